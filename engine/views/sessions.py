"""Where somebody is signed in, wholly or halfway."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSheet:
    """A session that is still good."""

    actor: Actor
    #: All of the person's role codes, main role first; `actor.role` is the hat worn now.
    roles: tuple[str, ...]
    #: Whether it is time for TouchSession.
    stale: bool
    #: When it ends, however busy she is.
    ends_at: datetime
    #: When she last proved who she is, by password or second factor.
    proved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """One place where somebody is signed in."""

    id: str
    #: Browser and system: "Firefox, Android"; "" when it was not said.
    device: str
    role: str
    started_at: datetime
    seen_at: datetime
    #: It is the session that asks.
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfwaySheet:
    """A sign-in whose first proof was right and that waits for more; it opens nothing yet."""

    actor: Actor
    #: "second_factor": prove one; "enrolment": get one first.
    awaits: str
    #: Kinds of second factors she has: "totp", "passkey".
    kinds: tuple[str, ...]
    #: Whether she has recovery codes left.
    recovery: bool
