"""What moves deadlines in working days, the ledger and the calendar: they are counted from both."""

from engine.model import Deadline, Stop, under_stops, working_days
from engine.store.records import CaseRecord, TaskRecord
from engine.store.records_waits import ClockRecord, StopRecord
from engine.store.work import Work

#: The stops of a case, oldest first.
Ledger = tuple[StopRecord, ...]


def recount(work: Work, case: CaseRecord) -> tuple[str, ...]:
    """Count anew what runs on working days; return the elements whose deadline moved."""
    ledger, tasks = work.stops.of_case(case), work.tasks.of_case(case)
    moved = [task.element for task in tasks if _task_moved(work, task, ledger)]
    held = {(task.element_process, task.element): task.id for task in tasks}
    moved += [
        clock.element
        for clock in work.waits.in_working_days(case)
        if _clock_moved(work, clock, _stops(ledger, held.get(_watched(work, case, clock), "")))
    ]
    return tuple(moved)


def lengthen(work: Work, case: CaseRecord, task: TaskRecord, budget: str) -> None:
    """Give a task and the timers beside it that have as many working days more; to be recounted."""
    work.tasks.put_off(task, budget, task.deadline)
    for clock in work.waits.in_working_days(case):
        beside = _watched(work, case, clock) == (task.element_process, task.element)
        if beside and clock.budget == task.budget:
            work.waits.lengthen(clock, budget)


def _task_moved(work: Work, task: TaskRecord, ledger: Ledger) -> bool:
    if not working_days(task.budget):
        return False
    deadline = _counted(work, task, _stops(ledger, task.id))
    if deadline == task.deadline:
        return False
    work.tasks.put_off(task, task.budget, deadline)
    return True


def _clock_moved(work: Work, clock: ClockRecord, stops: tuple[Stop, ...]) -> bool:
    days, working = working_days(clock.budget), work.working(clock.daerah)
    deadline = under_stops(days, clock.started_at, working, stops)
    return work.waits.put_off(clock, deadline.due if deadline else None)


def _counted(work: Work, task: TaskRecord, stops: tuple[Stop, ...]) -> Deadline | None:
    days, working = working_days(task.budget), work.working(task.daerah)
    return under_stops(days, task.opened_at, working, stops)


def _watched(work: Work, case: CaseRecord, clock: ClockRecord) -> tuple[str, str]:
    """Return process and element of what a clock is attached to."""
    node = work.bundle(case).checked.processes[clock.process].nodes[clock.element]
    return clock.process, node.attached_to


def _stops(ledger: Ledger, task_id: str) -> tuple[Stop, ...]:
    """Return when a task's clock stood still, alone or with all of the case."""
    return tuple(
        (stop.stopped_at, stop.continued_at) for stop in ledger if stop.task_id in {"", task_id}
    )
