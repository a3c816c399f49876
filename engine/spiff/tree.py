"""A part's tree of tasks as rows of plain values, and back.

A row: id, place of the spec, state (negative when triggered), place of the parent (-1: none), count
of changes at its last, then internal data, data that differs from the parent's, names that the
parent has and it has not; nulls at the end are left out.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from SpiffWorkflow.task import Task

from engine.model import Json
from engine.spiff.events import Catching
from engine.spiff.identity import NodeId
from engine.spiff.marks import FAILED, READY, WAITING

_MISSING: Final = object()


def rows_of(part: Any, index: Mapping[str, int]) -> list[Any]:
    """Return the rows of a part, parents before children, and the place of its last task."""
    tasks = part.tasks
    places: dict[Any, int] = {}
    rows: list[Any] = []
    todo = [part.task_tree.id]
    while todo:
        task = tasks[todo.pop()]
        todo += reversed(task._children)
        places[task.id] = len(rows)
        rows.append(_row(task, tasks.get(task._parent), places, index))
    last = part.last_task
    return [rows, -1 if last is None else places.get(last.id, -1), part.completed]


def _row(task: Any, parent: Any, places: Mapping[Any, int], index: Mapping[str, int]) -> list[Any]:
    row = [
        task.id,
        index[task.task_spec.name],
        -task._state if task.triggered else task._state,
        -1 if parent is None else places[parent.id],
        task.last_state_change,
        task.internal_data or None,
        *_difference(task.data, parent.data if parent is not None else {}),
    ]
    while row[-1] is None:
        row.pop()
    return row


def _difference(data: dict[str, Json], base: dict[str, Json]) -> tuple[Any, Any]:
    if not data and not base:
        return None, None
    changed = {
        name: value for name, value in data.items() if not _same(base.get(name, _MISSING), value)
    }
    return changed or None, [name for name in base if name not in data] or None


def _same(one: object, other: object) -> bool:
    """Tell whether two values are the same JSON: to Python, true equals 1."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    return not isinstance(one, (dict, list)) or repr(one) == repr(other)


def plant(part: Any, rows: Sequence[Any], names: Sequence[str]) -> list[Any]:
    """Give `part` the tasks that the rows tell; return those that are ready to run."""
    told, last, part.completed = rows
    specs, manager = part.spec.task_specs, part.top_workflow.event_manager
    planted: list[Any] = []
    ready = []
    for row in told:
        task = _task(part, row, planted)
        task.task_spec = specs[names[row[1]]]
        planted.append(task)
        part.tasks[task.id] = task
        if FAILED in task.internal_data:
            continue
        if task._state == WAITING and isinstance(task.task_spec, Catching):
            manager.add_task(task)
        elif task._state == READY and not task.task_spec.manual:
            ready.append(task)
    part.task_tree = planted[0]
    part.last_task = planted[last] if last >= 0 else None
    return ready


def _task(part: Any, row: Sequence[Any], planted: list[Any]) -> Any:
    raw, _, state, above, tick, internal, changed, removed = [*row, None, None, None][:8]
    task = Task.__new__(Task)
    task.id = NodeId(raw)
    task.workflow = part
    task._parent, task._children = None, []
    task._state, task.triggered = abs(state), state < 0
    task.last_state_change, task.thread_id = tick, 0
    task.internal_data = internal or {}
    task.data = {}
    if above >= 0:
        parent = planted[above]
        task._parent = parent.id
        parent._children.append(task.id)
        gone = removed or ()
        task.data = {name: _own(value) for name, value in parent.data.items() if name not in gone}
    task.data.update(changed or {})
    return task


def _own(value: Json) -> Json:
    return deepcopy(value) if isinstance(value, (dict, list)) else value
