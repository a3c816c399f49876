"""A step is gone round where an end can be reached without it."""

from engine.bpmn import ends_without, read_process
from tests.engine.bpmn.drawing import process, sketch


def round_it(body: str, step: str = "t") -> frozenset[str]:
    return ends_without(read_process("a.bpmn", process(body))[0]["p"], step)


def test_a_step_on_every_way_cannot_be_gone_round():
    body = sketch("S t:userTask g:exclusiveGateway e:endEvent f:endEvent", "S>t t>g g>e?x=1 g>>f")
    assert round_it(body) == frozenset()


def test_a_way_beside_it_is_found_with_the_end_it_leads_to():
    body = sketch("S g:exclusiveGateway t:userTask e:endEvent f:endEvent", "S>g g>t?x=1 g>>f t>e")
    assert round_it(body) == {"f"}


def test_beside_it_in_a_fork_nothing_goes_round_it_but_past_a_join():
    fork = "S f:parallelGateway t:userTask u:userTask j:{} e:endEvent"
    flows = "S>f f>t f>u t>j u>j j>e"
    assert round_it(sketch(fork.format("parallelGateway"), flows)) == frozenset()
    assert round_it(sketch(fork.format("exclusiveGateway"), flows)) == {"e"}


def test_an_event_on_its_border_leads_round_it():
    body = sketch("S t:userTask e:endEvent f:endEvent b:boundaryEvent", "S>t t>e b>f")
    body = body.replace(
        '<bpmn:boundaryEvent id="b"/>',
        '<bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:timerEventDefinition>'
        "<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>"
        "</bpmn:boundaryEvent>",
    )
    assert round_it(body) == {"f"}


def test_inside_a_part_it_is_on_the_part_s_way():
    inner = sketch("s:startEvent t:userTask i:endEvent", "s>t t>i")
    around = sketch("S e:endEvent", "S>h h>e")
    part = f'<bpmn:subProcess id="h">{inner}</bpmn:subProcess>'
    assert round_it(around + part) == frozenset()
    loose = sketch("s:startEvent x:exclusiveGateway t:userTask i:endEvent", "s>x x>t?y=1 x>>i t>i")
    assert round_it(around + f'<bpmn:subProcess id="h">{loose}</bpmn:subProcess>') == {"e"}
