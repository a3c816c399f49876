"""Bring the deadline of one task to mind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from engine.access import MANAGER, NAMED_CLASS, guard
from engine.bpmn import above_of
from engine.errors import Unknown
from engine.model import Deadline
from engine.ports import Deliver
from engine.reminding import reminder
from engine.store.history import Deed
from engine.store.records import CaseRecord, TaskRecord
from engine.store.records_access import Word
from engine.store.work import Work
from engine.views import Receipt

#: Hats that are told when a task is long overdue, and its settings name nobody.
ABOVE = ("ketua_lk3", "kabid_dinsos")


@dataclass(frozen=True, slots=True)
class Remind:
    """Tell whom it concerns: who holds it, then the case managers, then who leads."""

    daerah: str
    task_id: str

    def attempt(self, _deliver: Deliver | None) -> "Remind":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when somebody was to be told, and nobody was faster."""
        nothing = Receipt(deed="deadline_told")
        try:
            case, task, subject = work.cases.lock_of_task(self.task_id)
        except Unknown:
            return nothing
        guard(work.actor, "work_clock", subject)
        deadline = _to_be_told(task, work.now)
        if deadline is None:
            return nothing

        said = reminder(deadline, work.now)
        work.tasks.remind_next(task)
        for word in _words(work, case, task, said):
            work.notices.tell(word, case.daerah)

        late = max(int((work.now - deadline.due).total_seconds()), 0)
        told = Deed(
            deed=said,
            element=task.element,
            name=task.name,
            detail={"due": deadline.due.isoformat(), "late_seconds": late},
        )
        work.record(case, told)
        return case.receipt("deadline_told", task.id, count=1)


def _to_be_told(task: TaskRecord, now: datetime) -> Deadline | None:
    is_time = task.status == "open" and task.remind_at is not None and task.remind_at <= now
    return task.deadline if is_time else None


def _above(work: Work, case: CaseRecord, task: TaskRecord) -> tuple[str, ...]:
    """Return whom the daerah's settings name, else who leads."""
    checked = work.bundle(case).checked
    return above_of(checked, task.element_process, task.element, task.budget) or ABOVE


def _words(work: Work, case: CaseRecord, task: TaskRecord, said: str) -> Iterator[Word]:
    """Yield a word to each whom it concerns; whoever leads is told the number alone."""
    if said == "deadline_long_passed":
        above = _above(work, case, task)
        yield from (Word(kind=said, role=hat, case_no=case.no) for hat in above)
        return
    word = Word(kind=said, case_no=case.no, about_name=task.name)
    if said == "deadline_near" and task.assignee:
        whom = (task.assignee, *_in_her_place(work, case, task))
        yield from (replace(word, username=username) for username in whom)
    else:
        yield replace(word, role=MANAGER)


def _in_her_place(work: Work, case: CaseRecord, task: TaskRecord) -> list[str]:
    """Return who works on a task in its holder's name, and so finds it on her own desk."""
    subject = work.cases.subject(case)
    here = {one.username for one in subject.stand_ins if one.task_id == task.id}
    seeing = subject.named if case.klass == NAMED_CLASS else here
    return sorted((here & seeing) - subject.denied)
