"""What comes after a step is told from the drawing."""

from engine.bpmn import onward, read_process
from engine.model import Next, Onward
from tests.engine.bpmn.drawing import process, sketch

CHOICE = sketch(
    "S t:userTask g:exclusiveGateway a:userTask w:receiveTask e:endEvent",
    "S>t t>g g>a?x=1 g>w?x=2 g>>e a>e w>e",
)
BOTH = sketch(
    "S t:userTask g:parallelGateway a:userTask b:serviceTask c:userTask e:endEvent",
    "S>t t>g g>a g>b b>c a>e c>e",
)
CALLING = sketch("S t:userTask d:userTask e:endEvent", "S>t t>c c>d d>e")
CALL = '<bpmn:callActivity id="c" calledElement="q"/>'
CALLED = sketch("S i:userTask f:endEvent", "S>i i>f")
HOLDING = sketch("S t:userTask d:userTask e:endEvent", "S>t t>h h>d d>e")
HELD = f'<bpmn:subProcess id="h">{sketch("s:startEvent i:userTask f:endEvent", "s>i i>f")}'
HELD += "</bpmn:subProcess>"


def after(step: str, *sources: bytes, inside: str = "p") -> Onward:
    read = (read_process(f"{n}.bpmn", source)[0] for n, source in enumerate(sources))
    return onward({name: one for each in read for name, one in each.items()}, inside, step)


def test_every_way_of_a_choice_is_told_and_that_it_is_one():
    told = after("t", process(CHOICE))
    assert set(told.steps) == {Next("task", "a"), Next("wait", "w"), Next("end", "e")}
    assert told.depends


def test_what_comes_together_is_not_told_as_a_choice():
    told = after("t", process(BOTH))
    assert set(told.steps) == {Next("task", "a"), Next("task", "c")}
    assert not told.depends


def test_ways_lead_into_what_is_called_and_out_of_it_again():
    files = process(CALLING + CALL), process(CALLED, name="q")
    assert after("t", *files).steps == (Next("task", "i"),)
    assert after("i", *files, inside="q") == Onward((Next("task", "d"),), depends=False)
    assert after("d", *files).steps == (Next("end", "e"),)


def test_ways_lead_into_a_part_and_out_of_it_again():
    file = process(HOLDING + HELD)
    assert after("t", file).steps == (Next("task", "i"),)
    assert after("i", file).steps == (Next("task", "d"),)


def test_a_way_that_comes_back_ends_the_telling():
    round_ = sketch("S t:userTask g:exclusiveGateway e:endEvent", "S>t t>g g>t?x=1 g>>e")
    assert set(after("t", process(round_)).steps) == {Next("task", "t"), Next("end", "e")}
