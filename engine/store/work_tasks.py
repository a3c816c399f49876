"""The task drawer: open, hand over, close."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    literal_column,
    select,
    update,
)

from engine.access import LOCAL, is_area
from engine.model import Actor, Deadline, Reached
from engine.reminding import next_reminder
from engine.store.columns import NEVER
from engine.store.prepared import Prepared, Question, inserting, setting
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import task
from engine.store.schema_absence import stand_in
from engine.store.work_drafts import Drafts

#: A literal, not a parameter: only then do both databases use the partial indexes.
OPEN: ColumnElement[str] = literal_column("'open'")


# Statements of the step are built once: building costs more than saying them.
OPEN_OF_CASE = (
    select(task)
    .where(
        task.c.daerah == bindparam("daerah"),
        task.c.case_id == bindparam("case"),
        task.c.status == OPEN,
    )
    .order_by(task.c.opened_at, task.c.id)
)
_NEXT = Question(
    OPEN_OF_CASE.with_only_columns(task.c.id, task.c.assignee, task.c.role, task.c.area)
)
_COLOUR = Prepared(
    update(task)
    .where(
        task.c.daerah == bindparam("at_daerah"),
        task.c.case_id == bindparam("at_case"),
        task.c.status == OPEN,
    )
    .values(risk=bindparam("risk"), klass=bindparam("klass"))
)
_INSERT = inserting(task)
_HAND = setting(task, "daerah id", "assignee", "assignee_name")
_OVER = Prepared(
    update(stand_in)
    .where(
        stand_in.c.daerah == bindparam("at_daerah"),
        stand_in.c.username == bindparam("at_username"),
        stand_in.c.task_id == bindparam("at_task"),
    )
    .values(ends_at=bindparam("now", type_=stand_in.c.ends_at.type))
)
_CLOSE = setting(task, "daerah id", "status", "done_at", "done_by", "done_by_name")
_PUT_OFF = setting(task, "daerah id", "budget", "near_at", "due", "long_over_at", "remind_at")
_FOLLOW_UP = setting(task, "daerah id", "follow_up")
_REMIND = setting(task, "daerah id", "remind_at")


@dataclass(frozen=True, slots=True)
class Person:
    """Who gets a task; nobody when it lies in the pool."""

    username: str = ""
    name: str = ""


class Tasks:
    """The tasks of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        #: What people typed into them so far.
        self.drafts = Drafts(connection, actor, now)

    def place(self, case: CaseRecord, reached: Iterable[tuple[Reached, Person]]) -> None:
        """Put newly reached tasks on desks and into pools."""
        rows = [self._row(case, step, person) for step, person in reached]
        _INSERT.say_all(self._connection, rows)

    def hand_to(self, record: TaskRecord, person: Person) -> None:
        """Give a task to a person, or back to the pool; who loses it can read what she typed."""
        if record.assignee and (typed := self.drafts.of(record)):
            self.drafts.leave(typed)
        given = {"assignee": person.username or None, "assignee_name": person.name}
        _HAND.say(self._connection, {**_at(record), **given})
        if record.assignee:
            # What she had entrusted is not hers to entrust any more.
            which = {"at_daerah": record.daerah, "at_username": record.assignee}
            _OVER.say(self._connection, {**which, "at_task": record.id, "now": self._now})

    def close(self, record: TaskRecord) -> None:
        """Mark a task as done by the actor."""
        done = {
            "status": "done",
            "done_at": self._now,
            "done_by": self._actor.username,
            "done_by_name": self._actor.name,
        }
        _CLOSE.say(self._connection, {**_at(record), **done})

    def withdraw(self, case: CaseRecord, ids: Iterable[str]) -> None:
        """Take back tasks that nobody needs to do any more."""
        gone = tuple(ids)
        if gone:
            self._connection.execute(
                update(task)
                .where(task.c.daerah == case.daerah, task.c.id.in_(gone), task.c.status == OPEN)
                .values(status="withdrawn", done_at=self._now)
            )
            self.drafts.withdraw(case.daerah, gone)

    def of_case(self, case: CaseRecord) -> tuple[TaskRecord, ...]:
        """Open tasks of a case, oldest first."""
        which = {"daerah": case.daerah, "case": case.id}
        return tuple(TaskRecord.of(row) for row in self._connection.execute(OPEN_OF_CASE, which))

    def next_of_case(self, case: CaseRecord) -> Iterable[tuple[str, str | None, str, str]]:
        """Id, holder, role and area of the open tasks of a case, oldest first."""
        which = {"daerah": case.daerah, "case": case.id}
        return _NEXT.rows(self._connection, which)

    def colour(self, case: CaseRecord) -> None:
        """Show the case's risk and class on its open tasks."""
        which = {"at_daerah": case.daerah, "at_case": case.id}
        _COLOUR.say(self._connection, {**which, "risk": case.risk, "klass": case.klass})

    def put_off(self, record: TaskRecord, budget: str, deadline: Deadline | None) -> None:
        """Give a task another deadline of `budget`; None while its clock stands still."""
        given = {**_given(deadline), "budget": budget}
        if deadline:
            given["remind_at"] = next_reminder(deadline, self._now)
        _PUT_OFF.say(self._connection, {**_at(record), **given})

    def remind_next(self, record: TaskRecord) -> None:
        """Have the deadline of a task brought to mind the next time, or never again."""
        at = record.deadline and next_reminder(record.deadline, self._now)
        _REMIND.say(self._connection, {**_at(record), "remind_at": at})

    def plan(self, record: TaskRecord, follow_up: datetime | None) -> None:
        """Write down when a task is to be taken up again; None for no day."""
        _FOLLOW_UP.say(self._connection, {**_at(record), "follow_up": follow_up})

    def _row(self, case: CaseRecord, step: Reached, person: Person) -> Mapping[str, object]:
        node = step.node
        return {
            "daerah": case.daerah,
            "id": step.id,
            "case_id": case.id,
            "case_no": case.no,
            "process": case.process,
            "process_name": case.process_name,
            "element_process": node.process,
            "element": node.id,
            "name": node.name or node.id,
            "role": node.role,
            "form": node.form,
            "status": "open",
            "area": step.area if node.role in LOCAL and is_area(step.area) else "",
            "assignee": person.username or None,
            "assignee_name": person.name,
            "risk": case.risk,
            "stage": node.stage or case.stage,
            "klass": case.klass,
            "priority": node.priority,
            **_given(step.deadline),
            "follow_up": None,
            "opened_at": self._now,
            "done_at": None,
            "done_by": "",
            "done_by_name": "",
        }


def _given(deadline: Deadline | None) -> dict[str, object]:
    """Return the columns of a deadline, for a task that nobody has been reminded of."""
    if deadline is None:
        nothing = dict.fromkeys(("near_at", "due", "long_over_at"), NEVER)
        return {"budget": "", **nothing, "remind_at": None}
    return {
        "budget": deadline.budget,
        "near_at": deadline.near,
        "due": deadline.due,
        "long_over_at": deadline.long_over,
        "remind_at": deadline.near,
    }


def _at(record: TaskRecord) -> dict[str, object]:
    return {"at_daerah": record.daerah, "at_id": record.id}
