"""Every kind of task in every place a diagram may put it: done there, the case goes on."""

from collections.abc import Callable

import pytest

from engine.bpmn import check_bundle
from engine.spiff import Definition
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    HEAD,
    START,
    boundary,
    call,
    flows,
    inner,
    tag,
    timer,
    user,
    users,
)
from tests.engine.spiff.playing import Twins
from tests.engine.spiff.shapes_work import FILES

MANY = "multiInstanceLoopCharacteristics"
DECIDES = "<spiffworkflow:calledDecisionId>d</spiffworkflow:calledDecisionId>"
#: Kind of task -> what stands inside it, and its attributes.
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "task": ("", {}),
    "userTask": ("", {}),
    "manualTask": ("", {}),
    "receiveTask": ("", {"messageRef": "kabar"}),
    "sendTask": ("", {"messageRef": "kabar"}),
    "serviceTask": ("", {}),
    "scriptTask": ("<script>v0 = 1</script>", {}),
    "businessRuleTask": (f"<extensionElements>{DECIDES}</extensionElements>", {}),
}
HUMAN = ("task", "userTask", "manualTask")


def part(name: str = "x") -> str:
    return f'<startEvent id="m2"/><endEvent id="s2"/>{flows(f"m2>{name} {name}>s2")}'


def around(drawn: str, name: str = "x") -> str:
    return START + drawn + users("z") + END + flows(f"mulai>{name} {name}>z z>selesai")


def repeated(kind: str = "") -> str:
    return f"<{MANY} {kind}><loopCardinality>2</loopCardinality></{MANY}>"


LOOP = '<standardLoopCharacteristics loopMaximum="2"/>'
UNDO = boundary("k", "a", "<compensateEventDefinition/>")
UNDO += '<association id="as" sourceRef="k" targetRef="x"/>'
UNDO += tag("intermediateThrowEvent", "t", "<compensateEventDefinition/>")
UNTIL = "<completionCondition>cukup = true</completionCondition>"

#: Place -> what is drawn around a task, and how often it is done there.
PLACES: dict[str, tuple[Callable[[Callable[..., str]], str], int]] = {
    "process": (lambda x: around(x()), 1),
    "sub-process": (lambda x: around(inner("u", x() + part()), "u"), 1),
    "transaction": (lambda x: around(inner("u", x() + part(), "transaction"), "u"), 1),
    "repeated at once": (lambda x: around(x(repeated())), 2),
    "repeated in sequence": (lambda x: around(x(repeated('isSequential="true"'))), 2),
    "loop": (lambda x: around(x(LOOP)), 2),
    "watched": (
        lambda x: around(x() + boundary("w", "x", timer("timeDuration", "P1D")) + flows("w>z")),
        1,
    ),
    "ad-hoc": (
        lambda x: around(
            inner("u", user("a") + x() + flows("a>x") + UNTIL, "adHocSubProcess"), "u"
        ),
        1,
    ),
    "handler": (
        lambda x: (
            START
            + users("a z")
            + UNDO
            + x(isForCompensation="true")
            + END
            + flows("mulai>a a>t t>z z>selesai")
        ),
        1,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", [*PLACES, "called process"])
def test_a_task_is_done_wherever_it_stands(place: str, kind: str) -> None:
    inside, attributes = KINDS[kind]

    def task(more: str = "", **marks: str) -> str:
        return tag(kind, "x", inside + more, **attributes, **marks)

    if place == "called process":
        drawn, called, times = around(call("k", "q"), "k"), {"q": task() + part()}, 1
    else:
        (draw, times), called = PLACES[place], {}
        drawn = draw(task)
    case = Twins(build(drawn, called=called, files=FILES), {"v0": 3})
    if "a" in case.waiting:
        case.finish("a")
    for _ in range(times):
        if kind in HUMAN:
            case.finish("x")
        elif kind == "receiveTask":
            case.receive("x")
    if place == "ad-hoc":
        assert case.waiting == ["a"]
        case.finish("a", {"cukup": True})
    assert case.waiting == ["z"]
    assert case.done.count("x") == times
    assert case.finish("z").status == "ended"


def test_a_file_with_two_pools_runs_the_one_it_is_asked_for_and_writes_to_the_other() -> None:
    pools = '<participant id="pl" name="Pekerja sosial" processRef="p"/>'
    pools += '<participant id="pk" name="Psikolog" processRef="q"/>'
    pools += '<messageFlow id="mf" sourceRef="kirim" targetRef="terima"/>'
    ours = tag("sendTask", "kirim", messageRef="kabar") + users("a")
    ours = START + ours + END + flows("mulai>kirim kirim>a a>selesai")
    theirs = '<startEvent id="m2"/>' + tag("receiveTask", "terima", messageRef="kabar")
    theirs += users("b") + '<endEvent id="s2"/>' + flows("m2>terima terima>b b>s2")
    drawn = f'{HEAD}<collaboration id="c">{pools}</collaboration><message id="kabar" name="kabar"/>'
    drawn += f'<process id="p">{ours}</process><process id="q">{theirs}</process></definitions>'
    for root, role in (("p", "pekerja_sosial"), ("q", "psikolog")):
        checked = check_bundle(root, {"berkas.bpmn": drawn.encode()}, {})
        case = Twins(Definition.build(checked))
        if root == "p":
            assert [sent.message for sent in case.progress.sent] == ["kabar"]
        else:
            case.receive("terima")
        ((_, task),) = case.opened.items()
        assert task.node.role == role
        assert case.finish(task.node.id).status == "ended"


def test_a_data_object_two_scopes_up_is_a_drawing_and_its_value_goes_by_its_name() -> None:
    moved = "<dataInputAssociation><sourceRef>R</sourceRef><targetRef>T</targetRef>"
    asked = user("x", moved + "</dataInputAssociation>", lk3__assignee="nama")
    deep = inner("v", asked + part())
    around_it = f'<startEvent id="m3"/><endEvent id="s3"/>{flows("m3>v v>s3")}'
    data = '<dataObject id="D" name="nama"/><dataObjectReference id="R" dataObjectRef="D"/>'
    case = Twins(build(around(data + inner("u", deep + around_it), "u")), {"nama": "ani"})
    assert case.task("x").assignee == "ani"
    case.finish("x")
    assert case.waiting == ["z"]
