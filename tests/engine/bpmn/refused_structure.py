"""Flows, gateways, lanes and names that are refused."""

from tests.engine.bpmn.drawing import around, arrow, sketch
from tests.engine.bpmn.elements import SUB, event

#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "complexGateway": (around('<bpmn:complexGateway id="t"/>'), "bpmn.unsupported", "t"),
    "event gateway into a task": (
        sketch("S v:V a:T E", "S>v v>a a>E"),
        "bpmn.event_gateway",
        "a",
    ),
    "unknown element": (around('<bpmn:magicTask id="t"/>'), "bpmn.unknown", "t"),
    "foreign element": (
        sketch("S E", "S>E") + '<x:y xmlns:x="urn:x" id="z"/>',
        "bpmn.unknown",
        "z",
    ),
    "duplicate ids": (sketch("S E a:T a:T", "S>a a>E"), "bpmn.duplicate_id", "a"),
    "an id as long as a page": (
        sketch(f"S E {'a' * 201}:T", f"S>{'a' * 201} {'a' * 201}>E"),
        "bpmn.id_long",
        "a" * 201,
    ),
    "more flows than a node gathers": (
        sketch("S g:P E", "S>g g>E")
        + "".join(arrow("g", "E").replace("f_g_E", f"f{n}") for n in range(101)),
        "bpmn.too_many_ways",
        "g",
    ),
    "node without id": (sketch("S E", "S>E") + "<bpmn:userTask/>", "bpmn.no_id", "p"),
    "flow to nowhere": (sketch("S a:T", "S>a a>hilang"), "bpmn.flow_dangling", "f_a_hilang"),
    "flow across a border": (
        sketch("S E", "S>t t>s1 t>E") + SUB,
        "bpmn.flow_crosses",
        "f_t_s1",
    ),
    "flow into the start": (sketch("S a:T E", "S>a a>S a>E"), "bpmn.flow_into_start", "S"),
    "flow out of the end": (sketch("S E a:T", "S>E E>a"), "bpmn.flow_out_of_end", "E"),
    "gateway without a way out": (sketch("S g:X", "S>g"), "bpmn.gateway_dead_end", "g"),
    "default that leaves elsewhere": (
        sketch("S g:X a:T b:T", "S>g g>a?x=1 g>b").replace('id="g"', 'id="g" default="f_S_g"'),
        "bpmn.default_elsewhere",
        "g",
    ),
    "condition on a parallel gateway": (
        sketch("S g:P a:T b:T", "S>g g>a?x=1 g>b"),
        "bpmn.condition_ignored",
        "g",
    ),
    "unreachable node": (sketch("S E a:T", "S>E a>E"), "bpmn.unreachable", "a"),
    "no start at all": (sketch("a:T b:T", "a>b b>a"), "bpmn.no_start", "p"),
    "several flows without condition": (
        sketch("S g:X a:T b:T", "S>g g>a g>b"),
        "bpmn.no_condition",
        "f_g_b",
    ),
    "lane that names a missing node": (
        sketch("S E", "S>E")
        + '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>hilang</bpmn:flowNodeRef>'
        + "</bpmn:lane></bpmn:laneSet>",
        "bpmn.lane_reference",
        "l",
    ),
    "lane with an unknown role": (
        sketch("S E", "S>E")
        + '<bpmn:laneSet id="ls"><bpmn:lane id="l" lk3:role="dukun"/></bpmn:laneSet>',
        "bpmn.role",
        "l",
    ),
    "two starts in a sub-process": (
        around(event("subProcess", sketch("s1:S s2:S e1:E", "s1>e1 s2>e1"))),
        "bpmn.several_starts",
        "t",
    ),
    "condition in Python": (
        sketch("S g:X a:T b:T", "S>g g>a?x=='a' g>b"),
        "feel.python",
        "f_g_a",
    ),
    "condition that is nothing": (
        sketch("S g:X a:T b:T", "S>g g>a?risiko=(( g>b"),
        "feel.syntax",
        "f_g_a",
    ),
    "condition in JUEL that calls methods": (
        sketch("S g:X a:T b:T", "S>g g>a?${bean.hitung()} g>b"),
        "feel.juel",
        "f_g_a",
    ),
}
