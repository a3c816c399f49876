"""A task that only reminds is withdrawn when the activity is over that its timer stood on."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    boundary,
    call,
    error,
    flows,
    inner,
    message,
    tag,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.migrating import Desk
from tests.engine.spiff.playing import Twins

DAY = timer("timeDuration", "P1D")
REMINDS = {"lk3__reminder": "true"}
#: The branch of a reminder: its timer on `kerja`, the task, its end.
BRANCH = (
    boundary("jam", "kerja", DAY, stops=False) + user("ingat", **REMINDS) + tag("endEvent", "i")
)
WAYS = "mulai>kerja jam>ingat ingat>i"


def case(content: str, ways: str, called: dict[str, str] | None = None) -> Twins:
    return Twins(build(START + END + content + flows(ways), called=called or {}))


def test_a_reminder_is_withdrawn_when_its_activity_is_done():
    played = case(BRANCH + users("kerja lanjut"), f"{WAYS} kerja>lanjut lanjut>selesai")
    played.fire("jam")
    assert played.waiting == ["ingat", "kerja"]
    task = played.task("ingat")

    progress = played.finish("kerja")

    assert (played.waiting, progress.withdrawn) == (["lanjut"], (task.id,))
    assert ("ingat", "cancelled") in played.passed
    assert played.finish("lanjut").status == "ended"
    assert "i" not in played.done


def test_the_case_ends_when_nothing_but_a_reminder_is_left():
    played = case(BRANCH + user("kerja"), f"{WAYS} kerja>selesai")
    played.fire("jam")
    progress = played.finish("kerja")

    assert (progress.status, progress.end) == ("ended", "selesai")


def test_a_reminder_that_is_done_in_time_goes_to_its_end():
    played = case(BRANCH + user("kerja"), f"{WAYS} kerja>selesai")
    played.fire("jam")
    assert played.finish("ingat").withdrawn == ()
    played.finish("kerja")

    assert "i" in played.done
    assert ("ingat", "cancelled") not in played.passed


def test_a_reminder_without_the_mark_stays_open():
    branch = BRANCH.replace(' lk3:reminder="true"', "")
    played = case(branch + user("kerja"), f"{WAYS} kerja>selesai")
    played.fire("jam")

    assert played.finish("kerja").status == "running"
    assert played.waiting == ["ingat"]


def test_what_a_withdrawn_reminder_leads_to_is_not_begun():
    chain = BRANCH + user("susul", **REMINDS) + users("kerja lanjut") + xor("g")
    ways = "mulai>kerja jam>ingat ingat>g g>susul susul>i kerja>lanjut lanjut>selesai"
    first = case(chain, ways)
    first.fire("jam")
    first.finish("kerja")
    assert first.waiting == ["lanjut"]

    second = case(chain, ways)
    second.fire("jam")
    second.finish("ingat")
    assert second.waiting == ["kerja", "susul"]
    second.finish("kerja")
    assert second.waiting == ["lanjut"]


def test_a_reminder_reached_too_late_is_never_offered():
    late = boundary("jam", "kerja", DAY, stops=False) + user("ingat", **REMINDS) + user("siapkan")
    ways = "mulai>kerja jam>siapkan siapkan>ingat ingat>i kerja>lanjut lanjut>selesai"
    played = case(late + tag("endEvent", "i") + users("kerja lanjut"), ways)
    played.fire("jam")
    played.finish("kerja")
    assert played.waiting == ["lanjut", "siapkan"]

    progress = played.finish("siapkan")
    assert (progress.opened, played.waiting) == ((), ["lanjut"])


def test_every_round_has_its_own_reminders():
    content = START + END + BRANCH + user("kerja") + xor("m") + xor("g", "g_m")
    ways = "mulai>m m>kerja jam>ingat ingat>i kerja>g g>m g>selesai"
    played = Twins(build(content + flows(ways, {"g_selesai": "cukup = true"})))
    played.fire("jam")
    played.finish("kerja")
    assert played.waiting == ["kerja"]

    played.fire("jam")
    assert played.waiting == ["ingat", "kerja"]
    assert played.finish("kerja", {"cukup": True}).status == "ended"


def test_every_firing_of_a_cycle_is_withdrawn_with_a_call():
    branch = BRANCH.replace(DAY, timer("timeCycle", "R3/P1D"))
    inside = tag("startEvent", "qm") + user("isi") + tag("endEvent", "qs") + flows("qm>isi isi>qs")
    played = case(branch + call("kerja", "q"), f"{WAYS} kerja>selesai", {"q": inside})
    played.fire("jam")
    played.fire("jam")
    assert played.waiting == ["ingat", "ingat", "isi"]

    assert played.finish("isi").status == "ended"


@pytest.mark.parametrize("how", ["message", "error"])
def test_an_activity_that_is_interrupted_is_over(how):
    trigger = error("gagal") if how == "error" else message("batal")
    end = tag("endEvent", "ks", trigger if how == "error" else "")
    inside = tag("startEvent", "km") + user("isi") + end + flows("km>isi isi>ks")
    content = BRANCH + inner("kerja", inside) + boundary("henti", "kerja", trigger) + user("akhiri")
    played = case(content, f"{WAYS} kerja>selesai henti>akhiri akhiri>selesai")
    played.fire("jam")
    assert played.waiting == ["ingat", "isi"]

    if how == "error":
        played.finish("isi")
    else:
        played.receive("henti")
    assert played.waiting == ["akhiri"]


def test_a_part_ends_when_nothing_but_its_reminders_are_left():
    inside = tag("startEvent", "km") + tag("endEvent", "ks") + BRANCH + user("kerja")
    inside += flows("km>kerja kerja>ks jam>ingat ingat>i")
    content = inner("bagian", inside) + user("lanjut")
    played = case(content, "mulai>bagian bagian>lanjut lanjut>selesai")
    played.fire("jam")
    played.finish("kerja")
    assert played.waiting == ["lanjut"]


@pytest.mark.parametrize("done", [False, True])
def test_a_case_that_is_taken_to_a_version_with_the_mark_loses_what_is_left_over(done):
    content = START + END + BRANCH + users("kerja lanjut")
    content += flows(f"{WAYS} kerja>lanjut lanjut>selesai")
    desk = Desk(content.replace(' lk3:reminder="true"', ""))
    desk.case.fire("jam")
    if done:
        desk.case.finish("kerja")

    desk.take(content)
    assert desk.case.waiting == (["lanjut"] if done else ["ingat", "kerja"])
    desk.case.finish("lanjut" if done else "kerja")
    assert desk.case.waiting == ([] if done else ["lanjut"])
