"""Branches, sub-processes, calls and repeated steps of a running case in another version."""

from itertools import pairwise

from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    call,
    flows,
    inner,
    user,
    users,
)
from tests.engine.spiff.migrating import Desk, finish

BRANCHES = START + both("f") + users("a b") + both("j") + users("e") + END
BRANCHED = BRANCHES + flows("mulai>f f>a f>b a>j b>j j>e e>selesai")


def test_a_third_branch_would_never_come_and_so_the_case_stays():
    desk = Desk(BRANCHED)
    drawn = BRANCHES + users("c")
    drawn += flows("mulai>f f>a f>b f>c a>j b>j c>j j>e e>selesai")
    assert "tidak dapat berada di sini saja" in desk.stays(drawn)
    desk.case.finish("a")
    assert "tidak dapat berada di sini saja" in desk.stays(drawn)


def test_a_branch_that_is_taken_away_stays_unless_it_is_done():
    desk = Desk(BRANCHED)
    without = START + users("a e") + END + flows("mulai>a a>e e>selesai")
    assert desk.try_out(without).missing == {"b": "b"}
    desk.case.finish("b")
    assert desk.try_out(without).running is None


def test_a_join_that_has_one_token_waits_for_the_other_in_the_new_version_too():
    desk = Desk(BRANCHED)
    desk.case.finish("a")
    drawn = BRANCHES + users("z")
    desk.take(drawn + flows("mulai>f f>a f>b a>j b>j j>z z>e e>selesai"))
    desk.case.finish("b")
    finish(desk.case, "z", "e")
    assert desk.case.progress.status == "ended"


INSIDE = '<startEvent id="m2"/>{nodes}<endEvent id="s2"/>{paths}'


def nested(inside: str, after: str = "z") -> str:
    names = ["m2", *inside.split(), "s2"]
    paths = flows(" ".join(f"{one}>{two}" for one, two in pairwise(names)))
    sub = inner("sub", INSIDE.format(nodes=users(inside), paths=paths))
    outer = ["mulai", "sub", *after.split(), "selesai"]
    path = " ".join(f"{one}>{two}" for one, two in pairwise(outer))
    return START + sub + users(after) + END + flows(path)


def test_inside_a_sub_process_what_follows_it_is_not_skipped():
    desk = Desk(nested("x y"))
    desk.case.finish("x")
    desk.take(nested("x y w", "neu z"))
    finish(desk.case, "y", "w")
    assert desk.case.waiting == ["neu"]
    finish(desk.case, "neu", "z")
    assert desk.case.progress.status == "ended"


def test_a_called_process_changes_with_its_caller():
    outer = START + call("panggil", "q") + users("z") + END
    outer += flows("mulai>panggil panggil>z z>selesai")
    one = '<startEvent id="m"/>' + users("x") + '<endEvent id="s"/>' + flows("m>x x>s")
    two = '<startEvent id="m"/>' + users("x y") + '<endEvent id="s"/>' + flows("m>x x>y y>s")
    desk = Desk(outer, called={"q": one})
    desk.take(outer, called={"q": two})
    finish(desk.case, "x", "y", "z")
    assert desk.case.progress.status == "ended"


SEVERAL = (
    '<multiInstanceLoopCharacteristics isSequential="false">'
    "<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"
)


def test_among_several_of_a_kind_what_follows_is_not_skipped():
    desk = Desk(START + user("a", SEVERAL) + users("b") + END + flows("mulai>a a>b b>selesai"))
    desk.case.finish("a")
    drawn = START + user("a", SEVERAL) + users("x b") + END
    desk.take(drawn + flows("mulai>a a>x x>b b>selesai"))
    assert desk.case.waiting == ["a"]
    desk.case.finish("a")
    assert desk.case.waiting == ["x"]
