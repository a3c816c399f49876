"""Ad-hoc sub-processes: tasks that may be done or not, again and again, until it is enough."""

import pytest

from engine.bpmn import grounds_of
from engine.errors import WrongState
from engine.spiff import Definition, repair
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
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
from tests.engine.spiff.playing import Play, Twins

END2 = '<endEvent id="s2"/>'
START2 = '<startEvent id="m2"/>'


def adhoc(content: str, until: str = "cukup = true", **marks: str) -> str:
    condition = f"<completionCondition>{until}</completionCondition>"
    told = "".join(f' {name}="{value}"' for name, value in marks.items())
    return f'<adHocSubProcess id="h"{told}>{content}{condition}</adHocSubProcess>'


def built(content: str, until: str = "cukup = true", more: str = "", **marks: str) -> Definition:
    drawn = START + adhoc(content, until, **marks) + users("z") + END + more
    return build(drawn + flows("mulai>h h>z z>selesai"))


def test_every_task_is_offered_and_again_after_it_is_done_until_it_is_enough() -> None:
    case = Twins(built(users("a b c")))
    assert case.waiting == ["a", "b", "c"]
    for name in ("b", "b", "a"):
        case.finish(name)
        assert case.waiting == ["a", "b", "c"]
    progress = case.finish("c", {"cukup": True})
    assert case.waiting == ["z"]
    assert len(progress.withdrawn) == 2
    assert case.done.count("b") == 2
    assert case.finish("z").status == "ended"


def test_a_task_that_nobody_did_is_no_hindrance() -> None:
    case = Twins(built(users("a b")))
    case.finish("a", {"cukup": True})
    assert case.waiting == ["z"]


def test_the_condition_sees_what_was_said_in_each_task() -> None:
    case = Twins(built(users("a b"), "x = 1 and y = 2"))
    case.finish("a", {"x": 1})
    case.finish("b", {"x": 1, "y": 3})
    case.finish("a")
    case.finish("b", {"y": 2})
    assert case.waiting == ["z"]
    assert case.progress.data == {"x": 1, "y": 2}


def test_a_task_sees_what_the_others_said_before_it_was_offered() -> None:
    asked = user("b", lk3__assignee="nama")
    case = Twins(built(users("a") + asked))
    case.finish("a", {"nama": "ani"})
    case.finish("b")
    assert case.task("b").assignee == "ani"


CHAIN = users("a b c") + flows("a>b")


def test_a_task_may_lead_on_and_the_condition_is_looked_at_after_each() -> None:
    case = Twins(built(CHAIN))
    assert case.waiting == ["a", "c"]
    case.finish("a")
    assert case.waiting == ["a", "b", "c"]
    case.finish("a")
    assert case.waiting == ["a", "b", "b", "c"]
    case.finish("b")
    assert case.waiting == ["a", "b", "c"]
    case.finish("a", {"cukup": True})
    assert case.waiting == ["z"]


def test_what_was_begun_may_be_finished_when_it_is_enough() -> None:
    case = Twins(built(CHAIN, cancelRemainingInstances="false"))
    case.finish("a")
    progress = case.finish("c", {"cukup": True})
    assert case.waiting == ["b"]
    assert len(progress.withdrawn) == 1
    case.finish("b")
    assert case.waiting == ["z"]


def test_in_sequence_what_was_begun_is_finished_before_anything_else() -> None:
    case = Twins(built(CHAIN, ordering="Sequential"))
    assert case.waiting == ["a", "c"]
    case.finish("c")
    assert case.waiting == ["a", "c"]
    case.finish("a")
    assert case.waiting == ["b"]
    case.finish("b")
    assert case.waiting == ["a", "c"]
    case.finish("c", {"cukup": True})
    assert case.waiting == ["z"]


def test_a_chain_may_choose_come_back_and_end_at_a_gateway() -> None:
    content = users("a b") + xor("x", "x_y") + xor("y") + script("s", "n = n + 1")
    content += flows("a>x x>b x>y b>y y>s", {"x_b": "perlu = true"})
    case = Twins(built(content, "n &gt;= 3", ordering="Sequential"), {"n": 0})
    case.finish("a", {"perlu": True})
    assert case.waiting == ["b"]
    case.finish("b")
    case.finish("a", {"perlu": False})
    assert case.waiting == ["a"]
    case.finish("a")
    assert case.waiting == ["z"]


def test_a_chain_may_end_with_an_event() -> None:
    sent = tag("intermediateThrowEvent", "t", message("beri_tahu"))
    case = Twins(built(users("a c") + sent + flows("a>t"), ordering="Sequential"))
    case.finish("a")
    assert case.waiting == ["a", "c"]
    assert case.done[-1] == "t"


def test_a_message_may_be_offered() -> None:
    case = Twins(built(tag("receiveTask", "r", messageRef="kabar") + users("a")))
    case.receive("r")
    assert [wait.element for wait in case.awaited.values()] == ["r"]
    assert case.waiting == ["a"]
    case.receive("r", {"cukup": True})
    assert (case.waiting, case.awaited) == (["z"], {})


def test_an_interrupted_task_is_offered_again_when_its_other_way_is_done() -> None:
    content = users("a n") + boundary("w", "a", timer("timeDuration", "P1D")) + flows("w>n")
    case = Twins(built(content, ordering="Sequential"))
    case.fire("w")
    assert case.waiting == ["n"]
    case.finish("n")
    assert case.waiting == ["a"]
    assert [clock.element for clock in case.clocks.values()] == ["w"]
    case.finish("a")
    assert len(case.clocks) == 1
    case.finish("a", {"cukup": True})
    assert (case.waiting, case.clocks) == (["z"], {})


@pytest.mark.parametrize("kind", ["task", "manualTask", "userTask"])
def test_parts_and_repeated_tasks_stand_inside(kind: str) -> None:
    many = "multiInstanceLoopCharacteristics"
    twice = f"<{many}><loopCardinality>2</loopCardinality></{many}>"
    part = inner("u", START2 + users("i") + END2 + flows("m2>i i>s2"))
    content = tag(kind, "a") + part + call("k", "q") + user("t", twice) + flows("a>u u>k k>t")
    drawn = START + adhoc(content) + users("z") + END + flows("mulai>h h>z z>selesai")
    called = '<startEvent id="m3"/>' + users("j") + '<endEvent id="s3"/>' + flows("m3>j j>s3")
    case = Twins(build(drawn, called={"q": called}))
    for name in "aij":
        case.finish(name)
    assert case.waiting == ["a", "t", "t"]
    case.finish("t")
    case.finish("t", {"cukup": True})
    assert case.waiting == ["z"]


def test_it_ends_with_a_watch_on_it_and_is_offered_anew_in_a_loop() -> None:
    drawn = START + xor("m") + adhoc(users("a b")) + xor("x", "x_z") + users("z") + END
    drawn += boundary("w", "h", message("cukup")) + flows("w>z")
    drawn += flows("mulai>m m>h h>x x>m x>z z>selesai", {"x_m": "lagi = true"})
    case = Twins(build(drawn))
    case.finish("a", {"cukup": True, "lagi": True})
    assert case.waiting == ["a", "b"]
    case.receive("w")
    assert case.waiting == ["z"]


def test_several_at_once_end_each_by_itself() -> None:
    many = "multiInstanceLoopCharacteristics"
    content = user("a", lk3__assignee="satu") + f"<{many}><loopDataInputRef>anak</loopDataInputRef>"
    content += f'<inputDataItem id="satu"/></{many}>'
    case = Twins(built(content), {"anak": ["x", "y"]})
    assert sorted(task.assignee for task in case.opened.values()) == ["x", "y"]
    case.finish("a")
    assert sorted(task.assignee for task in case.opened.values()) == ["x", "y"]
    case.finish("a", {"cukup": True})
    case.finish("a")
    assert case.waiting == ["z"]


def test_the_state_does_not_grow_with_what_is_done() -> None:
    case = Twins(built(CHAIN))
    sizes = []
    for _ in range(100):
        case.finish("a")
        case.finish("b")
        sizes.append(len(case.state))
    assert sizes[-1] - sizes[4] <= 24  # counts take a few bytes more


def test_a_case_goes_along_to_another_version_while_its_tasks_are_offered() -> None:
    desk = Desk(START + adhoc(CHAIN) + users("z") + END + flows("mulai>h h>z z>selesai"))
    desk.case.finish("a")
    renamed = users("a e c y") + flows("a>e")
    drawn = START + adhoc(renamed) + users("z") + END + flows("mulai>h h>z z>selesai")
    desk.take(drawn, {"b": "e"})
    desk.case.finish("b")  # as its row still calls it
    assert desk.case.done[-1] == "e"
    assert desk.case.waiting == ["a", "c", "y"]
    desk.case.finish("y", {"cukup": True})
    assert desk.case.waiting == ["z"]


def test_what_was_begun_may_be_taken_away_and_the_rest_is_offered_again() -> None:
    case = Play(built(CHAIN, ordering="Sequential"))
    grounds = grounds_of(case.definition.checked)
    with pytest.raises(WrongState, match="ditunggu langkah lain"):
        case.step(lambda running: repair.withdraw(running, case.task("a").id, grounds))
    case.finish("a")
    case.step(lambda running: repair.withdraw(running, case.task("b").id, grounds))
    assert case.waiting == ["a", "c"]
    case.finish("c", {"cukup": True})
    assert case.waiting == ["z"]
