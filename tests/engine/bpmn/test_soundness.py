"""A case can always come to its end, and comes there once — or the diagram is refused."""

import itertools

import pytest

from engine.bpmn import check_files
from tests.engine.bpmn.drawing import errors, notes, process, sketch

SOUND = {
    "chain": ("S a:T E", "S>a a>E"),
    "choice": ("S g:X a:T b:T h:X E", "S>g g>a?x=1 g>>b a>h b>h h>E"),
    "choice merged without gateway": ("S g:X a:T b:T c:T E", "S>g g>a?x=1 g>>b a>c b>c c>E"),
    "parallel": ("S g:P a:T b:T h:P E", "S>g g>a g>b a>h b>h h>E"),
    "parallel with two ends": ("S g:P a:T b:T E F:E", "S>g g>a g>b a>E b>F"),
    "inclusive": ("S g:O a:T b:T h:O E", "S>g g>a?x=1 g>>b a>h b>h h>E"),
    "loop": ("S h:X a:T g:X E", "S>h h>a a>g g>h?x=1 g>>E"),
    "loop without join gateway": ("S a:T g:X E", "S>a a>g g>a?x=1 g>>E"),
    "parallel inside a loop": (
        "S h:X g:P a:T b:T j:P k:X E",
        "S>h h>g g>a g>b a>j b>j j>k k>h?x=1 k>>E",
    ),
    "inclusive inside parallel": (
        "S g:P a:T i:O b:T c:T k:O h:P E",
        "S>g g>a g>i i>b?x=1 i>>c b>k c>k a>h k>h h>E",
    ),
    "parallel in choice": (
        "S x:X g:P a:T b:T h:P c:T E",
        "S>x x>g?y=1 x>>c g>a g>b a>h b>h h>E c>E",
    ),
    "loop around an inclusive join": (
        "S h:X g:O a:T b:T j:O k:X E",
        "S>h h>g g>a?x=1 g>>b a>j b>j j>k k>h?y=1 k>>E",
    ),
}
UNSOUND = {
    "choice joined in parallel": (
        "S g:X a:T b:T h:P E",
        "S>g g>a?x=1 g>>b a>h b>h h>E",
        "bpmn.deadlock",
        "h",
    ),
    "parallel joined as choice": (
        "S g:P a:T b:T h:X c:T E",
        "S>g g>a g>b a>h b>h h>c c>E",
        "bpmn.unsynchronised",
        None,
    ),
    "parallel merged without gateway": (
        "S g:P a:T b:T c:T E",
        "S>g g>a g>b a>c b>c c>E",
        "bpmn.unsynchronised",
        None,
    ),
    "loop without a way out": ("S h:X a:T b:T", "S>h h>a a>b b>h", "bpmn.no_end", None),
    "a join that waits for its own loop": (
        "S h:P a:T g:X E",
        "S>h h>a a>g g>h?x=1 g>>E",
        "bpmn.deadlock",
        "h",
    ),
    "one branch of a parallel ends the other's join": (
        "S g:P a:T b:T x:X h:P E F:E",
        "S>g g>a g>b a>x x>h?y=1 x>>F b>h h>E",
        "bpmn.deadlock",
        "h",
    ),
    "inclusive joined in parallel": (
        "S g:O a:T b:T h:P E",
        "S>g g>a?x=1 g>>b a>h b>h h>E",
        "bpmn.deadlock",
        "h",
    ),
}


def found(body: str):
    return check_files(
        {"a.bpmn": process(body, top='<bpmn:error id="galat"/><bpmn:signal id="rapat"/>')}, {}
    )


@pytest.mark.parametrize("name", SOUND)
def test_sound(name):
    assert errors(found(sketch(*SOUND[name]))) == []


@pytest.mark.parametrize("name", UNSOUND)
def test_unsound(name):
    nodes, flows, code, element = UNSOUND[name]
    ((seen, where),) = errors(found(sketch(nodes, flows)))

    assert seen == code
    assert element in {where, None}


def timer(name: str, more: str) -> str:
    inner = "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>"
    return (
        f'<bpmn:boundaryEvent id="{name}" attachedToRef="a" {more}>{inner}'
        "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
    )


def test_an_interrupting_event_leads_on_instead():
    body = sketch("S a:T b:T h:X E", "S>a a>h r>b b>h h>E") + timer("r", "")

    assert errors(found(body)) == []


def test_a_reminder_that_joins_the_main_path_runs_it_twice():
    body = sketch("S a:T c:T E", "S>a a>c r>c c>E") + timer("r", 'cancelActivity="false"')

    assert [code for code, _ in errors(found(body))] == ["bpmn.unsynchronised"]


def test_a_reminder_may_come_in_every_round_of_a_loop():
    body = sketch("S a:T g:X b:T E F:E", "S>a a>g g>a?x=1 g>>E r>b b>F")

    assert errors(found(body + timer("r", 'cancelActivity="false"'))) == []


def test_terminate_ends_what_else_is_running():
    body = sketch("S g:P a:T b:T h:P x:X E", "S>g g>a g>x x>b?y=1 x>>K a>h b>h h>E")
    body += '<bpmn:endEvent id="K"><bpmn:terminateEventDefinition/></bpmn:endEvent>'

    assert errors(found(body)) == []


def test_sub_processes_are_proven_by_themselves():
    inner = sketch("s:S g:X a:T b:T h:P e:E", "s>g g>a?x=1 g>>b a>h b>h h>e")
    body = sketch("S E", "S>t t>E") + f'<bpmn:subProcess id="t">{inner}</bpmn:subProcess>'

    assert errors(found(body)) == [("bpmn.deadlock", "h")]


def handler(inside: str, more: str = "") -> str:
    begin = f'<bpmn:startEvent id="s" {more}><bpmn:signalEventDefinition signalRef="rapat"/>'
    inside = f"{begin}</bpmn:startEvent>{inside}"
    return f'<bpmn:subProcess id="t" triggeredByEvent="true">{inside}</bpmn:subProcess>'


@pytest.mark.parametrize("stops", ["true", "false"])
def test_event_sub_processes_are_proven_with_what_is_around_them(stops):
    more = f'isInterrupting="{stops}"'
    sound = handler(sketch("b:T e:E", "s>b b>e"), more)
    deadlock = handler(sketch("g:X b:T c:T h:P e:E", "s>g g>b?x=1 g>>c b>h c>h h>e"), more)
    two_ends = sketch("S m:P n:T o:T E", "S>m m>n m>o n>E o>E")
    endless = sketch("S m:X n:T o:X", "S>m m>n n>o o>m?x=1 o>>n")

    assert errors(found(two_ends + sound)) == []
    assert errors(found(two_ends + deadlock)) == [("bpmn.deadlock", "h")]
    assert [code for code, _ in errors(found(endless + sound))] == ["bpmn.no_end"]


@pytest.mark.parametrize("branches", [5, 10, 20])
def test_many_parallel_branches_are_proven(branches):
    names = [f"n{number}" for number in range(branches)]
    nodes = "S g:P h:P E " + " ".join(f"{name}:T" for name in names)
    flows = "S>g h>E " + " ".join(f"g>{name} {name}>h" for name in names)

    assert errors(found(sketch(nodes, flows))) == []


def test_a_long_chain_is_proven():
    chain = ["S", *(f"n{number}" for number in range(290)), "E"]
    nodes = "S E " + " ".join(f"{name}:T" for name in chain[1:-1])
    flows = " ".join(f"{a}>{b}" for a, b in itertools.pairwise(chain))

    assert errors(found(sketch(nodes, flows))) == []


def test_what_is_too_wide_to_prove_is_unproven_and_never_sound():
    names = [f"n{number}" for number in range(16)]
    nodes = "S g:P " + " ".join(f"{n}:X x{n}:E y{n}:E" for n in names)
    flows = "S>g " + " ".join(f"g>{n} {n}>x{n}?x=1 {n}>>y{n}" for n in names)
    problems = found(sketch(nodes, flows))

    assert errors(problems) == []
    assert "bpmn.unproven" in notes(problems)
