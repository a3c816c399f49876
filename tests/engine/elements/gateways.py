"""Gateways: how they split and how they join."""

from tests.engine.elements.rows import (
    Row,
    clock,
    complete,
    expect,
    message,
    signal,
    timed,
    trigger,
    when,
)
from tests.engine.spiff.drawing import END, START, both, catch, flows, tag, user, users, xor

ONE_OF_TWO = START + xor("g", "g_b") + users("a b") + END
TWO_WAYS = "mulai>g g>a g>b a>selesai b>selesai"


def either(name: str, default: str = "") -> str:
    return tag("inclusiveGateway", name, **({"default": default} if default else {}))


def races(*events: tuple[str, str], gateway: str = "") -> str:
    """An event gateway before these events, each with a task behind it."""
    drawn = START + f'<eventBasedGateway id="g"{gateway}/>' + END
    ways = "mulai>g"
    for name, event in events:
        drawn += event + user(f"t{name}")
        ways += f" g>{name} {name}>t{name} t{name}>selesai"
    return drawn + flows(ways)


LETTER = ("c", catch("c", trigger("message", "kabar")))
HOUR = ("w", catch("w", timed("timeDuration", "PT1H")))
SIREN = ("s", catch("s", trigger("signal", "sirene")))

ROWS = (
    Row(
        element="exclusiveGateway",
        what="condition",
        drawn=ONE_OF_TWO + flows(TWO_WAYS, {"g_a": "x > 1"}),
        data={"x": 2},
        steps=(expect("a"), complete("a")),
        trace="mulai g a selesai",
    ),
    Row(
        element="exclusiveGateway",
        what="default",
        drawn=ONE_OF_TWO + flows(TWO_WAYS, {"g_a": "x > 1"}),
        steps=(expect("b"), complete("b")),
        trace="mulai g b selesai",
    ),
    Row(
        element="exclusiveGateway",
        what="first of several that hold",
        drawn=START
        + xor("g")
        + users("a b")
        + END
        + flows(TWO_WAYS, {"g_a": "x > 1", "g_b": "x > 0"}),
        data={"x": 2},
        steps=(expect("a"), complete("a")),
        trace="mulai g a selesai",
    ),
    Row(
        element="exclusiveGateway",
        what="no condition holds",
        drawn=START
        + xor("g")
        + users("a b")
        + END
        + flows(TWO_WAYS, {"g_a": "x > 1", "g_b": "x > 0"}),
        steps=(expect("", status="stuck"),),
        trace="mulai",
        status="stuck",
    ),
    Row(
        element="exclusiveGateway",
        what="several flows without condition",
        drawn=START + xor("g") + users("a b") + END + flows(TWO_WAYS),
        refused="bpmn.no_condition",
    ),
    Row(
        element="exclusiveGateway",
        what="merge in a loop",
        drawn=START
        + xor("m")
        + users("a")
        + xor("g", "g_selesai")
        + END
        + flows("mulai>m m>a a>g g>m g>selesai", {"g_m": "lagi"}),
        steps=(complete("a", lagi=True), expect("a"), complete("a", lagi=False)),
        trace="mulai m a g m a g selesai",
    ),
    Row(
        element="parallelGateway",
        what="split and join",
        drawn=START
        + both("g")
        + users("a b")
        + both("h")
        + END
        + flows("mulai>g g>a g>b a>h b>h h>selesai"),
        steps=(expect("a b"), complete("b"), expect("a"), complete("a")),
        trace="mulai g b a h selesai",
    ),
    Row(
        element="parallelGateway",
        what="join in a loop",
        drawn=START
        + xor("m")
        + both("g")
        + users("a b")
        + both("h")
        + xor("x", "x_selesai")
        + END
        + flows("mulai>m m>g g>a g>b a>h b>h h>x x>m x>selesai", {"x_m": "lagi"}),
        steps=(
            complete("a", lagi=True),
            complete("b", lagi=True),
            expect("a b"),
            complete("b", lagi=False),
            expect("a"),
            complete("a", lagi=False),
        ),
        trace="mulai m g a b h x m g b a h x selesai",
    ),
    Row(
        element="parallelGateway",
        what="conditional flow",
        drawn=START + both("g") + users("a b") + END + flows(TWO_WAYS, {"g_a": "x > 1"}),
        refused="bpmn.condition_ignored",
    ),
    Row(
        element="parallelGateway",
        what="join of alternatives",
        drawn=START
        + xor("g", "g_b")
        + users("a b")
        + both("h")
        + END
        + flows("mulai>g g>a g>b a>h b>h h>selesai", {"g_a": "x > 1"}),
        refused="bpmn.deadlock",
    ),
    Row(
        element="inclusiveGateway",
        what="every condition that holds",
        drawn=START
        + either("g", "g_c")
        + users("a b c")
        + either("h")
        + END
        + flows("mulai>g g>a g>b g>c a>h b>h c>h h>selesai", {"g_a": "x > 0", "g_b": "x > 1"}),
        data={"x": 2},
        steps=(expect("a b"), complete("b"), expect("a"), complete("a")),
        trace="mulai g b a h selesai",
    ),
    Row(
        element="inclusiveGateway",
        what="default",
        drawn=START
        + either("g", "g_b")
        + users("a b")
        + either("h")
        + END
        + flows("mulai>g g>a g>b a>h b>h h>selesai", {"g_a": "x > 0"}),
        steps=(expect("b"), complete("b")),
        trace="mulai g b h selesai",
    ),
    Row(
        element="inclusiveGateway",
        what="no condition holds",
        drawn=START
        + either("g")
        + users("a b")
        + either("h")
        + END
        + flows("mulai>g g>a g>b a>h b>h h>selesai", {"g_a": "x > 0", "g_b": "x > 1"}),
        trace="mulai",
        status="stuck",
    ),
    Row(
        element="inclusiveGateway",
        what="join in a loop",
        drawn=START
        + xor("m")
        + either("g", "g_b")
        + users("a b")
        + either("h")
        + xor("x", "x_selesai")
        + END
        + flows("mulai>m m>g g>a g>b a>h b>h h>x x>m x>selesai", {"g_a": "lagi", "x_m": "lagi"}),
        steps=(complete("b", lagi=True), expect("a"), complete("a", lagi=False)),
        trace="mulai m g b h x m g a h x selesai",
    ),
    Row(
        element="complexGateway",
        what="split",
        drawn=START + tag("complexGateway", "g") + users("a b") + END + flows(TWO_WAYS),
        refused="bpmn.unsupported",
    ),
    Row(
        element="complexGateway",
        what="join with activationCondition",
        drawn=START
        + both("g")
        + users("a b")
        + tag("complexGateway", "h", "<activationCondition>x > 0</activationCondition>")
        + END
        + flows("mulai>g g>a g>b a>h b>h h>selesai"),
        refused="bpmn.unsupported",
    ),
    Row(
        element="eventBasedGateway",
        what="message before timer",
        drawn=races(LETTER, HOUR),
        steps=(expect("c w"), message("kabar"), expect("tc"), clock("PT2H"), complete("tc")),
        trace="mulai g c tc selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="timer before message",
        drawn=races(LETTER, HOUR),
        steps=(clock("PT1H"), expect("tw"), complete("tw")),
        trace="mulai g w tw selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="signal",
        drawn=races(SIREN, HOUR),
        steps=(signal("sirene"), expect("ts"), complete("ts")),
        trace="mulai g s ts selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="receive task",
        drawn=races(("r", tag("receiveTask", "r", messageRef="kabar")), HOUR),
        steps=(message("kabar"), expect("tr"), complete("tr")),
        trace="mulai g r tr selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="conditional, true when it is reached",
        drawn=races(("k", catch("k", when("x > 0"))), HOUR),
        data={"x": 1},
        steps=(expect("tk"), complete("tk")),
        trace="mulai g k tk selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="two timers",
        drawn=races(("v", catch("v", timed("timeDuration", "PT2H"))), HOUR),
        steps=(expect("v w"), clock("PT1H"), expect("tw"), complete("tw")),
        trace="mulai g w tw selesai",
    ),
    Row(
        element="eventBasedGateway",
        what="leading to a task",
        drawn=races(LETTER, ("u", user("u"))),
        refused="bpmn.event_gateway",
    ),
    Row(
        element="eventBasedGateway",
        what="instantiate",
        drawn=races(LETTER, HOUR, gateway=' instantiate="true"'),
        refused="bpmn.attribute",
    ),
    Row(
        element="eventBasedGateway",
        what="eventGatewayType Parallel",
        drawn=races(LETTER, HOUR, gateway=' eventGatewayType="Parallel"'),
        refused="bpmn.attribute",
    ),
)
