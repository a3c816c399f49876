"""Blocks in a sub-process or call that has event sub-processes, interrupting or not."""

from collections.abc import Mapping

from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import (
    call,
    condition,
    escalation,
    handler,
    inner,
    message,
    tag,
    timer,
    user,
)
from tests.engine.spiff.shapes_events import SIGNAL
from tests.engine.spiff.shapes_parts import forked

_ERROR = '<errorEventDefinition errorRef="gagal"/>'
_ESCALATION = escalation("naik")


def handled(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """What waits for something from outside, from another branch, or for variables."""
    triggers = (
        message("pesan"),
        timer("timeDuration", "P2D"),
        timer("timeCycle", "R3/PT5H"),
        SIGNAL,
        condition(drawer.condition()),
    )
    trigger = triggers[drawer.count % len(triggers)]
    return _beside(drawer, inside, trigger, stops=drawer.count % 2 == 0)


def rescued(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """One branch inside may end in an error."""
    return _beside(drawer, inside, _ERROR, stops=True)


def raised(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """One branch inside may end in an escalation."""
    return _beside(drawer, inside, _ESCALATION, stops=drawer.count % 2 == 0)


def guarded(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """One message begins an event sub-process beside the block, another ends both."""
    name = drawer.name("u")
    content = drawer.within(name, inside[0], name)
    for stops in (False, True):
        content += _handler(drawer, message("pesan"), stops=stops)
        begun = f"y{drawer.count - 1}_m", f"t{drawer.count}", stops
        drawer.handlers.setdefault(name, []).append(begun)
    drawer.add(inner(name, content))
    return name, name


def watched_twice(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """One event sub-process goes beside the block, another ends both."""
    name, process = drawer.name("k"), drawer.name("q")
    content = drawer.within(name, inside[0], process)
    content += _handler(drawer, message("pesan"), stops=False)
    content += _handler(drawer, timer("timeDuration", "P4D"), stops=True)
    drawer.called[process] = content
    drawer.add(call(name, process))
    return name, name


def _beside(drawer: Drawer, inside: tuple[Block, ...], trigger: str, *, stops: bool) -> Ends:
    name = drawer.name("u")
    content = drawer.within(name, inside[0], name)
    if trigger in {_ERROR, _ESCALATION}:
        content = forked(drawer, content, name, tag("endEvent", drawer.name("n"), trigger))
    drawer.add(inner(name, content + _handler(drawer, trigger, stops=stops)))
    return name, name


def _handler(drawer: Drawer, trigger: str, *, stops: bool) -> str:
    name, task = drawer.name("y"), drawer.name("t")
    return handler(name, trigger, user(task), f"{task} {task}>{name}_s", stops=stops)


SHAPES: Mapping[str, Shape] = {
    "handled": handled,
    "rescued": rescued,
    "raised": raised,
    "guarded": guarded,
    "watched_twice": watched_twice,
}
