"""Business rule tasks: a decision's outputs become variables, and how it came to them is told."""

from tests.engine.dmn.tables import table
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, flows, tag, users, xor
from tests.engine.spiff.playing import Play

ASKS = "<spiffworkflow:calledDecisionId>d</spiffworkflow:calledDecisionId>"
RULE = tag("businessRuleTask", "r", f"<extensionElements>{ASKS}</extensionElements>")
DRAWN = START + users("a") + RULE + xor("g", "g_c") + users("b c") + END
DRAWN += flows("mulai>a a>r r>g g>b g>c b>selesai c>selesai", {"g_b": 'tingkat = "tinggi"'})
COLUMNS = (["skor number"], ["tingkat", "tak_dibaca"])
RULES = [["> 3", '"tinggi"', "1"], ["< 2", '"rendah"', "2"]]


def test_the_outputs_decide_the_way_and_the_row_is_told() -> None:
    case = Play(build(DRAWN, files={"d.dmn": table("UNIQUE", *COLUMNS, RULES)}))
    progress = case.finish("a", {"skor": 5})
    assert case.waiting == ["b"]
    (decided,) = progress.decided
    assert (decided.element, decided.decision, decided.inputs) == ("r", "d", {"skor": 5})
    assert [hit.number for hit in decided.hits] == [1]
    assert decided.outputs == {"tingkat": "tinggi", "tak_dibaca": 1}
    assert progress.data == {"skor": 5, "tingkat": "tinggi"}


def test_no_row_leaves_the_outputs_null() -> None:
    case = Play(build(DRAWN, files={"d.dmn": table("UNIQUE", *COLUMNS, RULES)}))
    progress = case.finish("a", {"skor": 2.5})
    assert case.waiting == ["c"]
    assert progress.data["tingkat"] is None


def test_two_rows_of_a_unique_table_are_a_failure_in_words() -> None:
    rows = [*RULES, ["> 4", '"tinggi"', "3"]]
    case = Play(build(DRAWN, files={"d.dmn": table("UNIQUE", *COLUMNS, rows)}))
    progress = case.finish("a", {"skor": 5})
    assert progress.status == "stuck"
    assert progress.failure is not None
    assert progress.failure.element == "r"
    assert progress.decided == ()
