"""Who has an account, and the roles she holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.views.history import Event, Verdict
from engine.views.sessions import SessionView

TermState = Literal["ahead", "running", "over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A role that somebody holds for a time."""

    id: str
    role: str
    #: Name of the unit; "" for the whole daerah.
    unit: str
    state: TermState
    #: None when no beginning or no end was given.
    starts_at: datetime | None
    ends_at: datetime | None
    sk_no: str
    str_no: str
    pledged_on: str
    #: Region codes in which she serves; () for the whole daerah.
    areas: tuple[str, ...]
    #: Why it ended before its time.
    end_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Somebody with an account, and her terms that are not over."""

    username: str
    name: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """An LK3 of the daerah."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStory:
    """What was done with an account, the latest first."""

    events: tuple[Event, ...]
    verified: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    """A reset that one administrator wishes and another has not agreed to."""

    by: str
    by_name: str
    reason: str
    #: Second factors go as well.
    factors: bool
    #: Until when the other may agree.
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """Everything the page of one person needs."""

    username: str
    name: str
    #: She has chosen her password.
    has_password: bool
    terms: tuple[TermView, ...]
    sessions: tuple[SessionView, ...]
    #: Kinds of her second factors: "totp", "passkey".
    kinds: tuple[str, ...]
    #: What another administrator, or the one who asks, would have reset.
    wish: WishView | None
    story: AccountStory
