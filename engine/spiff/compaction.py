"""Frontier compaction: drop the finished tasks that no live task can look at again.

Kept: unfinished tasks, their direct parents, the path to the root, the last task, what an active
boundary split still counts, joins whose token has not gone on, the latest
instance of each input of a join. Finished chains between these are spliced.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.deep_merge import DeepMerge

from engine.spiff.definition import Part
from engine.spiff.events import BoundaryEvent
from engine.spiff.instance import Instance
from engine.spiff.joins import arrived
from engine.spiff.marks import FAILED, FINISHED, UNFINISHED

#: Fewer tasks than these are never worth a look.
_FEW = 4


def compact(instance: Instance, parts: Mapping[str, Part]) -> None:
    """Shrink the tree; the case goes on exactly as it would have."""
    _forget_finished(instance)
    for part in (instance, *instance.subprocesses.values()):
        if len(part.tasks) > _FEW:
            _Frontier(part, parts[part.spec.name]).shrink()


def _forget_finished(instance: Instance) -> None:
    """Drop the sub-processes whose calling task is finished or gone, and all inside them."""
    alive: dict[Any, Any] = {}
    todo: list[Any] = [instance]
    while todo:
        part = todo.pop()
        for task_id in instance.subprocesses.keys() & part.tasks.keys():
            if part.tasks[task_id]._state & UNFINISHED:
                inner = instance.subprocesses[task_id]
                alive[task_id] = inner
                todo.append(inner)
    if len(alive) < len(instance.subprocesses):
        instance.subprocesses = {
            key: part for key, part in instance.subprocesses.items() if key in alive
        }


class _Frontier:
    """One part's tree, and what of it must stay."""

    def __init__(self, part: Any, facts: Part) -> None:
        self.part = part
        self.tasks = part.tasks
        self.feeds = facts.feeds
        #: Ids that stay, at least as a link to the root.
        self.kept: set[Any] = {part.task_tree.id}
        #: Ids that stay as they are.
        self.pinned: set[Any] = {part.task_tree.id}

    def shrink(self) -> None:
        for task in self._live():
            self._keep(task)
        for task_id in list(self.kept):
            self._keep_counted(self.tasks[task_id])
        self._keep_feeds()
        self._drop()
        self._splice()
        self._lighten()

    def _live(self) -> Iterable[Any]:
        joins = []
        for task in self.tasks.values():
            if task._state & UNFINISHED or FAILED in task.internal_data:
                yield task
            elif isinstance(task.task_spec, UnstructuredJoin):
                joins.append(task)
        waiting = arrived(joins) if joins else []
        ended = [task for task in waiting if task.task_spec is self.part.spec.end]
        yield from (task for task in waiting if task not in ended)
        yield from _folded(ended)
        last = self.part.last_task
        if last is not None and last.id in self.tasks:
            yield last

    def _keep(self, task: Any) -> None:
        """Keep a live task, its direct parent (its data, a join's input) and the path up."""
        self.pinned.add(task.id)
        if task._parent is not None:
            self.pinned.add(task._parent)
        while task is not None and task.id not in self.kept:
            self.kept.add(task.id)
            task = self.tasks.get(task._parent)

    def _keep_counted(self, task: Any) -> None:
        """Keep the children that an active boundary split still counts."""
        if not isinstance(task.task_spec, BoundaryEventSplit):
            return
        children = [self.tasks[child] for child in task._children]
        if any(one._state & UNFINISHED for one in children):
            self.pinned.add(task.id)
            self.pinned.update(child.id for child in children)
            self.kept.update(child.id for child in children if not _spent(child))

    def _keep_feeds(self) -> None:
        """Keep the latest instance of each input of a join: a join in a loop looks up to it."""
        latest: dict[Any, Any] = {}
        if self.feeds:
            for task_id in self.kept:
                task = self.tasks[task_id]
                if task.task_spec in self.feeds and task._state & FINISHED:
                    other = latest.get(task.task_spec)
                    if other is None or task.last_state_change >= other.last_state_change:
                        latest[task.task_spec] = task
        self.pinned.update(task.id for task in latest.values())

    def _drop(self) -> None:
        if len(self.kept) == len(self.tasks):
            return
        for task_id in [task_id for task_id in self.tasks if task_id not in self.kept]:
            del self.tasks[task_id]
        for task in self.tasks.values():
            task._children = [child for child in task._children if child in self.kept]

    def _splice(self) -> None:
        """Take finished links out of chains: their only child is finished too."""
        for task_id in [task_id for task_id in self.tasks if task_id not in self.pinned]:
            task = self.tasks[task_id]
            if not task._state & FINISHED or len(task._children) != 1:
                continue
            child = self.tasks[task._children[0]]
            if not child._state & FINISHED:
                continue
            parent = self.tasks[task._parent]
            parent._children[parent._children.index(task_id)] = child.id
            child._parent = parent.id
            del self.tasks[task_id]

    def _lighten(self) -> None:
        """Let finished tasks carry no variables that nobody inherits or merges any more.

        These are the links to the root, and where paths of the case itself have ended: what the
        case knows at its end is kept beside the tree.
        """
        end = self.part.spec.end
        is_case = self.part is self.part.top_workflow
        for task in self.tasks.values():
            is_over = task.id not in self.pinned or (
                is_case and all(self.tasks[child].task_spec is end for child in task._children)
            )
            if is_over and task._children and task._state & FINISHED and task.data:
                task.data = {}


def _folded(ended: list[Any]) -> list[Any]:
    """Fold the paths that have ended into one: of these only the variables are asked for."""
    if len(ended) > 1:
        ended.sort(key=lambda task: task.last_state_change)
        data: dict[str, Any] = {}
        for task in ended:
            DeepMerge.merge(data, task.parent.data)
        ended[-1].parent.data = data
    return ended[-1:]


def _spent(task: Any) -> bool:
    """Tell whether this is an event that fired and watches no more: no join asks for it."""
    event = task.task_spec
    return (
        isinstance(event, BoundaryEvent)
        and not event.cancel_activity
        and bool(task._state & FINISHED)
    )
