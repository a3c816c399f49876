"""Compensation: what is done is undone by its handler, the last done first, and waited for."""

import itertools

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    flows,
    inner,
    message,
    script,
    tag,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.migrating import Desk
from tests.engine.spiff.playing import Twins

END2 = '<endEvent id="s2"/>'
START2 = '<startEvent id="m2"/>'


def undoing(host: str, handler: str = "", kind: str = "userTask", inside: str = "") -> str:
    """A compensation event on `host` and the handler at the other end of its association."""
    handler = handler or f"undo_{host}"
    event = boundary(f"k_{host}", host, "<compensateEventDefinition/>")
    line = f'<association id="as_{host}" sourceRef="k_{host}" targetRef="{handler}"/>'
    return event + line + tag(kind, handler, inside, isForCompensation="true")


def throw(activity: str = "", name: str = "t", kind: str = "intermediateThrowEvent") -> str:
    reference = f' activityRef="{activity}"' if activity else ""
    return tag(kind, name, f"<compensateEventDefinition{reference}/>")


def line(*nodes: str) -> str:
    return flows(" ".join(f"{a}>{b}" for a, b in itertools.pairwise(nodes)))


def test_a_scope_is_undone_in_reverse_order_and_waited_for() -> None:
    drawn = START + users("a b c z") + undoing("a") + undoing("b") + throw() + END
    case = Twins(build(drawn + line("mulai", "a", "b", "c", "t", "z", "selesai")))
    for name in "abc":
        case.finish(name)
    assert case.waiting == ["undo_b"]
    case.finish("undo_b")
    assert case.waiting == ["undo_a"]
    case.finish("undo_a")
    assert case.waiting == ["z"]
    assert case.done[-3:] == ["undo_b", "undo_a", "t"]
    assert case.finish("z").status == "ended"


def test_one_activity_alone_is_undone_once() -> None:
    drawn = START + users("a b z") + undoing("a") + undoing("b") + END
    drawn += throw("a") + throw("a", "u")
    case = Twins(build(drawn + line("mulai", "a", "b", "t", "u", "z", "selesai")))
    case.finish("a")
    case.finish("b")
    assert case.waiting == ["undo_a"]
    case.finish("undo_a")
    assert case.waiting == ["z"]


def test_what_was_not_completed_is_not_undone() -> None:
    drawn = START + xor("x", "x_b") + users("a b z") + undoing("a") + undoing("b") + xor("y")
    drawn += throw() + END + boundary("w", "b", message("m")) + users("n")
    drawn += flows("mulai>x x>a x>b a>y b>y w>n n>y y>t t>z z>selesai", {"x_a": "v = 1"})
    definition = build(drawn)
    case = Twins(definition, {"v": 1})
    case.finish("a")
    assert case.waiting == ["undo_a"]
    other = Twins(definition)
    other.receive("w")  # b is interrupted, not completed
    other.finish("n")
    assert other.waiting == ["z"]


def test_each_round_of_a_loop_is_undone() -> None:
    drawn = START + xor("m") + users("a z") + undoing("a") + xor("x", "x_t") + throw() + END
    drawn += flows("mulai>m m>a a>x x>m x>t t>z z>selesai", {"x_m": "lagi = true"})
    case = Twins(build(drawn))
    for again in (True, True, False):
        case.finish("a", {"lagi": again})
    for _ in range(3):
        assert case.waiting == ["undo_a"]
        case.finish("undo_a")
    assert case.waiting == ["z"]


def test_handlers_see_the_variables_of_now_and_change_them() -> None:
    drawn = START + users("a b z") + undoing("a", kind="scriptTask", inside=SCRIPT) + throw() + END
    drawn += xor("x", "x_b") + flows(
        "mulai>a a>t t>x x>z x>b z>selesai b>selesai", {"x_z": "v = 8"}
    )
    case = Twins(build(drawn), {"v": 1})
    case.finish("a", {"v": 7})
    assert case.waiting == ["z"]


SCRIPT = "<script>v = v + 1</script>"


def test_an_end_undoes_before_it_ends() -> None:
    drawn = START + users("a") + undoing("a") + throw(kind="endEvent")
    case = Twins(build(drawn + line("mulai", "a", "t")))
    case.finish("a")
    assert (case.waiting, case.progress.status) == (["undo_a"], "running")
    progress = case.finish("undo_a")
    assert (progress.status, progress.end) == ("ended", "t")


PART = START2 + users("i j") + undoing("i") + undoing("j") + END2
PART += line("m2", "i", "j", "s2")


def test_a_completed_sub_process_is_undone_by_what_undoes_its_inside() -> None:
    drawn = START + users("a z") + undoing("a") + inner("u", PART) + users("b") + undoing("b")
    drawn += throw() + END + line("mulai", "a", "u", "b", "t", "z", "selesai")
    case = Twins(build(drawn))
    for name in "aijb":
        case.finish(name)
    for name in ("undo_b", "undo_j", "undo_i", "undo_a"):
        assert case.waiting == [name]
        case.finish(name)
    assert case.waiting == ["z"]


def test_a_sub_process_named_alone_is_undone_inside_however_deep() -> None:
    deep = START2.replace("m2", "m3") + inner("v", PART) + END2.replace("s2", "s3")
    deep += line("m3", "v", "s3")
    drawn = START + users("a z") + undoing("a") + inner("u", deep) + throw("u") + END
    case = Twins(build(drawn + line("mulai", "a", "u", "t", "z", "selesai")))
    for name in "aij":
        case.finish(name)
    for name in ("undo_j", "undo_i"):
        assert case.waiting == [name]
        case.finish(name)
    assert case.waiting == ["z"]


def test_a_sub_process_with_a_handler_of_its_own_is_undone_as_one() -> None:
    drawn = START + inner("u", PART) + undoing("u") + users("z") + throw() + END
    case = Twins(build(drawn + line("mulai", "u", "t", "z", "selesai")))
    case.finish("i")
    case.finish("j")
    assert case.waiting == ["undo_u"]
    case.finish("undo_u")
    assert case.waiting == ["z"]


def test_inside_a_sub_process_only_its_own_is_undone() -> None:
    part = PART.replace(END2, throw() + END2).replace('targetRef="s2"', 'targetRef="t"')
    part += flows("t>s2")
    drawn = START + users("a z") + undoing("a") + inner("u", part) + END
    case = Twins(build(drawn + line("mulai", "a", "u", "z", "selesai")))
    for name in "aij":
        case.finish(name)
    for name in ("undo_j", "undo_i"):
        assert case.waiting == [name]
        case.finish(name)
    assert case.waiting == ["z"]


HANDLERS = {
    "subProcess": START2 + users("h") + END2 + line("m2", "h", "s2"),
    "userTask": "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
    "</multiInstanceLoopCharacteristics>",
    "manualTask": "",
    "task": "",
}


@pytest.mark.parametrize("kind", HANDLERS)
def test_a_handler_may_be_any_activity(kind: str) -> None:
    drawn = START + users("a z") + undoing("a", kind=kind, inside=HANDLERS[kind]) + throw() + END
    case = Twins(build(drawn + line("mulai", "a", "t", "z", "selesai")))
    case.finish("a")
    for name in list(case.waiting):
        assert name == ("h" if kind == "subProcess" else "undo_a")
        case.finish(name)
    assert case.waiting == ["z"]


def test_a_called_process_is_undone_by_the_handler_of_its_call_alone() -> None:
    drawn = START + call("k", "q") + undoing("k", kind="receiveTask") + users("z") + throw() + END
    drawn = drawn.replace("receiveTask", 'receiveTask messageRef="batal"', 1)
    called = START2 + users("i") + undoing("i") + END2 + line("m2", "i", "s2")
    case = Twins(build(drawn + line("mulai", "k", "t", "z", "selesai"), called={"q": called}))
    case.finish("i")
    assert case.waiting == []
    case.receive("undo_k")
    assert case.waiting == ["z"]


def test_a_transaction_called_off_is_undone_before_it_is_left() -> None:
    part = START2 + both("g") + users("i j r") + undoing("i") + undoing("j") + END2 + both("h")
    part += tag("endEvent", "batal", "<cancelEventDefinition/>") + xor("x", "x_h")
    part += flows("m2>g g>i g>r i>j j>x x>batal x>h r>h h>s2", {"x_batal": "batal = true"})
    drawn = START + inner("u", part, "transaction") + users("y z") + END
    drawn += boundary("w", "u", "<cancelEventDefinition/>")
    definition = build(drawn + flows("mulai>u u>z w>y z>selesai y>selesai"))
    case = Twins(definition)
    case.finish("i")
    progress = case.finish("j", {"batal": True})
    assert case.waiting == ["undo_j"]
    assert len(progress.withdrawn) == 1  # r is stopped, and not undone
    case.finish("undo_j")
    case.finish("undo_i")
    assert case.waiting == ["y"]
    assert case.finish("y").status == "ended"
    other = Twins(definition)
    for name in "ijr":
        other.finish(name)
    assert other.waiting == ["z"]


def test_compensation_is_broken_off_with_what_is_around_it() -> None:
    part = START2.replace("m2", "m3") + inner("v", PART) + throw() + END2.replace("s2", "s3")
    part += line("m3", "v", "t", "s3")
    drawn = START + inner("u", part) + users("y z") + END
    drawn += boundary("w", "u", timer("timeDuration", "P1D"))
    case = Twins(build(drawn + flows("mulai>u u>z w>y z>selesai y>selesai")))
    case.finish("i")
    case.finish("j")
    assert case.waiting == ["undo_j"]
    progress = case.fire("w")
    assert case.waiting == ["y"]
    assert len(progress.withdrawn) == 1
    assert case.finish("y").status == "ended"


def test_two_branches_undo_side_by_side() -> None:
    drawn = START + both("g") + users("a b z") + undoing("a") + undoing("b") + END + both("h")
    drawn += throw("a") + throw("b", "u")
    drawn += flows("mulai>g g>a g>b a>t b>u t>h u>h h>z z>selesai")
    case = Twins(build(drawn))
    case.finish("a")
    case.finish("b")
    assert case.waiting == ["undo_a", "undo_b"]
    case.finish("undo_a")
    case.finish("undo_b")
    assert case.waiting == ["z"]


def test_nothing_to_undo_passes_at_once() -> None:
    drawn = START + both("g") + users("a z") + undoing("a") + throw() + END + both("h")
    case = Twins(build(drawn + flows("mulai>g g>a g>t t>z z>h a>h h>selesai")))
    assert case.waiting == ["a", "z"]


def test_what_can_be_undone_takes_few_bytes() -> None:
    drawn = START + xor("m") + users("a") + undoing("a") + xor("x", "x_t") + throw() + END
    drawn += flows("mulai>m m>a a>x x>m x>t t>selesai", {"x_m": "lagi = true"})
    case = Twins(build(drawn))
    sizes = []
    for _ in range(50):
        case.finish("a", {"lagi": True})
        sizes.append(len(case.state))
    assert sizes[-1] - sizes[9] <= 40 * 6 + 16  # the standard wants every round remembered


def test_a_script_handler_runs_by_itself_and_the_case_goes_on() -> None:
    drawn = START + script("a", "v = 1") + undoing("a", kind="scriptTask", inside=SCRIPT)
    drawn += throw() + user("z", lk3__assignee="string(v)") + END
    case = Twins(build(drawn + line("mulai", "a", "t", "z", "selesai")))
    assert case.task("z").assignee == "2"


def test_what_can_be_undone_goes_along_to_another_version_that_can_undo_it() -> None:
    drawn = START + users("a b z") + undoing("a") + throw() + END
    path = ["mulai", "a", "b", "t", "z", "selesai"]
    renamed = START + users("c b z") + undoing("c") + throw() + END
    path[1] = "c"
    bare = START + users("c b z") + END + line("mulai", "c", "b", "z", "selesai")
    other = Desk(drawn + line("mulai", "a", "b", "t", "z", "selesai"))
    other.case.finish("a")
    assert "Kompensasi" in other.stays(bare, {"a": "c"})
    other.take(renamed + line(*path), {"a": "c"})
    other.case.finish("b")
    assert other.case.waiting == ["undo_c"]
    other.case.finish("undo_c")
    assert other.case.waiting == ["z"]
