"""What every deed on a task shares: who may touch it, and taking it from the pool."""

from engine.access import guard
from engine.commands.naming import in_place, put_on
from engine.errors import TaskNotOpen
from engine.lifecycle import fits
from engine.model import JsonObject, say
from engine.store.history import Deed
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.store.work_answers import Filled
from engine.store.work_tasks import Person


def open_task(work: Work, task_id: str, verb: str) -> tuple[CaseRecord, TaskRecord]:
    """Lock the case, read the task fresh; refuse unless the actor may do `verb` on it now."""
    case, task, subject = work.cases.lock_of_task(task_id)
    guard(work.actor, "know_task", subject)
    _still_open(task)
    guard(work.actor, verb, subject)
    fits(verb, case.status)
    in_place(work, subject)
    return case, task


def taken_from_pool(work: Work, case: CaseRecord, task: TaskRecord) -> CaseRecord:
    """Claim a task that lies in the pool; returns the case with that row in its history."""
    if task.assignee:
        return case
    hand_over(work, case, task, Person(work.actor.username, work.actor.name), work.actor.role)
    return work.history.of_case(case, deed_on(task, "task_claimed"))


def hand_over(work: Work, case: CaseRecord, task: TaskRecord, person: Person, role: str) -> None:
    """Give a task to a person, who is on the case team from now on."""
    work.tasks.hand_to(task, person)
    put_on(work, case, person, role)


def deed_on(task: TaskRecord, deed: str, reason: str = "", **detail: str) -> Deed:
    """Name a deed on a task."""
    return Deed(
        deed=deed,
        task_id=task.id,
        element=task.element,
        name=task.name,
        reason=reason,
        detail=detail,
    )


def filled_in(task: TaskRecord, answers: JsonObject) -> Filled:
    """Name the form of a task with its answers."""
    return Filled(
        task_id=task.id,
        element=task.element,
        task_name=task.name,
        form=task.form,
        body=answers,
    )


def _still_open(task: TaskRecord) -> None:
    if task.status == "open":
        return
    if task.done_by:
        message = say("Tugas ini sudah diselesaikan oleh {nama}.", nama=task.done_by_name)
        raise TaskNotOpen(message, by_name=task.done_by_name, at=task.done_at)
    raise TaskNotOpen(say("Tugas ini sudah ditarik; tidak perlu dikerjakan lagi."), at=task.done_at)
