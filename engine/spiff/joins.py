"""Where tokens stand before a join, and whether another can still come."""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.spiff.marks import CANCELLED, COMPLETED, FAILED, LIVE, UNFINISHED


def arrived(joins: list[Any]) -> list[Any]:
    """Return the cancelled join instances that still stand for a token: theirs has not fired."""
    fired: dict[Any, int] = {}
    for task in joins:
        if task._state == COMPLETED:
            fired[task.task_spec] = max(fired.get(task.task_spec, 0), task.last_state_change)
    return [
        task
        for task in joins
        if task._state == CANCELLED and task.last_state_change > fired.get(task.task_spec, 0)
    ]


def waits_for_more(join: Any, tasks: Iterable[Any], before: Mapping[Any, frozenset[Any]]) -> bool:
    """Tell whether a token elsewhere in the part can still come by a way on which none has.

    `before` is what `ways_to` found of the join. A diagram in which two tokens can come by one
    way is refused, so nobody needs to know by which way one will come.
    """
    elsewhere, here = set(), []
    for task in tasks:
        if task.task_spec is not join:
            if _has_token(task):
                elsewhere.add(task.task_spec)
        elif not task._state & UNFINISHED or task.parent._state == COMPLETED:
            here.append(task)
    came = {task.parent.task_spec for task in here if task._state & UNFINISHED}
    came |= {task.parent.task_spec for task in arrived(here)}
    return any(elsewhere & before[way] for way in before.keys() - came)


def ways_to(join: Any) -> dict[Any, frozenset[Any]]:
    """Return of each input of a join all that leads to it, itself too, but past the join."""
    return {spec: _leading_to(spec, join) for spec in join.inputs}


def _leading_to(spec: Any, join: Any) -> frozenset[Any]:
    found = {spec}
    todo = [spec]
    while todo:
        news = {above for above in todo.pop().inputs if above is not join} - found
        found |= news
        todo += news
    return frozenset(found)


def _has_token(task: Any) -> bool:
    """Tell whether a token stands at a task, in the part it opened, or right before it."""
    if task._state & LIVE or FAILED in task.internal_data:
        return True
    return bool(task._state & UNFINISHED) and task.parent._state == COMPLETED
