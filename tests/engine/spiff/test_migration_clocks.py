"""Clocks and watches of a running case come along to another version, and back."""

from datetime import timedelta

from engine.spiff.migration import taken_back
from engine.spiff.running import Running
from engine.spiff.triggers import due_of
from tests.engine.spiff.drawing import (
    boundary,
    flows,
    timer,
)
from tests.engine.spiff.migrating import Desk, clocked, finish, line


def test_a_clock_that_runs_keeps_its_due_time():
    desk = Desk(clocked("P3D"))
    [(key, clock)] = desk.case.clocks.items()
    desk.take(clocked("P9D"))
    assert desk.case.clocks == {key: clock}
    restored = Running.restore(desk.case.definition, desk.case.state, desk.case.now)

    assert due_of(restored._before.clocks[key]) == clock.due
    desk.case.fire("t")
    assert desk.case.waiting == ["a", "ingat"]


def test_a_new_watch_begins_and_is_named():
    desk = Desk(line("a b"))
    [note] = desk.take(clocked("P3D")).notes
    assert "“t” baru" in str(note)
    [clock] = desk.case.clocks.values()
    assert (clock.element, clock.due - desk.case.now) == ("t", timedelta(days=3))
    desk.case.fire("t")
    finish(desk.case, "ingat", "a", "b")
    assert desk.case.progress.status == "ended"


def test_a_watch_that_is_gone_ends_and_is_named():
    desk = Desk(clocked("P3D"))
    [note] = desk.take(line("a b")).notes
    assert "“t” tidak ada lagi" in str(note)
    assert desk.case.clocks == {}
    finish(desk.case, "a", "b")
    assert desk.case.progress.status == "ended"


def test_a_second_watch_joins_the_first():
    desk = Desk(clocked("P3D"))
    more = boundary("u", "a", timer("timeDuration", "P1D")) + '<endEvent id="putus"/>'
    desk.take(clocked("P3D", more=more + flows("u>putus")))
    assert sorted(one.element for one in desk.case.clocks.values()) == ["t", "u"]
    assert desk.case.fire("u").status == "ended"


def test_a_watch_that_fired_may_not_go_while_its_path_is_walked():
    desk = Desk(clocked("P3D"))
    desk.case.fire("t")
    assert "sudah terjadi" in desk.stays(line("a b ingat"))


def test_the_way_back_restores_clocks_that_ended_and_ends_those_that_began():
    desk = Desk(clocked("P3D"))
    old = desk.case.definition
    [(key, clock)] = desk.case.clocks.items()
    desk.take(line("a b"))
    back = taken_back(desk.before, old, (desk.case.state, desk.new.definition), desk.case.now)
    desk.case._running, desk.case.definition = back.running, old
    desk.case._advance()
    assert desk.case.clocks == {key: clock}
    desk.case.fire("t")
    finish(desk.case, "ingat", "a", "b")
    assert desk.case.progress.status == "ended"
