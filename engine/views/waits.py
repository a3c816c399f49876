"""What cases wait for from outside."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import Onward


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A timer that runs beside a wait, and what comes when the message has not come by then."""

    name: str
    #: None while it stands still.
    due: datetime | None
    then: Onward


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWait:
    """A message that a case waits for; what it is matched by is on the case's own page."""

    id: str
    case_no: str
    process_name: str
    name: str
    #: Whether it is an answer that fills a form; else only word is awaited.
    has_form: bool
    #: The next to fire first; those that stand still come last.
    lapses: tuple[Lapse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWaitsPage:
    """The most pressing of the waits, and how many there are, counted up to 1,001."""

    waits: tuple[MessageWait, ...]
    count: int
