"""The registry of institutions, as people read it."""

from dataclasses import dataclass
from datetime import datetime

from engine.views.people import AccountStory


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionView:
    """One institution of the daerah; "" and () where nothing is known."""

    id: str
    name: str
    #: A key of KINDS.
    kind: str
    #: Keys of NEEDS.
    needs: tuple[str, ...]
    #: Codes of kecamatan, desa and kelurahan; () for the whole daerah.
    areas: tuple[str, ...]
    address: str
    phone: str
    #: Whom to ask for there.
    contact: str
    hours: str
    cost: str
    access: str
    limits: str
    agreement_no: str
    #: Days like "2027-12-31".
    agreement_until: str
    source: str
    #: "" while nobody has asked there whether all this is so.
    checked_on: str
    #: Forms offer it.
    active: bool
    #: Why it was retired, or taken up again.
    reason: str
    version: int
    changed_at: datetime
    changed_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionSheet:
    """One institution and all that was ever written of it."""

    institution: InstitutionView
    story: AccountStory
