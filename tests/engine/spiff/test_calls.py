"""Call activities: what a called process sees of the caller, and what comes back."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    boundary,
    condition,
    flows,
    handler,
    inner,
    script,
    tag,
    users,
    xor,
)
from tests.engine.spiff.playing import Twins

END2 = '<endEvent id="s2"/>'
START2 = '<startEvent id="m2"/>'
SEVERAL = "multiInstanceLoopCharacteristics"


def scripts(before: str = "", after: str = "") -> str:
    said = f"<spiffworkflow:preScript>{before}</spiffworkflow:preScript>" if before else ""
    said += f"<spiffworkflow:postScript>{after}</spiffworkflow:postScript>" if after else ""
    return f"<extensionElements>{said}</extensionElements>"


def call(inside: str = "", **marks: str) -> str:
    return tag("callActivity", "k", inside, calledElement="q", **marks)


#: Everything that is read: so that a test sees what is there and what is not.
READ = "nama = null and usia = null and hasil = null and anak = null and skor = null"
CALLED = START2 + xor("g", "g_isi") + users("isi rusak") + END2
CALLED += flows("m2>g g>isi g>rusak isi>s2 rusak>s2", {"g_rusak": READ})
AROUND = START + users("z") + END + flows("mulai>k k>z z>selesai")
MAPPED = {"lk3__in": "mapped", "lk3__out": "mapped"}


def variables(case: Twins, element: str) -> dict[str, object]:
    task = case._running._instance.get_task_from_id(bytes.fromhex(case.task(element).id))
    return dict(task.data)


def test_a_mapped_call_hands_over_what_is_named_and_nothing_else() -> None:
    drawn = AROUND + call(scripts("anak = nama\nskor = usia + 1", "hasil = skor * 2"), **MAPPED)
    case = Twins(build(drawn, called={"q": CALLED}), {"nama": "Ani", "usia": 7})
    assert variables(case, "isi") == {"anak": "Ani", "skor": 8}
    case.finish("isi", {"skor": 20, "nama": "Budi", "usia": 99})
    assert variables(case, "z") == {"nama": "Ani", "usia": 7, "hasil": 40}
    assert case.progress.data == {"nama": "Ani", "usia": 7, "hasil": 40}


def test_a_mapping_exchanges_two_variables() -> None:
    drawn = AROUND + call(scripts("nama = anak\nanak = nama", "hasil = nama"), **MAPPED)
    case = Twins(build(drawn, called={"q": CALLED}), {"nama": "Ani", "anak": "Budi"})
    assert variables(case, "isi") == {"nama": "Budi", "anak": "Ani"}
    case.finish("isi")
    assert variables(case, "z") == {"nama": "Ani", "anak": "Budi", "hasil": "Budi"}


def test_a_call_mapped_to_nothing_sees_nothing_and_gives_nothing_back() -> None:
    case = Twins(build(AROUND + call(**MAPPED), called={"q": CALLED}), {"nama": "Ani"})
    assert case.waiting == ["rusak"]  # every variable is null in there
    case.finish("rusak", {"nama": "Budi", "hasil": 1})
    assert variables(case, "z") == case.progress.data == {"nama": "Ani"}


@pytest.mark.parametrize("way", ["in", "out"])
def test_one_way_alone_may_be_mapped(way: str) -> None:
    said = scripts("anak = nama", "hasil = skor")
    drawn = AROUND + call(said, **{f"lk3__{way}": "mapped"})
    case = Twins(build(drawn, called={"q": CALLED}), {"nama": "Ani", "usia": 7})
    seen = {"anak": "Ani"} if way == "in" else {"anak": "Ani", "nama": "Ani", "usia": 7}
    assert variables(case, "isi") == seen
    case.finish("isi", {"skor": 3, "usia": 8})
    back = {"nama": "Ani", "usia": 7} if way == "out" else {"nama": "Ani", "usia": 8, "skor": 3}
    more = {"hasil": 3} if way == "out" else {"hasil": 3, "anak": "Ani"}
    assert variables(case, "z") == case.progress.data == back | more


def test_each_instance_of_a_mapped_call_works_on_its_own_item() -> None:
    each = '<loopDataInputRef>daftar</loopDataInputRef><inputDataItem id="satu" name="satu"/>'
    said = scripts("anak = satu", "hasil = anak") + f"<{SEVERAL}>{each}</{SEVERAL}>"
    case = Twins(build(AROUND + call(said, **MAPPED), called={"q": CALLED}), {"daftar": ["a", "b"]})
    instances = [
        case._running._instance.get_task_from_id(bytes.fromhex(key)).data for key in case.opened
    ]
    assert instances == [{"anak": "a"}, {"anak": "b"}]
    case.finish("isi")
    case.finish("isi")
    assert variables(case, "z") == {"daftar": ["a", "b"], "hasil": "b"}


def test_what_a_mapped_call_calls_in_turn_stays_inside_too() -> None:
    middle = START2 + tag("callActivity", "k2", calledElement="r") + END2
    middle += flows("m2>k2 k2>s2")
    drawn = AROUND + call(scripts("anak = nama", "hasil = skor"), **MAPPED)
    inside = CALLED.replace("m2", "m3").replace("s2", "s3")
    case = Twins(build(drawn, called={"q": middle, "r": inside}), {"nama": "Ani"})
    assert variables(case, "isi") == {"anak": "Ani"}
    case.finish("isi", {"skor": 5, "nama": "Budi"})
    assert case.progress.data == {"nama": "Ani", "hasil": 5}


@pytest.mark.parametrize("event", ["error", "escalation"])
def test_an_event_out_of_a_mapped_call_carries_no_variables(event: str) -> None:
    trigger = f'<{event}EventDefinition {event}Ref="{event}"/>'
    if event == "escalation":
        trigger = f"<{event}EventDefinition/>"
    inside = START2 + script("t", 'nama = "Budi"') + tag("endEvent", "henti", trigger)
    inside += flows("m2>t t>henti")
    drawn = AROUND + call(**MAPPED) + users("a") + boundary("b", "k", trigger)
    drawn += xor("g", "g_y") + users("x y") + flows("b>a a>g g>x g>y", {"g_x": READ})
    case = Twins(build(drawn, called={"q": inside}), {"nama": "Ani"})
    assert case.waiting == ["a"]
    assert variables(case, "a") == case.progress.data == {"nama": "Ani"}


def test_an_unmapped_call_inside_a_sub_process_is_as_open_as_ever() -> None:
    drawn = START + inner("u", START2 + call() + END2 + flows("m2>k k>s2")) + users("z") + END
    drawn += flows("mulai>u u>z z>selesai")
    inside = CALLED.replace("m2", "m3").replace("s2", "s3")
    case = Twins(build(drawn, called={"q": inside}), {"nama": "Ani"})
    case.finish("isi", {"nama": "Budi"})
    assert case.progress.data == {"nama": "Budi"}


def test_what_watches_a_mapped_call_sees_only_its_variables() -> None:
    inside = '<startEvent id="m2"/><endEvent id="s2"/>' + users("u r") + flows("m2>u u>r r>s2")
    inside += handler("awas", condition("skor > 3"), users("t"), "t t>awas_s", stops=False)
    drawn = AROUND + call(scripts("skor = usia"), **MAPPED)
    case = Twins(build(drawn, called={"q": inside}), {"usia": 2, "skor": 9})
    assert case.waiting == ["u"]
    case.finish("u", {"skor": 4})
    assert case.waiting == ["r", "t"]
    assert variables(case, "t") == {"skor": 4}
    case.finish("t", {"skor": 5})
    case.finish("r")
    assert case.progress.data == {"usia": 2, "skor": 9}
