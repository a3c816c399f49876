"""Walking the tree of a case."""

from collections.abc import Iterator
from typing import Any


def below(task: Any) -> Iterator[Any]:
    """Yield the task and all that follows it."""
    todo = [task]
    while todo:
        one = todo.pop()
        yield one
        todo += one.children
