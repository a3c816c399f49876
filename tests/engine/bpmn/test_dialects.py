"""What other editors write in their own way means the same in FEEL."""

from datetime import UTC, datetime

import pytest

from engine.bpmn import check_bundle, read_process
from engine.bpmn.juel import NotPlainError, to_feel
from engine.feel import compile_expression
from tests.engine.bpmn.drawing import around, errors, notes, process, sketch

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


def test_settings_of_other_engines_are_named_and_not_used():
    body = around(
        '<bpmn:userTask id="t" camunda:assignee="${initiator}" camunda:formKey="a.html">'
        '<bpmn:extensionElements><zeebe:formDefinition formKey="x"/></bpmn:extensionElements>'
        "</bpmn:userTask>"
    )
    _, problems = read_process("a.bpmn", process(body))

    assert [str(p.message) for p in problems] == [
        "Pengaturan mesin lain tidak dipakai: assignee, formKey, formDefinition."
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        '<bpmn:businessRuleTask id="t" camunda:decisionRef="dmn_x"/>',
        (
            '<bpmn:businessRuleTask id="t"><bpmn:extensionElements>'
            '<zeebe:calledDecision decisionId="dmn_x"/>'
            "</bpmn:extensionElements></bpmn:businessRuleTask>"
        ),
    ],
)
def test_a_decision_is_found_in_each_dialect(drawn):
    processes, _ = read_process("a.bpmn", process(around(drawn)))

    assert processes["p"].nodes["t"].decision == "dmn_x"


def test_a_called_process_is_found_in_zeebe_s_dialect():
    called = '<zeebe:calledElement processId="q"/>'
    drawn = f"<bpmn:extensionElements>{called}</bpmn:extensionElements>"
    processes, _ = read_process(
        "a.bpmn", process(around(f'<bpmn:callActivity id="t">{drawn}</bpmn:callActivity>'))
    )

    assert processes["p"].nodes["t"].calls == "q"


@pytest.mark.parametrize(
    "many",
    [
        (
            '<bpmn:multiInstanceLoopCharacteristics camunda:collection="${anak}" '
            'camunda:elementVariable="satu"/>'
        ),
        (
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
            '<zeebe:loopCharacteristics inputCollection="=anak" inputElement="satu"/>'
            "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"
        ),
    ],
)
def test_a_collection_is_found_in_each_dialect(many):
    source = process(around(f'<bpmn:userTask id="t">{many}</bpmn:userTask>'))
    checked = check_bundle("p", {"a.bpmn": source}, {})

    assert errors(checked.problems) == []
    assert b"<bpmn:loopDataInputRef>anak</bpmn:loopDataInputRef>" in checked.sources["a.bpmn"]
    assert b'name="satu"' in checked.sources["a.bpmn"]
    assert "anak" in checked.reads


def test_lists_and_items_are_known_by_their_names_wherever_they_are_said():
    data = '<bpmn:dataObject id="D1" name="anak"/><bpmn:dataObjectReference id="R1" name="anak"/>'
    inside = "<bpmn:loopDataInputRef>R1</bpmn:loopDataInputRef>"
    inside += '<bpmn:inputDataItem id="i1" name="satu"/>'
    inside += "<bpmn:completionCondition>satu = 3 and loopCounter > 1</bpmn:completionCondition>"
    checked = check_bundle("p", {"p.bpmn": process(around(repeated(inside)) + data)}, {})
    assert not errors(checked.problems)
    assert {"anak", "satu", "loopCounter"} <= checked.reads
    assert "R1" not in checked.reads


def test_what_zeebe_gathers_is_gathered():
    inside = '<bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=anak"'
    inside += ' inputElement="satu" outputCollection="semua" outputElement="=nilai"/>'
    inside += "</bpmn:extensionElements>"
    checked = check_bundle("p", {"p.bpmn": process(around(repeated(inside)))}, {})
    assert not errors(checked.problems)
    assert {"anak", "nilai"} <= checked.reads
    computed = inside.replace("=nilai", "=nilai + 1")
    refused = check_bundle("p", {"p.bpmn": process(around(repeated(computed)))}, {})
    assert errors(refused.problems) == [("bpmn.mapping", "t")]


def repeated(inside: str) -> str:
    many = "bpmn:multiInstanceLoopCharacteristics"
    return f'<bpmn:userTask id="t"><{many}>{inside}</{many}></bpmn:userTask>'
