"""A part's tree of tasks as rows of plain values, and back.

A row: key of the spec, state (negative when triggered), place of the parent (-1: none); for what
is reached or has marks on it also id, count of changes at its last, variables as a delta, internal
data; nulls at the end are left out.
"""

from collections.abc import Sequence
from typing import Any, Final

from SpiffWorkflow.specs.Join import Join
from SpiffWorkflow.task import Task

from engine.spiff.definition import Part
from engine.spiff.deltas import delta, undone
from engine.spiff.events import Catching, offers_of
from engine.spiff.identity import NodeId
from engine.spiff.marks import FAILED, FINISHED, READY, WAITING
from engine.spiff.reads import Reads

#: Columns of a row that may be left out.
_FULL: Final = 7


def rows_of(part: Any, facts: Part, reads: Reads) -> list[Any]:
    """Return the rows of a part, parents before children, the place of its last task, its state.

    Then what of it can be undone, if anything can.
    """
    tasks = part.tasks
    known = part.top_workflow.known
    places: dict[Any, int] = {None: -1}
    rows: list[Any] = []
    todo = [part.task_tree.id]
    while todo:
        task = tasks[todo.pop()]
        todo += reversed(task._children)
        places[task.id] = len(rows)
        row = [
            facts.names.short(task.task_spec.name),
            -task._state if task.triggered else task._state,
            places[task._parent],
        ]
        parent = tasks.get(task._parent)
        if task._state >= WAITING or task.internal_data or task.data or offers_of(parent):
            row += _reached(task, {} if parent is None else parent.data, known, reads)
        rows.append(row)
    last = part.last_task
    told = [rows, -1 if last is None else places.get(last.id, -1), part.completed]
    if part.undoable:
        told.append([[facts.names.short(name), *inner] for name, *inner in part.undoable])
    return told


def _reached(task: Any, above: dict[str, Any], known: dict[str, Any], reads: Reads) -> list[Any]:
    told = delta(task.data, above, known, reads)
    row = [task.id, task.last_state_change, told, task.internal_data or None]
    while row[-1] is None:
        row.pop()
    return row


def plant(part: Any, told: Sequence[Any], facts: Part, reads: Reads) -> list[Any]:
    """Give `part` the tasks that the rows tell; return those that are ready to run."""
    rows, last, part.completed, *undoable = told
    for paths in undoable:
        part.undoable = [[facts.names.long(name), *inner] for name, *inner in paths]
    specs, manager = part.spec.task_specs, part.top_workflow.event_manager
    planted: list[Any] = []
    ready = []
    for row in rows:
        task = _task(part, row, specs[facts.names.long(row[0])], planted, reads)
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


def _task(part: Any, row: Sequence[Any], spec: Any, planted: list[Any], reads: Reads) -> Any:
    full = [*row, *[None] * (_FULL - len(row))]
    _, state, above, raw, tick, told, marks = full
    task = Task.__new__(Task)
    task.id = NodeId.new() if raw is None else NodeId(raw)
    task.workflow, task.task_spec = part, spec
    task.thread_id = 0
    task._parent, task._children = None, []
    task._state, task.triggered = abs(state), state < 0
    task.last_state_change = tick or 0
    task.internal_data = marks or {}
    inherited: dict[str, Any] = {}
    if above >= 0:
        parent = planted[above]
        task._parent = parent.id
        parent._children.append(task.id)
        inherited = parent.data
    if raw is None:
        task.data = {}
    elif told is None and (task._state & FINISHED or not isinstance(spec, Join)):
        task.data = inherited  # only joins write into their variables, before they are over
    else:
        task.data = undone(told, inherited, part.top_workflow.known, reads)
    return task
