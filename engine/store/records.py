"""Rows as commands see them: frozen values, one class per table that is changed in place.

Cases and tasks are tuples by name: a step takes six of them, each a fifth of the time of a
dataclass with as many fields.
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row

from engine.access import Subject
from engine.model import Deadline, Pace
from engine.store.canonical import parsed
from engine.store.columns import DESTROYED, NEVER
from engine.views import AnswerView, CaseStatus, CaseView, Receipt, TaskStatus, TaskView


def values_of(record: "AnswerRecord") -> dict[str, Any]:
    """Take a row apart again: column -> value."""
    return {item.name: getattr(record, item.name) for item in fields(record)}


#: Stands where a task's element would: the answers came with the family from another case.
CARRIED = "dibawa"


class CaseRecord(NamedTuple):
    """A case, locked for the deed that holds it."""

    daerah: str
    id: str
    no: str
    process: str
    process_name: str
    definition: int
    bundle: str
    status: CaseStatus
    opened_at: datetime
    opened_by: str
    opened_by_name: str
    stage: str = ""
    risk: str = ""
    pathway: str = ""
    klass: str = ""
    #: Number of the key that seals its contents (envelopes.py).
    key: int = 0
    state: bytes = b""
    #: Canonical JSON of the live variables.
    known: bytes = b"{}"
    #: Counts the writes; the UPDATE names the one it read.
    version: int = 0
    closed_at: datetime | None = None
    end_name: str = ""
    suspended_at: datetime | None = None
    #: Since when its clocks stand still, while its work goes on.
    clocks_stopped_at: datetime | None = None
    #: Length and last hash of the case's history chain.
    audit_seq: int = 0
    audit_head: str = ""

    @classmethod
    def of(cls, row: Row[Any]) -> "CaseRecord":
        """Take a whole row of `case_file` for its head alone: contents stay sealed."""
        return cls(**row._asdict())

    def receipt(self, deed: str, subject: str = "", *, version: int = 0, count: int = 0) -> Receipt:
        """Answer a deed on this case."""
        return Receipt(
            deed=deed,
            case_id=self.id,
            case_no=self.no,
            subject=subject,
            version=version,
            count=count,
        )

    def view(self) -> CaseView:
        """Give the head of the case, without content."""
        return CaseView(
            id=self.id,
            no=self.no,
            daerah=self.daerah,
            process=self.process,
            process_name=self.process_name,
            definition=self.definition,
            bundle=self.bundle,
            status=self.status,
            stage=self.stage,
            risk=self.risk,
            pathway=self.pathway,
            opened_at=self.opened_at,
            opened_by=self.opened_by,
            opened_by_name=self.opened_by_name,
            closed_at=self.closed_at,
            end=self.end_name,
            erased=self.key == DESTROYED,
        )


class TaskRecord(NamedTuple):
    """A task of a case."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    process: str
    process_name: str
    element_process: str
    element: str
    name: str
    role: str
    form: str
    status: TaskStatus
    area: str
    assignee: str | None
    assignee_name: str
    risk: str
    stage: str
    klass: str
    priority: int
    budget: str
    near_at: datetime
    due: datetime
    long_over_at: datetime
    remind_at: datetime | None
    follow_up: datetime | None
    opened_at: datetime
    done_at: datetime | None
    done_by: str
    done_by_name: str

    @classmethod
    def of(cls, row: Row[Any]) -> "TaskRecord":
        """Take a whole row of `task`."""
        return cls(**row._asdict())

    def subject(self, case: Subject) -> Subject:
        """Reduce the task to what the access rules look at, beside what its case brings."""
        return replace(
            case, task_id=self.id, role=self.role, assignee=self.assignee or "", area=self.area
        )

    @property
    def deadline(self) -> Deadline | None:
        """When it must be done; None without a deadline, and while its clock stands still."""
        times = {"near": self.near_at, "due": self.due, "long_over": self.long_over_at}
        return None if self.due == NEVER else Deadline(budget=self.budget, **times)

    def pace(self, now: datetime) -> Pace:
        """Tell how its deadline stands at `now`."""
        if self.status != "open":
            return ""
        if deadline := self.deadline:
            return deadline.pace(now)
        return "stopped" if self.budget else ""

    def view(self, now: datetime) -> TaskView:
        """Give the row of an inbox as it stands at `now`."""
        return TaskView(
            id=self.id,
            case_id=self.case_id,
            case_no=self.case_no,
            process=self.process,
            process_name=self.process_name,
            element=self.element,
            name=self.name,
            role=self.role,
            status=self.status,
            assignee=self.assignee or "",
            assignee_name=self.assignee_name,
            form=self.form,
            area=self.area,
            due=None if self.due == NEVER else self.due,
            budget=self.budget,
            pace=self.pace(now),
            follow_up=self.follow_up,
            age=(self.done_at or now) - self.opened_at,
            opened_at=self.opened_at,
            done_at=self.done_at,
            done_by=self.done_by,
            done_by_name=self.done_by_name,
            risk=self.risk,
            stage=self.stage,
            priority=self.priority,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """One version of a filled form."""

    daerah: str
    id: str
    case_id: str
    task_id: str
    element: str
    task_name: str
    form: str
    version: int
    #: b"" when it does not open.
    body: bytes
    salt: bytes
    digest: str
    at: datetime
    author: str
    author_name: str
    role: str
    reason: str

    @property
    def is_readable(self) -> bool:
        """Tell whether its content opened."""
        return self.body != b""

    def view(self, *, may_correct: bool) -> AnswerView:
        """Give the filled form as a page shows it."""
        return AnswerView(
            id=self.id,
            task_id=self.task_id,
            form=self.form,
            task_name=self.task_name,
            version=self.version,
            body=parsed(self.body) if self.is_readable else {},
            is_readable=self.is_readable,
            at=self.at,
            by=self.author,
            by_name=self.author_name,
            reason=self.reason,
            may_correct=may_correct,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRecord:
    """A published version of a process."""

    #: Roles that open its cases; "" is every role that opens cases at all.
    starters: str

    daerah: str
    process: str
    version: int
    name: str
    bundle: str
    published_by: str
    note: str
    published_at: datetime
