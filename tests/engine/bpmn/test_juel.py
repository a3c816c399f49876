"""Expressions of other editors mean the same in FEEL, or are refused."""

from datetime import UTC, datetime

import pytest

from engine.bpmn import read_process
from engine.bpmn.juel import NotPlainError, to_feel
from engine.feel import compile_expression
from tests.engine.bpmn.drawing import notes, process, sketch

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MEANINGS = [
    ("${x == 'a'}", {"x": "a"}, True),
    ("${x == 'a'}", {"x": "b"}, False),
    ("${x != 'a'}", {}, True),
    ("#{n >= 3 && n < 10}", {"n": 3}, True),
    ("${n gt 3 or m le 2}", {"n": 1, "m": 2}, True),
    ("${!empty f.A && f.A}", {"f": {"A": True}}, True),
    ("${!empty f.A && f.A}", {"f": {"A": False}}, False),
    ("${!empty f.A && f.A}", {"f": {}}, False),
    ("${empty f.A || !f.A}", {"f": {}}, True),
    ("${empty f.A || !f.A}", {"f": {"A": False}}, True),
    ("${empty f.A || !f.A}", {"f": {"A": True}}, False),
    ("${!(a && b)}", {"a": True}, True),
    ("${not (x eq 'a')}", {"x": "b"}, True),
    ("${(a != true or b != true)}", {"a": True, "b": True}, False),
    ("${x == 'O\\'Neil \"ya\"'}", {"x": 'O\'Neil "ya"'}, True),
]


@pytest.mark.parametrize(("juel", "context", "expected"), MEANINGS)
def test_juel_means_the_same_in_feel(juel, context, expected):
    value = compile_expression(to_feel(juel)).evaluate(context, NOW)

    assert (value is True) == expected


@pytest.mark.parametrize(
    "juel",
    [
        "${bean.hitung()}",
        "${a[0]}",
        "${a + 1 > 2}",
        "${a ? b : c}",
        "${}",
        "${a b}",
        "${(a}",
        "${a == }",
        "${&& a}",
        "x > 1",
        "${" + "!" * 1000 + "a}",
        "${" + "(" * 1000 + "a" + ")" * 1000 + "}",
    ],
)
def test_juel_that_does_more_is_refused(juel):
    with pytest.raises(NotPlainError):
        to_feel(juel)


def test_a_translated_condition_is_a_note():
    body = sketch("S g:X a:T b:T", "S>g g>a?${x=='a'} g>b")
    processes, problems = read_process("a.bpmn", process(body))

    assert processes["p"].flows["f_g_a"].condition == 'x = "a"'
    assert "bpmn.dialect" in notes(problems)


def test_the_equals_sign_of_zeebe_is_taken_off():
    body = sketch("S g:X a:T b:T", "S>g g>a?=x>3 g>b")
    processes, _ = read_process("a.bpmn", process(body))

    assert processes["p"].flows["f_g_a"].condition == "x>3"
