"""Compensation: handlers undo what was completed, the last completed first, one after the other."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from SpiffWorkflow.specs.Join import Join
from SpiffWorkflow.task import Task

from engine.spiff.instance import Inner, Path
from engine.spiff.marks import COMPLETED, LIVE, READY, STARTED, UNDO, WAITING
from engine.spiff.tasks import Ours

#: Stands for all of a scope.
ALL: Final = "*"


class Undoing(Ours):
    """An event that may compensate: it waits until every handler is done."""

    #: Name of the activity it compensates, ALL of its scope, "" for none.
    undoes = ""

    def _update_hook(self, my_task: Any) -> bool:
        super()._update_hook(my_task)
        if not self.undoes:
            return True
        if UNDO not in my_task.internal_data:
            if self.node is not None and self.node.event == "cancel":
                _stop_others(my_task)
            my_task.internal_data[UNDO] = _taken(my_task.workflow, self.undoes)
        over = _go_on(my_task)
        if not over:
            my_task._set_state(STARTED)
        return over

    def _on_cancel(self, my_task: Any) -> None:
        super()._on_cancel(my_task)
        inner = my_task.workflow.top_workflow.subprocesses.get(my_task.id)
        if inner is not None:
            inner.cancel()


def undone(workflow: Any, handler: Any) -> None:
    """Go on where compensation was thrown: one handler is done."""
    event = handler.parent
    if event.task_spec is workflow.spec.start:
        event = workflow.owner
        del workflow.top_workflow.subprocesses[event.id]
    event.data = {**event.data, **handler.data}
    if _go_on(event):
        event._set_state(READY)


def _stop_others(event: Any) -> None:
    """Stop what still runs in the scope: only what is completed is undone."""
    for task in list(event.workflow.tasks.values()):
        if task is not event and task._state & LIVE and not isinstance(task.task_spec, Join):
            task.cancel()


def _taken(part: Any, undoes: str) -> list[Path]:
    """Take what is meant off the part: nothing is undone twice."""
    meant = [path for path in part.undoable if undoes in (ALL, path[0])]
    part.undoable = [path for path in part.undoable if path not in meant]
    return meant


def _go_on(event: Any) -> bool:
    """Begin the handler of what was completed last; tell whether nothing is left."""
    left: list[Path] = event.internal_data[UNDO]
    if left:
        *outer, name = left[-1]
        holder = _part_again(event, outer[-1]) if outer else event
        specs = holder.workflow.spec.task_specs
        child = holder._add_child(specs[specs[name].undo], WAITING)
        child.triggered = True
        left.pop()
        child.task_spec._update(child)
        return False
    return True


def _part_again(event: Any, name: str) -> Any:
    """Open the embedded part `name` once more, for a handler alone; return its root."""
    top = event.workflow.top_workflow
    part = Inner(top.subprocess_specs[name], event, top, restoring=True)
    part.task_tree = Task(part, part.spec.start, state=COMPLETED)
    part.task_tree.data = {**event.data}
    top.subprocesses[event.id] = part
    return part.task_tree


def carried(
    part: Any, facts: Any, parts: Mapping[str, Any], name: Callable[[str], str]
) -> Iterator[str]:
    """Give what can be undone its names of another version; yield what nothing undoes there.

    `facts` is the part there, `name` leads from names here to names there.
    """
    begun = [path for task in part.tasks.values() for path in task.internal_data.get(UNDO, ())]
    for path in (*part.undoable, *begun):
        path[:] = [name(step) for step in path]
        *outer, last = path
        place = parts.get(outer[-1]) if outer else facts
        spec = place.spec.task_specs.get(last) if place else None
        if spec is None or not spec.undo:
            yield last
