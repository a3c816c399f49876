"""Blocks that undo what is done: an activity with its handler, and who calls for it."""

from collections.abc import Mapping

from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import boundary, tag, user

_KIND = "compensateEventDefinition"


def repaid(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """A task, the block, then the task is undone."""
    first, throw = _undoable(drawer), drawer.name("l")
    drawer.add(tag("intermediateThrowEvent", throw, f'<{_KIND} activityRef="{first}"/>'))
    entry, out = drawer.draw(inside[0])
    drawer.link(first, entry)
    drawer.link(out, throw)
    return first, throw


def undoable(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    """A task that others may undo: a throw in its part, or the end of a transaction."""
    name = _undoable(drawer)
    return name, name


def _undoable(drawer: Drawer) -> str:
    name, event, handler = drawer.name("t"), drawer.name("k"), drawer.name("t")
    drawer.add(user(name), boundary(event, name, f"<{_KIND}/>"))
    drawer.add(tag("userTask", handler, isForCompensation="true"))
    drawer.add(f'<association id="{event}_a" sourceRef="{event}" targetRef="{handler}"/>')
    return name


SHAPES: Mapping[str, Shape] = {"repaid": repaid, "undoable": undoable}
