"""Tasks for somebody of the place: who can do one, and whom it tells when there is nobody."""

from collections.abc import Iterable
from dataclasses import replace

from engine.access import LOCAL, NAMED_CLASS, deny
from engine.commands.in_charge import managers_of
from engine.store.records import CaseRecord, TaskRecord
from engine.store.records_access import Word
from engine.store.work import Work
from engine.store.work_tasks import Person

NOBODY = "nobody_near"


def ask_around(work: Work, before: CaseRecord, case: CaseRecord, roles: Iterable[str]) -> int:
    """Look after the tasks for officials of the place in a step that opened tasks for `roles`.

    In the step that makes a case open by name alone theirs are taken back; tell how many. The
    case's managers are told of each task that nobody can do.
    """
    turned = case.klass == NAMED_CLASS != before.klass
    if not turned and LOCAL.isdisjoint(roles):
        return 0
    taken_back = [task for task in _local(work, case) if turned and task.assignee]
    for task in taken_back:
        work.tasks.hand_to(task, Person())
    tell_of_nobody(work, case)
    return len(taken_back)


def tell_of_nobody(work: Work, case: CaseRecord) -> None:
    """Leave the case's managers one word for each open task that nobody of the place can do.

    Not of a task whose diagram names no place: that one they hand out themselves.
    """
    for task in _local(work, case):
        waits = not task.assignee and _is_of_a_place(work, case, task)
        told = work.notices.told_of(case.daerah, NOBODY, task.id)
        if waits and not told and not _somebody(work, case, task):
            _tell(work, case, task)


def _local(work: Work, case: CaseRecord) -> list[TaskRecord]:
    return [task for task in work.tasks.of_case(case) if task.role in LOCAL]


def _is_of_a_place(work: Work, case: CaseRecord, task: TaskRecord) -> bool:
    process = work.bundle(case).checked.processes[task.element_process]
    return bool(process.nodes[task.element].area)


def _somebody(work: Work, case: CaseRecord, task: TaskRecord) -> bool:
    """Tell whether somebody may take the task from the pool."""
    subject = task.subject(work.cases.subject(case))
    officials = work.terms.officials(case.daerah, task.role)
    return any(deny(one, "claim", subject) is None for one in officials)


def _tell(work: Work, case: CaseRecord, task: TaskRecord) -> None:
    """Tell the case's managers, else all of the daerah: only a manager finds another way."""
    word = Word(kind=NOBODY, case_no=case.no, about=task.id, about_name=task.name)
    for username in managers_of(work, case):
        work.notices.tell(replace(word, username=username))
