"""The institutions drawer: the registry of a daerah, and the story of each entry."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from engine.model import Actor, Json
from engine.store.history import Deed, History
from engine.store.schema_institutions import institution
from engine.store.upsert import insert_or_ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionRecord:
    """One institution; "" where nothing is known."""

    daerah: str
    id: str
    name: str
    #: A key of KINDS.
    kind: str
    #: Keys of NEEDS, and codes of kecamatan, desa and kelurahan, with spaces between them; without
    #: areas it serves the whole daerah.
    needs: str = ""
    areas: str = ""
    address: str = ""
    #: With its area code, digits alone.
    phone: str = ""
    #: Whom to ask for there: a desk or an office.
    contact: str = ""
    hours: str = ""
    cost: str = ""
    #: For people who walk, see, hear or understand less.
    access: str = ""
    #: Whom it does not take, and how many it can: age, sex, places.
    limits: str = ""
    #: Number and last day ("2027-12-31") of the agreement with it.
    agreement_no: str = ""
    agreement_until: str = ""
    #: Where all this is known from.
    source: str = ""
    #: Day on which somebody last asked there, "2026-07-26"; "" while nobody has.
    checked_on: str = ""
    active: bool = True
    #: Why it was retired, or taken up again.
    reason: str = ""
    version: int = 1


#: What the history tells of by its own columns.
_ASIDE = frozenset(("daerah", "id", "reason", "version"))


def chain_of(id_: str) -> str:
    """Return the chain on which an institution's story is written."""
    return f"lembaga:{id_}"


class Institutions:
    """The registry of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self._history = History(connection, actor, now)

    def one(self, daerah: str, id_: str) -> InstitutionRecord | None:
        """Return an institution, locked."""
        query = select(institution).where(*_at(daerah, id_)).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            return None
        kept = row._asdict()
        return InstitutionRecord(**{one.name: kept[one.name] for one in fields(InstitutionRecord)})

    def named(self, daerah: str, name: str) -> InstitutionRecord | None:
        """Return the institution of that name which is in use, locked."""
        here = (institution.c.daerah == daerah, institution.c.name == name, institution.c.active)
        id_ = self._connection.execute(select(institution.c.id).where(*here)).scalar()
        return None if id_ is None else self.one(daerah, id_)

    def add(self, new: InstitutionRecord) -> bool:
        """Write a new institution with its story's beginning; tell whether its id was free."""
        if not insert_or_ignore(self._connection, institution, self._row(new)):
            return False
        self._tell("institution_added", new, {name: said for name, said in _said(new) if said})
        return True

    def change(self, old: InstitutionRecord, new: InstitutionRecord, deed: str) -> int:
        """Write the next version of an institution and what changed; returns its number."""
        new = replace(new, version=old.version + 1)
        here = update(institution).where(*_at(old.daerah, old.id))
        self._connection.execute(here.values(**self._row(new)))
        before = dict(_said(old))
        changed: dict[str, Json] = {
            name: [before[name], said] for name, said in _said(new) if said != before[name]
        }
        self._tell(deed, new, changed)
        return new.version

    def _row(self, record: InstitutionRecord) -> dict[str, object]:
        stamped = {"changed_at": self._now, "changed_by_name": self._actor.name}
        return {**asdict(record), **stamped}

    def _tell(self, deed: str, record: InstitutionRecord, detail: Mapping[str, Json]) -> None:
        told = Deed(deed=deed, name=record.name, reason=record.reason, detail=detail)
        self._history.of_chain(record.daerah, chain_of(record.id), told)


def _said(record: InstitutionRecord) -> list[tuple[str, Json]]:
    return [(name, said) for name, said in asdict(record).items() if name not in _ASIDE]


def _at(daerah: str, id_: str) -> tuple[ColumnElement[bool], ...]:
    return (institution.c.daerah == daerah, institution.c.id == id_)
