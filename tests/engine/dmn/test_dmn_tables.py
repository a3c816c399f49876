"""Decision tables: every hit policy, and why a row was taken."""

from datetime import UTC, datetime

import pytest

from engine import dmn
from engine.dmn import Evaluation, read_decisions
from tests.engine.dmn.tables import model, table

NOW = datetime(2026, 3, 5, tzinfo=UTC)
AGES = [["< 18", '"anak"'], [">= 18", '"dewasa"'], [">= 60", '"lansia"']]
VALUES = 'golongan: "lansia", "dewasa", "anak"'


def evaluated(source: bytes, **context: object) -> Evaluation:
    decisions, problems = read_decisions("uji.dmn", source)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return decisions["d"].evaluate(context, NOW)


@pytest.mark.parametrize(
    ("policy", "usia", "golongan", "rows"),
    [
        ("UNIQUE", 10, "anak", (1,)),
        ("UNIQUE", 30, "dewasa", (2,)),
        ("FIRST", 70, "dewasa", (2,)),
        ("PRIORITY", 70, "lansia", (3,)),
        ("RULE ORDER", 70, ["dewasa", "lansia"], (2, 3)),
        ("OUTPUT ORDER", 70, ["lansia", "dewasa"], (3, 2)),
        ("COLLECT", 70, ["dewasa", "lansia"], (2, 3)),
        ("ANY", 10, "anak", (1,)),
    ],
)
def test_a_hit_policy_chooses_rows_and_tells_which(policy, usia, golongan, rows):
    found = evaluated(table(policy, ["usia number"], [VALUES], AGES), usia=usia)
    assert found.outputs == {"golongan": golongan}
    assert tuple(hit.number for hit in found.hits) == rows
    assert found.hits[0].id == f"baris_{rows[0]}"
    assert found.hits[0].note == f"catatan {rows[0]}"
    assert found.inputs == {"usia": usia}
    assert found.problem is None


@pytest.mark.parametrize("policy", ["UNIQUE", "ANY"])
def test_rows_that_contradict_each_other_give_a_problem_and_no_value(policy):
    found = evaluated(table(policy, ["usia number"], ["golongan"], AGES), usia=70)
    assert found.outputs == {"golongan": None}
    assert tuple(hit.number for hit in found.hits) == (2, 3)
    assert "2, 3" in str(found.problem)


@pytest.mark.parametrize(
    ("aggregation", "expected"), [("SUM", 7), ("MIN", 2), ("MAX", 5), ("COUNT", 2)]
)
def test_a_collect_table_adds_up(aggregation, expected):
    rules = [["> 1", "5"], ["> 2", "2"], ["> 99", "1"]]
    attributes = f'aggregation="{aggregation}"'
    source = table("COLLECT", ["n number"], ["nilai"], rules, attributes=attributes)
    assert evaluated(source, n=3).outputs == {"nilai": expected}


@pytest.mark.parametrize(
    ("policy", "expected", "rows"),
    [
        ("PRIORITY", {"p": "tinggi", "q": "segera"}, (3,)),
        ("OUTPUT ORDER", {"p": ["tinggi", "tinggi", "rendah"], "q": ["segera", "besok", "besok"]},
         (3, 2, 1)),
    ],
)  # fmt: skip
def test_of_several_outputs_the_first_column_ranks_before_the_second(policy, expected, rows):
    outputs = ['p: "tinggi", "rendah"', 'q: "segera", "besok"']
    matching = [
        ["-", '"rendah"', '"besok"'],
        ["-", '"tinggi"', '"besok"'],
        ["-", '"tinggi"', '"segera"'],
    ]
    found = evaluated(table(policy, ["x any"], outputs, matching), x=1)
    assert found.outputs == expected
    assert tuple(hit.number for hit in found.hits) == rows


@pytest.mark.parametrize("aggregation", ["SUM", "MIN", "MAX"])
def test_a_collect_table_without_a_match_gives_null(aggregation):
    attributes = f'aggregation="{aggregation}"'
    source = table("COLLECT", ["n number"], ["nilai"], [["> 9", "5"]], attributes=attributes)
    found = evaluated(source, n=3)
    assert (found.outputs, found.hits) == ({"nilai": None}, ())


def test_no_matching_row_gives_null_and_no_rows():
    found = evaluated(table("UNIQUE", ["usia number"], ["golongan"], AGES[:1]), usia=70)
    assert (found.outputs, found.hits, found.problem) == ({"golongan": None}, (), None)


def test_missing_case_data_is_null_and_does_not_raise():
    assert evaluated(table("FIRST", ["usia number"], ["golongan"], AGES)).outputs == {
        "golongan": None
    }


def test_several_outputs_become_variables_of_their_names():
    rules = [["true", '"tinggi"', "1 + 1"]]
    found = evaluated(table("UNIQUE", ["bahaya boolean"], ["risiko", "hari"], rules), bahaya=True)
    assert found.outputs == {"risiko": "tinggi", "hari": 2}
    assert found.value == {"risiko": "tinggi", "hari": 2}


def test_several_outputs_of_several_rows_become_lists():
    rules = [["true", '"a"', "1"], ["-", '"b"', "2"]]
    found = evaluated(table("RULE ORDER", ["x boolean"], ["p", "q"], rules), x=True)
    assert found.outputs == {"p": ["a", "b"], "q": [1, 2]}


def test_a_date_arrives_as_text_and_is_read_by_its_type():
    rules = [['< date("2008-03-05")', '"dewasa"'], ["-", '"anak"']]
    source = table("FIRST", ["lahir date"], ["golongan"], rules)
    assert evaluated(source, lahir="2001-12-31").outputs == {"golongan": "dewasa"}
    assert evaluated(source, lahir="2020-12-31").outputs == {"golongan": "anak"}


def test_a_table_tells_what_it_reads_and_what_it_compares():
    rules = [['"seksual"', '"K4"'], ["-", '"K3"']]
    decisions, _ = read_decisions("u.dmn", table("FIRST", ["f.jenis string"], ["kelas"], rules))
    decision = decisions["d"]
    assert decision.inputs == ("f",)
    assert decision.paths == {"f.jenis"}
    assert decision.literals == {("f.jenis", "seksual")}
    assert dict(decision.outputs) == {"kelas": "any"}


GRAPH = model(
    """
    <inputData id="i_usia" name="usia"><variable name="usia" typeRef="number"/></inputData>
    <businessKnowledgeModel id="b" name="dua kali"><encapsulatedLogic>
      <formalParameter name="n" typeRef="number"/>
      <literalExpression><text>n * 2</text></literalExpression>
    </encapsulatedLogic></businessKnowledgeModel>
    <decision id="d_bawah" name="Bawah umur"><variable name="bawah umur"/>
      <informationRequirement><requiredInput href="#i_usia"/></informationRequirement>
      <literalExpression><text>usia &lt; 18</text></literalExpression></decision>
    <decision id="d" name="Lama"><variable name="lama"/>
      <informationRequirement><requiredDecision href="#d_bawah"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
      <context>
        <contextEntry><variable name="hari"/>
          <literalExpression><text>if bawah umur then 1 else 3</text></literalExpression>
        </contextEntry>
        <contextEntry>
          <literalExpression><text>dua kali(hari) + tambahan</text></literalExpression>
        </contextEntry>
      </context></decision>
    """
)


def test_a_decision_asks_the_decisions_and_knowledge_it_requires():
    assert evaluated(GRAPH, usia=10, tambahan=1).outputs == {"lama": 3}
    assert evaluated(GRAPH, usia=40, tambahan=0).outputs == {"lama": 6}


def test_a_decision_reads_what_its_requirements_read():
    decision = read_decisions("uji.dmn", GRAPH)[0]["d"]
    assert decision.inputs == ("tambahan", "usia")


def test_an_endless_knowledge_model_is_a_problem_not_a_crash():
    source = GRAPH.replace(b"n * 2", b"dua kali(n + 1)")
    found = evaluated(source, usia=1, tambahan=1)
    assert found.problem is not None
    assert found.outputs == {"lama": None}


def test_the_door_is_sorted():
    assert dmn.__all__ == sorted(dmn.__all__)
