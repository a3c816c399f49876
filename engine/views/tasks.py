"""The inbox and the page of one task."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from engine.model import NOTHING_AHEAD, Chosen, Decided, Files, JsonObject, Node, Onward, Pace
from engine.views.attachments import AttachmentView

if TYPE_CHECKING:
    from engine.views.search import KnownBefore  # which speaks of cases, and they of tasks

TaskStatus = Literal["open", "done", "withdrawn"]


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
    #: Region code of the family, where the task asks for somebody of the place.
    area: str = ""
    #: None without a deadline, and while its clock stands still.
    due: datetime | None = None
    #: What it was given: "3 HK", "P14D"; "" of a moment, or without a deadline.
    budget: str = ""
    #: How the deadline stands: "on_track", "at_risk" from 75 % of the budget on, "breached" from
    #: 100 %, "escalated" from 150 %, "stopped"; "" without one, or when the task is over.
    pace: Pace = ""
    #: When who holds it wants to take it up again: the beginning of that day.
    follow_up: datetime | None = None
    #: How long it has been open, or was; what stood still is part of it.
    age: timedelta = timedelta()
    opened_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    done_by_name: str = ""
    #: "tinggi", "sedang", "rendah" or "".
    risk: str = ""
    stage: str = ""
    priority: int = 0

    def alone(self) -> "TaskView":
        """Return it without what it tells of its case but its number."""
        return replace(self, process="", process_name="", risk="", stage="", area="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A keyset page of an inbox."""

    tasks: tuple[TaskView, ...]
    #: Hand it back for the next page; "" at the end.
    next: str = ""
    #: Counts per shelf ("mine", "pool", "waiting", "done", "all"), capped at 1001.
    counts: dict[str, int] = field(default_factory=dict)
    #: Of her own tasks: "late", due "today", to "follow_up" by tonight, "new" since yesterday.
    today: dict[str, int] = field(default_factory=dict)
    #: Tasks are shown without their cases: by stage and risk they are not to be filtered.
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalsView:
    """What became of a shelf since somebody looked; counts are capped at 1001."""

    count: int
    #: Opened since then.
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A filter of the inbox under its name."""

    id: str
    name: str
    #: Its codes, as an address has them.
    body: str
    #: The hat it is shared with; "" for nobody.
    role: str = ""
    by_name: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """How somebody looks at her desk."""

    filters: tuple[FilterView, ...] = ()
    #: What the rows show; None where she never chose.
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody has typed so far; kept apart from the answers."""

    body: JsonObject
    version: int
    saved_at: datetime
    saved_by: str
    saved_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDraft:
    """A task into which somebody typed what was not handed in."""

    task: TaskView
    #: When it goes.
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftSheet:
    """What one person typed into a task, and was not handed in."""

    task: TaskView
    #: Forms of the case's own bundle, by file name.
    files: Files
    #: The latest first.
    drafts: tuple[Draft, ...]
    #: When the latest goes.
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """A time in which a clock stood still; `task_id` "" when all of the case did."""

    task_id: str
    #: "keluarga", "dokumen", "lembaga", or "ditunda" of a suspended case.
    why: str
    since: datetime
    by_name: str
    #: None while it lasts.
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSheet:
    """Everything the task page needs."""

    task: TaskView
    node: Node
    #: Forms of the case's own bundle, by file name.
    files: Files
    #: Live variables of the case, for computed and prefilled fields; to who does the task without
    #: its case only those that the form hands over.
    known: JsonObject
    draft: Draft | None
    #: What former holders typed and nobody handed in; of another only what others may read.
    left: tuple[Draft, ...] = ()
    #: Files attached at this task, the latest first.
    attachments: tuple[AttachmentView, ...] = ()
    #: The newest answers of the case to this form, for a form that continues them; else {}.
    earlier: JsonObject = field(default_factory=dict)
    #: The person may complete it now; else why not, as `deny` of engine.access.
    may_complete: bool
    may_claim: bool
    may_assign: bool
    may_see_case: bool = False
    #: She works on it: it is hers, or she works in its holder's place.
    works_on: bool = False
    #: Somebody may be asked to work on it in its holder's place, and the task be taken back.
    may_entrust: bool = False
    #: Who works in its holder's place now: names, and whether the task alone was entrusted.
    stand_ins: tuple[str, ...] = ()
    entrusted: bool = False
    #: In whose place the asker works on it; "" in her own.
    absent_name: str = ""
    #: When its clock stood still, oldest first, and how many working days it has left.
    stops: tuple[StopView, ...] = ()
    days_left: int | None = None
    may_stop_clock: bool = False
    #: Longer budgets that it may be given now, the longest last: "3 HK", …
    longer: tuple[str, ...] = ()
    may_continue_clock: bool = False
    #: Why it is here: the choices and decisions of the step that brought it.
    chosen: tuple[Chosen, ...] = ()
    decided: tuple[Decided, ...] = ()
    #: What comes when it is done; nothing for who sees the task without its case.
    onward: Onward = NOTHING_AHEAD
    #: Whether the people of the case are known from others; None where the form does not ask.
    known_before: "KnownBefore | None" = None
