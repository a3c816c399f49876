"""What queries answer: frozen values for pages, documents and the command line."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.model import (
    NOTHING_SAID,
    Actor,
    Awaited,
    Chosen,
    Decided,
    Files,
    JsonObject,
    Node,
    Passed,
    Process,
    Text,
)

TaskStatus = Literal["open", "done", "withdrawn"]
CaseStatus = Literal["running", "suspended", "stuck", "ended", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a command answers; the same submission sent twice gets the same receipt."""

    #: Past tense, as in the history: "task_completed", "case_started", …
    deed: str
    case_id: str = ""
    case_no: str = ""
    #: Id of what was made or changed: task, answer, incident, definition version …
    subject: str = ""
    #: New version of the draft or the definition, where there is one.
    version: int = 0
    #: Ids of the tasks now open on this case that the actor may take, hers first.
    next_tasks: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """One row of an inbox; carries all that the list shows."""

    id: str
    case_id: str
    case_no: str
    process: str
    process_name: str
    element: str
    name: str
    role: str
    status: TaskStatus
    #: Username; "" while it lies in the role's pool.
    assignee: str = ""
    assignee_name: str = ""
    form: str = ""
    due: datetime | None = None
    opened_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    done_by_name: str = ""
    #: "tinggi", "sedang", "rendah" or "".
    risk: str = ""
    stage: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A keyset page of an inbox."""

    tasks: tuple[TaskView, ...]
    #: Hand it back for the next page; "" at the end.
    next: str = ""
    #: Counts per shelf ("mine", "pool", "done"), capped at 1001.
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody has typed so far; kept apart from the answers."""

    body: JsonObject
    version: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    """Everything the task page needs."""

    task: TaskView
    node: Node
    #: Forms of the case's own bundle, by file name.
    files: Files
    #: Live variables of the case, for computed and prefilled fields.
    known: JsonObject
    draft: Draft | None
    #: The newest answers of the case to this form, for a form that continues them; else {}.
    earlier: JsonObject = field(default_factory=dict)
    #: The person may complete it now; else why not, as `deny` of engine.access.
    may_complete: bool
    may_claim: bool
    may_assign: bool
    #: Why it is here: the choices and decisions of the step that brought it.
    chosen: tuple[Chosen, ...] = ()
    decided: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A node that could not run, waiting for a person."""

    id: str
    element: str
    message: Text
    at: datetime
    status: Literal["open", "solved"]
    #: "node", or "delivery" of a message that could not be handed over.
    kind: str = "node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a case's team."""

    username: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """A timer that runs on the case."""

    element: str
    name: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The head of a case, without content."""

    id: str
    no: str
    daerah: str
    process: str
    process_name: str
    #: Version of the definition the case runs on, and its bundle's hash.
    definition: int
    bundle: str
    status: CaseStatus
    stage: str = ""
    risk: str = ""
    pathway: str = ""
    opened_at: datetime
    opened_by: str
    opened_by_name: str = ""
    closed_at: datetime | None = None
    #: Name of the end event.
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One filled form; immutable, a correction is the next version."""

    id: str
    task_id: str
    form: str
    task_name: str
    version: int
    body: JsonObject
    at: datetime
    by: str
    by_name: str = ""
    reason: str = ""
    #: Whether this actor may correct it.
    may_correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Everything the case page needs; answers only for the case team."""

    case: CaseView
    team: tuple[Member, ...]
    tasks: tuple[TaskView, ...]
    awaited: tuple[Awaited, ...]
    clocks: tuple[ClockView, ...]
    incidents: tuple[Incident, ...]
    answers: tuple[AnswerView, ...]
    files: Files
    #: What a form of the case may read besides its own answers; {} for whom that is not.
    known: JsonObject = field(default_factory=dict)
    #: Verbs of engine.access this actor may use on the case now: "suspend", "cancel", …
    may: frozenset[str] = frozenset()


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
class DefinitionView:
    """One published version of a process in a daerah."""

    daerah: str
    process: str
    name: str
    version: int
    bundle: str
    published_at: datetime
    published_by: str
    note: str = ""
    running: int = 0
    #: An unpublished copy of its diagram waits in the editor; said only to those who may edit.
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionSheet:
    """A definition with its files, for the editor and the diagram page."""

    definition: DefinitionView
    files: Files
    processes: dict[str, Process]
    versions: tuple[DefinitionView, ...]
    #: The editor's unpublished copy of the main diagram, if there is one.
    draft: bytes | None = None
    draft_version: int = 0


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
    story: AccountStory


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorView:
    """A second factor, without its secret."""

    id: str
    #: "totp" or "passkey".
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsSheet:
    """A person's second factors."""

    factors: tuple[FactorView, ...]
    #: Recovery codes not yet used.
    codes_left: int
    #: Passkeys have a list of their own.
    passkeys: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident in the list of a daerah; nothing of what families said."""

    id: str
    case_no: str
    process: str
    process_name: str
    #: Version of the definition the case runs on.
    definition: int
    element: str
    #: Name of the element in the diagram.
    name: str
    #: "node", "delivery", or "state" when the case itself cannot be read.
    kind: str
    message: Text
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenView:
    """One place where a case stands, and where its token may be put instead."""

    id: str
    element: str
    name: str
    #: BPMN local name of the node.
    kind: str
    #: Name of the process it stands in.
    process: str
    #: The node could not run.
    held: bool
    #: Element id to name; only where the case can still end as drawn.
    targets: dict[str, str]
    #: The case can do without it.
    may_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairSheet:
    """Everything the page for mending a case needs."""

    case: CaseView
    #: To be handed back with every deed.
    version: int
    #: Open ones, latest first.
    incidents: tuple[Incident, ...]
    tokens: tuple[TokenView, ...]
    #: Paths of the variables that may be set right; () for whom that is closed.
    variables: tuple[str, ...] = ()
    #: Their values, for the case team only.
    values: JsonObject = field(default_factory=dict)
    #: Verbs of engine.access this actor may use now: "retry", "repair", "mend_value".
    may: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlan:
    """What would become of one case on another version of its process."""

    no: str
    verdict: Literal["safe", "needs_mapping", "stays"]
    #: Names of the steps the case stands at.
    at: tuple[str, ...] = ()
    #: Why it must stay.
    reasons: tuple[Text, ...] = ()
    #: Node id to name: in use, and without a counterpart.
    missing: dict[str, str] = field(default_factory=dict)
    #: What changes although nothing is lost.
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationSheet:
    """What would become of the running cases of one version on another."""

    process: str
    name: str
    from_version: int
    to_version: int
    mapping: dict[str, str]
    #: Cases on the old version, on all pages.
    total: int
    cases: tuple[CasePlan, ...]
    #: Node id to name: nodes that only the new version has.
    targets: dict[str, str]
    #: Numbers of cases that came over and can still go back.
    undoable: tuple[str, ...]
    #: Hand it back for the next page; "" at the end.
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyView:
    """One passkey of a person."""

    #: Credential id, base64url.
    id: str
    name: str
    transports: tuple[str, ...]
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeySheet:
    """A person's passkeys, oldest first."""

    #: What her devices know her by; says nothing of her.
    handle: str
    keys: tuple[PasskeyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantView:
    """Somebody who was let into a case by name, or is kept out of it."""

    username: str
    name: str
    #: Role code; "" of who is kept out.
    role: str = ""
    #: "" when a manager, the diagram or a step put her on it.
    reason: str
    #: None where no end was set.
    until: datetime | None = None
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyView:
    """One emergency access."""

    id: str
    case_no: str
    name: str
    role: str
    reason: str
    at: datetime
    until: datetime
    #: When it must have been reviewed.
    due: datetime
    #: "dibenarkan", "tidak_dibenarkan", or "" before it is reviewed.
    outcome: str = ""
    note: str = ""
    reviewed_at: datetime | None = None
    reviewed_by_name: str = ""
    #: Whether this actor may judge it now.
    may_review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSheet:
    """Who is let into a case, and who is kept out."""

    case: CaseView
    klass: str
    team: tuple[Member, ...]
    granted: tuple[GrantView, ...]
    denied: tuple[GrantView, ...]
    emergencies: tuple[EmergencyView, ...]
    #: Whether this actor may open the case to others, and shut it to them.
    may_open: bool
    may_shut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A word to the reader, or to the hat she wears."""

    id: str
    #: "emergency", "closed_case", "many_cases", "factors_reset".
    kind: str
    case_no: str
    about_name: str
    count: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Somebody who opened a case, or found it shut."""

    at: datetime
    name: str
    role: str
    #: "case_read", "history_printed", …; of who found it shut, what she tried.
    function: str
    refused: bool
