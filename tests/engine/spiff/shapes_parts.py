"""Blocks that stand in a part of their own: sub-processes, calls, and what watches them."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import (
    both,
    boundary,
    call,
    condition,
    error,
    escalation,
    flows,
    inner,
    message,
    tag,
    timer,
    user,
    xor,
)
from tests.engine.spiff.shapes_events import SIGNAL

_CANCEL = "<cancelEventDefinition/>"
_ERROR = error("gagal")
_ESCALATION = escalation("naik")


def called(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    name, process = drawer.name("k"), drawer.name("q")
    drawer.called[process] = drawer.within(name, inside[0], process)
    drawer.add(call(name, process))
    return name, name


def mapped(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """A call that hands over and takes back what its mapping names, and nothing else."""
    name, process = drawer.name("k"), drawer.name("q")
    drawer.called[process] = drawer.within(name, inside[0], process)
    before = "<spiffworkflow:preScript>v0 = v1\no = o</spiffworkflow:preScript>"
    after = "<spiffworkflow:postScript>v2 = v0</spiffworkflow:postScript>"
    ways = {"lk3__in": "mapped", "lk3__out": "mapped", "calledElement": process}
    drawer.add(
        tag("callActivity", name, f"<extensionElements>{before}{after}</extensionElements>", **ways)
    )
    return name, name


def sub(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    name = drawer.name("u")
    drawer.add(inner(name, drawer.within(name, inside[0], name)))
    return name, name


def several(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    kind = 'isSequential="true"' if drawer.count % 2 else ""
    stop = f"<completionCondition>{escape(drawer.condition())}</completionCondition>"
    tag_ = "multiInstanceLoopCharacteristics"
    times = f"<loopCardinality>{drawer.count % 3 + 1}</loopCardinality>"
    return _repeated(drawer, inside, f"<{tag_} {kind}>{times}{stop}</{tag_}>")


def repeat(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    condition = f"<loopCondition>{escape(drawer.condition())}</loopCondition>"
    tag_ = "standardLoopCharacteristics"
    return _repeated(drawer, inside, f'<{tag_} loopMaximum="3">{condition}</{tag_}>')


def _repeated(drawer: Drawer, inside: tuple[Block, ...], how: str) -> Ends:
    name = drawer.name("u")
    drawer.add(inner(name, how + drawer.within(name, inside[0], name)))
    return name, name


def watch(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _watched(drawer, inside, timer("timeDuration", "P1D"), stops=True)


def remind(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _watched(drawer, inside, message("ingat"), stops=False)


def nudge(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """A reminder that is withdrawn when the part is over."""
    trigger = timer("timeCycle", "R3/PT5H")
    return _watched(drawer, inside, trigger, stops=False, lk3__reminder="true")


def tick(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _watched(drawer, inside, timer("timeCycle", "R3/PT5H"), stops=False)


def alarmed(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _watched(drawer, inside, SIGNAL, stops=drawer.count % 2 == 0)


def changes(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _watched(drawer, inside, condition(drawer.condition()), stops=drawer.count % 2 == 0)


def fails(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    ending = tag("endEvent", drawer.name("n"), _ERROR)
    return _watched(drawer, inside, _ERROR, stops=True, ending=ending)


def escalates(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    ending = tag("endEvent", drawer.name("n"), _ESCALATION)
    stops = drawer.count % 2 == 0
    return _watched(drawer, inside, _ESCALATION, stops=stops, ending=ending)


def undone(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    ending = tag("endEvent", drawer.name("n"), _CANCEL)
    return _watched(drawer, inside, _CANCEL, stops=True, ending=ending, kind="transaction")


def halts(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    """A sub-process of which one branch ends all when it ends."""
    name, split, ahead = drawer.name("u"), drawer.name("p"), drawer.name("t")
    end = tag("endEvent", drawer.name("n"), "<terminateEventDefinition/>")
    content = drawer.within(name, inside[0], name)
    content = content.replace(f'sourceRef="{name}_mulai"', f'sourceRef="{split}"')
    content += both(split) + user(ahead) + end
    content += flows(f"{name}_mulai>{split} {split}>{ahead} {ahead}>{end.split(chr(34))[1]}")
    drawer.add(inner(name, content))
    return name, name


def _watched(
    drawer: Drawer,
    inside: tuple[Block, ...],
    trigger: str,
    *,
    stops: bool,
    ending: str = "",
    kind: str = "subProcess",
    **marks: str,
) -> Ends:
    """Draw a sub-process with a boundary event; `ending` is another end inside, chosen by data.

    `marks` are attributes of the task that follows the event.
    """
    activity = drawer.name("u")
    content = drawer.within(activity, inside[0], activity)
    if ending:
        content = forked(drawer, content, activity, ending)
    event, extra = drawer.name("b"), drawer.name("t")
    drawer.add(inner(activity, content, kind), user(extra, **marks))
    drawer.add(boundary(event, activity, trigger, stops=stops))
    drawer.link(event, extra)
    drawer.watch[activity] = event
    if stops:
        out = drawer.name("x")
        drawer.add(xor(out))
        drawer.link(activity, out)
        drawer.link(extra, out)
        return activity, out
    end = drawer.name("n")
    drawer.add(f'<endEvent id="{end}"/>')
    drawer.link(extra, end)
    return activity, activity


def forked(drawer: Drawer, content: str, activity: str, ending: str) -> str:
    """Let the way to the end of `content` go to another end when a condition holds."""
    split, end, other = drawer.name("x"), f"{activity}_selesai", ending.split('"')[1]
    content = content.replace(f'targetRef="{end}"', f'targetRef="{split}"')
    condition = f"<conditionExpression>{escape(drawer.condition())}</conditionExpression>"
    ways = f'<sequenceFlow id="{split}_a" sourceRef="{split}" targetRef="{end}"/>'
    ways += f'<sequenceFlow id="{split}_b" sourceRef="{split}" targetRef="{other}">'
    return content + xor(split, f"{split}_a") + ending + f"{ways}{condition}</sequenceFlow>"


SHAPES: Mapping[str, Shape] = {
    "called": called,
    "mapped": mapped,
    "sub": sub,
    "several": several,
    "repeat": repeat,
    "watch": watch,
    "remind": remind,
    "nudge": nudge,
    "tick": tick,
    "alarmed": alarmed,
    "changes": changes,
    "fails": fails,
    "escalates": escalates,
    "undone": undone,
    "halts": halts,
}
