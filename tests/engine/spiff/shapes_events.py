"""Blocks that wait for events or make them."""

from collections.abc import Mapping

from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import (
    both,
    catch,
    condition,
    message,
    tag,
    timer,
    user,
    xor,
)
from tests.engine.spiff.drawing import signal as signal_named

SIGNAL = signal_named("rapat")


def letter(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    name = drawer.name("c")
    drawer.add(catch(name, message("pesan")))
    return name, name


def wait(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    name = drawer.name("w")
    drawer.add(catch(name, timer("timeDuration", "P2D")))
    return name, name


def date(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    name = drawer.name("w")
    drawer.add(catch(name, timer("timeDate", "2026-04-01")))
    return name, name


def gateway(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    later = timer("timeDuration", "P3D")
    return _first(drawer, {"c": message("pesan"), "w": later, "h": SIGNAL})


def either(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _first(drawer, {"c": message("pesan"), "h": condition(drawer.condition())})


def _first(drawer: Drawer, triggers: Mapping[str, str]) -> Ends:
    """Draw an event gateway; `triggers` are by the letter of their event's id."""
    name, out = drawer.name("e"), drawer.name("x")
    drawer.add(f'<eventBasedGateway id="{name}"/>', xor(out))
    for kind, trigger in triggers.items():
        event = drawer.name(kind)
        drawer.add(catch(event, trigger))
        drawer.link(name, event)
        drawer.link(event, out)
    return name, out


def signal(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    name = drawer.name("l")
    drawer.add(tag("intermediateThrowEvent", name, SIGNAL))
    return name, name


def heard(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """One branch waits for the signal that the other gives."""
    split, join = drawer.name("p"), drawer.name("p")
    ear, first, mouth = drawer.name("h"), drawer.name("t"), drawer.name("l")
    drawer.add(both(split), both(join), catch(ear, SIGNAL), user(first))
    drawer.add(tag("intermediateThrowEvent", mouth, SIGNAL))
    entry, out = drawer.draw(inside[0])
    for source, target in ((split, ear), (ear, entry), (out, join)):
        drawer.link(source, target)
    for source, target in ((split, first), (first, mouth), (mouth, join)):
        drawer.link(source, target)
    return split, join


SHAPES: Mapping[str, Shape] = {
    "letter": letter,
    "wait": wait,
    "date": date,
    "gateway": gateway,
    "either": either,
    "signal": signal,
    "heard": heard,
}
