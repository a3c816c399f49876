"""What cannot be read or run is a problem that names element, line and repair."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dmn import read_decisions
from engine.dmn.reading import MOST_BYTES, MOST_ELEMENTS
from tests.engine.dmn.tables import HEAD, model, table

SHIPPED = Path(__file__).parents[3] / "processes" / "library" / "dmn_triase" / "dmn_triase.dmn"
LITERAL = (
    '<decision id="{0}" name="{0}"><variable name="{0}"/>'
    '<informationRequirement><requiredDecision href="#{1}"/></informationRequirement>'
    "<literalExpression><text>1</text></literalExpression></decision>"
)
GOOD = table("UNIQUE", ["x number"], ["y"], [["-", "1"]])


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "dmn.not_xml"),
        (b"<definitions", "dmn.not_xml"),
        (b"\x00\xff", "dmn.not_xml"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + GOOD, "dmn.doctype"),
        (b"<html/>", "dmn.namespace"),
        (GOOD.replace(b"20191111", b"20151101"), "dmn.namespace"),
        (b" " * (MOST_BYTES + 1), "dmn.too_big"),
        (model("<decision/>" * MOST_ELEMENTS), "dmn.too_many"),
        (model("<context>" * 70 + "</context>" * 70), "dmn.too_deep"),
        (model(""), "dmn.empty"),
        (model(LITERAL.format("a", "a") * 2), "dmn.id"),
        (model(LITERAL.format("a", "b") + LITERAL.format("b", "a")), "dmn.cycle"),
        (model(LITERAL.format("a", "hilang")), "dmn.reference"),
        (table("UNIQUE", ["x number"], ["y"], [["-"]]), "dmn.row_width"),
        (table("APA SAJA", ["x number"], ["y"], [["-", "1"]]), "dmn.hit_policy"),
        (table("UNIQUE", ["x number"], ["y"], [["1 +", "1"]]), "dmn.expression"),
        (table("UNIQUE", ["x number"], ["y"], [["-", "tinggi sekali)"]]), "dmn.expression"),
    ],
)
def test_a_bad_file_is_refused_with_a_name(source, code):
    _, problems = read_decisions("uji.dmn", source)
    found = {problem.code: problem for problem in problems}
    assert code in found
    assert found[code].file == "uji.dmn"
    assert found[code].severity == "error"
    assert str(found[code].message)


def test_a_bad_expression_names_its_cell_its_line_and_the_place_in_it():
    source = table("UNIQUE", ["x number"], ["y"], [["-", "1"], ["> 5 dan", "2"]])
    problem = next(p for p in read_decisions("uji.dmn", source)[1] if p.code == "dmn.expression")
    assert problem.element == "inputEntry_2_0"
    assert problem.line == 1
    assert "karakter 5" in str(problem.message)
    assert str(problem.repair)


def test_overlapping_rows_of_a_unique_table_are_warned_of():
    rules = [["< 18", "1"], ["[17..60)", "2"], [">= 60", "3"]]
    _, problems = read_decisions("uji.dmn", table("UNIQUE", ["x number"], ["y"], rules))
    assert [(p.code, p.severity) for p in problems] == [("dmn.overlap", "warning")]
    assert str(problems[0].message) == "Baris 1 dan 2 dapat cocok bersamaan."


def test_an_input_no_row_answers_is_warned_of_with_an_example():
    rules = [["< 18", "true", "1"], [">= 18", "-", "2"]]
    source = table("FIRST", ["x number", "b boolean"], ["y"], rules)
    _, problems = read_decisions("uji.dmn", source)
    assert [p.code for p in problems] == ["dmn.gap"]
    assert str(problems[0].message) == "Tidak ada baris untuk x = 17, b = false."


@pytest.mark.parametrize(
    "rules",
    [
        [["< 18", "1"], ["[18..60)", "2"], [">= 60", "3"]],
        [["not(< 18)", "1"], ["< 18", "2"]],
        [["batas", "1"], ["count(?) > 1", "2"]],
    ],
)
def test_a_whole_table_and_one_that_cannot_be_proved_are_left_in_peace(rules):
    assert read_decisions("uji.dmn", table("UNIQUE", ["x number"], ["y"], rules))[1] == ()


def test_the_shipped_triage_table_is_without_fault():
    decisions, problems = read_decisions(SHIPPED.name, SHIPPED.read_bytes())
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert "dmn_triase" in decisions


@settings(max_examples=60, deadline=20_000)
@given(st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=12))
def test_a_damaged_file_is_never_a_traceback(place, cut, put):
    source = SHIPPED.read_bytes()[:6_000] + b"</definitions>"
    place %= len(source)
    read_decisions("uji.dmn", source[:place] + put + source[place + cut :])


@settings(max_examples=60, deadline=20_000)
@given(st.lists(st.lists(st.text('<>=!-?"[](). 019anot,', max_size=9), min_size=3, max_size=3)))
def test_a_table_of_random_cells_is_never_a_traceback(rules):
    source = table("UNIQUE", ["a number", "b any"], ["y"], rules[:6])
    decisions, _ = read_decisions("uji.dmn", source)
    assert decisions.keys() <= {"d"}


def test_the_head_of_a_test_file_is_dmn_1_3():
    assert "20191111" in HEAD


def test_a_table_too_large_to_prove_says_so():
    rows = [[f"[{2 * n}..{2 * n + 1}]", "1"] for n in range(150)]
    _, problems = read_decisions("uji.dmn", table("UNIQUE", ["x number"], ["y"], rows))
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("dmn.unproven", "warning")
    ]
