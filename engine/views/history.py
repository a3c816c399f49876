"""What happened on a case, and whether its record is whole."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import NOTHING_SAID, Chosen, Decided, JsonObject, Passed, Process, Text
from engine.views.cases import CaseView, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row of the history, chained to the one before it."""

    #: Case id, or another chain's key ("proses:13.77:konseling_keluarga", "akun:…").
    chain: str
    seq: int
    at: datetime
    #: Past tense: "task_completed", "timer_fired", …
    deed: str
    actor: str
    actor_name: str
    role: str
    daerah: str
    task_id: str = ""
    element: str = ""
    #: Human name of the element.
    name: str = ""
    bundle: str = ""
    #: SHA-256 of what was written (answers, definition …).
    digest: str = ""
    reason: str = ""
    #: What else there is to know; never content of answers.
    detail: JsonObject
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySheet:
    """The whole story of one case, as an auditor reads it."""

    case: CaseView
    team: tuple[Member, ...]
    events: tuple[Event, ...]
    passed: tuple[Passed, ...]
    chosen: tuple[tuple[datetime, Chosen], ...]
    decided: tuple[tuple[datetime, Decided], ...]
    #: Elements of choices and decisions that do not open any more, and when they were made.
    unread: tuple[tuple[datetime, str], ...] = ()
    processes: dict[str, Process]
    #: Diagram sources as drawn, by process id.
    sources: dict[str, bytes]
    #: Elements active now, as (process id, element id).
    active: frozenset[tuple[str, str]] = frozenset()
    verified: "Verdict | None" = None
    #: Who opened the case or found it shut, latest first; None for whom that is not.
    opened: "tuple[Opening, ...] | None" = None
    #: The reader is of the case team: reasons, and what choices and decisions saw, are there.
    inside: bool = True
    #: When and why the contents were destroyed; nothing while they are there.
    erased: Text = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of checking a history chain."""

    whole: bool
    #: Chains and rows looked at.
    chains: int
    events: int
    #: First bad entry: chain, seq and what is wrong with it.
    bad_chain: str = ""
    bad_seq: int = 0
    why: Text = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Somebody who opened a case, or found it shut."""

    at: datetime
    name: str
    role: str
    #: "case_read", "history_printed", …; of who found it shut, what she tried.
    function: str
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened on a case, with what it brought about."""

    event: Event
    #: Names of the steps that it opened.
    opened: tuple[str, ...] = ()
    #: Number of the letter that was signed; "" for none.
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSheet:
    """A page of what happened on a case, the latest first."""

    case: CaseView
    team: tuple[Member, ...]
    happenings: tuple[Happening, ...]
    #: For the page after this one; 0 when there is none.
    next: int
    #: The reader is of the case team: reasons are there.
    inside: bool
