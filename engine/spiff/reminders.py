"""Tasks that only remind are withdrawn as soon as what they remind of is over.

What is over is read off the tree at every rest of the case: nothing is kept in its state.
"""

from typing import Any

from engine.spiff.events import BoundaryEvent
from engine.spiff.marks import FAILED, READY, UNFINISHED


def withdraw(instance: Any) -> bool:
    """Withdraw the open reminders nobody needs any more; tell whether there is something to run."""
    for part in (instance, *instance.subprocesses.values()):
        gone = [task for task in _open(part) if not _is_needed(task)]
        for task in gone:
            task.cancel()
        if gone:
            part.update_waiting_tasks()  # the end of the part may have waited for nothing else
    return bool(instance.agenda)


def _open(part: Any) -> list[Any]:
    if not part.spec.reminders:
        return []
    return [
        task
        for task in part.tasks.values()
        if task.task_spec in part.spec.reminders
        and task._state == READY
        and FAILED not in task.internal_data
    ]


def _is_needed(task: Any) -> bool:
    """Tell whether the activity goes on that the event before `task` watches.

    As long as it does, compaction keeps the event and the activity beside it.
    """
    event = task.parent
    while event is not None and not _reminds(event.task_spec):
        event = event.parent
    beside = () if event is None else event.parent.children
    return any(
        one._state & UNFINISHED for one in beside if not isinstance(one.task_spec, BoundaryEvent)
    )


def _reminds(spec: Any) -> bool:
    return isinstance(spec, BoundaryEvent) and not spec.cancel_activity
