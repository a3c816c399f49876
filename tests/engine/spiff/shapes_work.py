"""Blocks that are one piece of work: tasks, and what is told to others."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.engine.dmn.tables import table
from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import message, script, tag, user

#: The table that business rule tasks ask.
FILES = {"d.dmn": table("UNIQUE", ["v0 number"], ["v1"], [["> 4", "1"], ["[2..4]", "8"]])}
_ASKS = "<spiffworkflow:calledDecisionId>d</spiffworkflow:calledDecisionId>"


def _alone(drawer: Drawer, letter: str, kind: str, inside: str = "", **more: str) -> Ends:
    name = drawer.name(letter)
    drawer.add(tag(kind, name, inside, **more))
    return name, name


def task(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "t", "userTask")


def manual(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "t", "manualTask")


def plain(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "t", "task")


def assign(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    name = drawer.name("s")
    drawer.add(script(name, f"v{drawer.count % 3} = {drawer.count % 7}"))
    return name, name


def around(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    before = f"<spiffworkflow:preScript>v0 = {drawer.count % 9}</spiffworkflow:preScript>"
    after = "<spiffworkflow:postScript>v1 = if v0 > 4 then 7 else 2</spiffworkflow:postScript>"
    name = drawer.name("t")
    drawer.add(user(name, f"<extensionElements>{before}{after}</extensionElements>"))
    return name, name


def rule(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    asks = f"<extensionElements>{_ASKS}</extensionElements>"
    return _alone(drawer, "r", "businessRuleTask", asks)


def service(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "l", "serviceTask")


def send(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "l", "sendTask", messageRef="kabar")


def throw(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "l", "intermediateThrowEvent", message("kabar"))


def receive(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    return _alone(drawer, "c", "receiveTask", messageRef="pesan")


def each(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    kind = 'isSequential="true"' if drawer.count % 2 else ""
    stop = "<completionCondition>v2 &gt; 6</completionCondition>" if drawer.count % 3 else ""
    item = drawer.name("satu")
    items = f'<loopDataInputRef>anak</loopDataInputRef><inputDataItem id="{item}" name="{item}"/>'
    repeated = "multiInstanceLoopCharacteristics"
    return _alone(drawer, "t", "userTask", f"<{repeated} {kind}>{items}{stop}</{repeated}>")


def again(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    loop = "standardLoopCharacteristics"
    condition = f"<loopCondition>{escape(drawer.condition())}</loopCondition>"
    return _alone(drawer, "t", "userTask", f'<{loop} loopMaximum="3">{condition}</{loop}>')


def at_will(drawer: Drawer, _: tuple[Block, ...]) -> Ends:
    """Two tasks that may be done or not, again and again, until it is enough."""
    name, one, other = drawer.name("f"), drawer.name("t"), drawer.name("t")
    enough = f"<completionCondition>{escape(drawer.condition())}</completionCondition>"
    drawer.add(tag("adHocSubProcess", name, user(one) + user(other) + enough))
    return name, name


SHAPES: Mapping[str, Shape] = {
    "task": task,
    "manual": manual,
    "plain": plain,
    "assign": assign,
    "around": around,
    "rule": rule,
    "service": service,
    "send": send,
    "throw": throw,
    "receive": receive,
    "each": each,
    "again": again,
    "at_will": at_will,
}
