"""What a daerah chose is read by conditions, times, tables and scripts, and carried by no case."""

import json

from tests.engine.dmn.tables import table
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, flows, script, tag, user, users, xor
from tests.engine.spiff.playing import NOON, Play

WAYS = START + users("a") + xor("g", "g_c") + users("b c") + END
ARROWS = "mulai>a a>g g>b g>c b>selesai c>selesai"


def chosen(**parameter: object) -> dict[str, bytes]:
    return {"tetapan.json": json.dumps({"parameter": parameter}).encode()}


def test_a_condition_reads_what_the_daerah_chose():
    drawn = WAYS + flows(ARROWS, {"g_b": "masalah >= parameter.ambang_masalah"})
    for threshold, way in ((2, "b"), (3, "c")):
        case = Play(build(drawn, files=chosen(ambang_masalah=threshold)))
        case.finish("a", {"masalah": 2})
        assert case.waiting == [way]


def test_the_case_carries_no_setting():
    drawn = WAYS + flows(ARROWS, {"g_b": "masalah >= parameter.ambang_masalah"})
    case = Play(build(drawn, files=chosen(ambang_masalah=2)))

    assert case.finish("a", {"masalah": 2}).data == {"masalah": 2}
    assert "parameter" not in case.definition.checked.reads


def test_a_due_time_may_be_the_daerah_s():
    task = user("a", **{"lk3:due": "parameter.tenggat"})
    drawn = START + task + END + flows("mulai>a a>selesai")
    case = Play(build(drawn, files=chosen(tenggat="PT6H")))

    (opened,) = case.opened.values()
    assert (opened.deadline.due - NOON).total_seconds() == 6 * 3600


def test_a_script_reads_a_list_that_the_daerah_chose():
    drawn = START + script("s", "atasan = parameter.eskalasi[1]") + xor("g", "g_c") + users("b c")
    drawn += END + flows("mulai>s s>g g>b g>c b>selesai c>selesai", {"g_b": 'atasan = "kabid"'})
    case = Play(build(drawn, files=chosen(eskalasi=["kabid", "kepala_dinas"])))

    assert case.waiting == ["b"]


def test_a_table_sees_and_tells_only_the_settings_it_reads():
    rule = tag(
        "businessRuleTask",
        "r",
        "<extensionElements><spiffworkflow:calledDecisionId>d</spiffworkflow:calledDecisionId>"
        "</extensionElements>",
    )
    drawn = START + users("a") + rule + users("b") + END + flows("mulai>a a>r r>b b>selesai")
    columns = (["skor >= parameter.ambang boolean"], ["tingkat"])
    files = {"d.dmn": table("UNIQUE", *columns, [["true", '"indikasi"'], ["false", '"tidak"']])}
    case = Play(build(drawn, files={**files, **chosen(ambang=6, lain=1)}))
    (decided,) = case.finish("a", {"skor": 6}).decided

    assert decided.outputs == {"tingkat": "indikasi"}
    assert decided.inputs["parameter"] == {"ambang": 6}
