"""Tokens: where a case stands, as a person points at it."""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin

from engine.bpmn import INTO, Standing
from engine.spiff.definition import Definition
from engine.spiff.events import BoundaryEvent
from engine.spiff.instance import Instance
from engine.spiff.joins import arrived
from engine.spiff.marks import FAILED, LIVE, STARTED, WAITING

#: What SpiffWorkflow appends to the name of a spec it puts around or inside a drawn node.
CHILD = " [child]"
SPLIT = ".BoundaryEventSplit"
JOIN = ".BoundaryEventJoin"
#: Events that come to a watch from outside the activity; errors and the like come from within.
_FROM_OUTSIDE = frozenset(("timer", "message", "signal", "conditional"))


def is_open(task: Any) -> bool:
    """Tell whether the task was reached and is not left."""
    return bool(task._state & LIVE) or FAILED in task.internal_data


def parts_of(instance: Instance) -> tuple[Any, ...]:
    """Return the case and every sub-process in it, outer ones first."""
    return (instance, *instance.subprocesses.values())


def tokens(instance: Instance) -> Iterator[Any]:
    """Yield the tasks a person can point at: no watches, no joins that wait, nothing around."""
    for part in parts_of(instance):
        for task in part.tasks.values():
            spec = task.task_spec
            if is_open(task) and task._state != STARTED and spec.node and not _is_quiet(task):
                yield task


def _is_quiet(task: Any) -> bool:
    """Tell whether the task waits for others of the case, and a person has no say in it."""
    spec: Any = task.task_spec
    if isinstance(spec, BoundaryEvent):
        node: Any = spec.node
        return node.event not in _FROM_OUTSIDE
    return isinstance(spec, UnstructuredJoin) and task._state == WAITING


def running_id(definition: Definition, drawn: str) -> str:
    """Return the id that a drawn node has in the rewritten diagram."""
    renamed = (name for name, old in definition.checked.drawn.items() if old == drawn)
    return next(renamed, drawn)


def holder_of(task: Any) -> Any:
    """Return what has to go when the task goes: the split around a watched activity, or itself."""
    parent = task.parent
    return parent if parent and isinstance(parent.task_spec, BoundaryEventSplit) else task


def standing(part: Any) -> Standing:
    """Return where the tokens of a part stand, by ids of the rewritten diagram."""
    found: set[str] = set()
    joins: list[Any] = []
    for task in part.tasks.values():
        spec = task.task_spec
        if isinstance(spec, UnstructuredJoin):
            joins.append(task)
        elif is_open(task) and spec.bpmn_id and not isinstance(spec, BoundaryEvent):
            found.add(spec.bpmn_id)
    waiting = [task for task in joins if task._state == WAITING]
    found.update(_at_join(task) for task in (*waiting, *arrived(joins)) if task.task_spec.bpmn_id)
    ready = (task for task in joins if is_open(task) and task._state != WAITING)
    found.update(task.task_spec.bpmn_id for task in ready if task.task_spec.bpmn_id)
    return frozenset(found)


def _at_join(task: Any) -> str:
    before: str = task.parent.task_spec.name
    return f"{before.removesuffix(JOIN)}{INTO}{task.task_spec.bpmn_id}"
