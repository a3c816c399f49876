"""What other editors write in their own way means the same in FEEL."""

from datetime import UTC, datetime

import pytest

from engine.bpmn import check_bundle, read_process
from engine.bpmn.juel import NotPlainError, to_feel
from engine.feel import compile_expression
from tests.engine.bpmn.drawing import around, errors, notes, process, sketch
from tests.engine.elements.tasks import DECISION

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
        '<bpmn:userTask id="t" camunda:candidateGroups="a,b" camunda:formKey="a.html">'
        '<bpmn:extensionElements><zeebe:formDefinition formId="x"/><camunda:formData/>'
        '<camunda:taskListener event="create"/></bpmn:extensionElements></bpmn:userTask>'
    )
    _, problems = read_process("a.bpmn", process(body))

    (problem,) = problems
    assert str(problem.message) == (
        "Pengaturan mesin lain tidak dipakai: candidateGroups, formKey, formId, formData, "
        "taskListener."
    )


SCRIPTED = '<camunda:outputParameter name="x"><camunda:script/></camunda:outputParameter>'


def task_of(attributes="", inside="", kind="userTask"):
    extensions = f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>" if inside else ""
    drawn = f'<bpmn:{kind} id="t" {attributes}>{extensions}</bpmn:{kind}>'
    checked = check_bundle("p", {"a.bpmn": process(around(drawn))}, {})
    return checked.processes["p"].nodes["t"], checked


@pytest.mark.parametrize(
    ("attributes", "inside", "expected"),
    [
        ('camunda:assignee="demo"', "", '"demo"'),
        ('camunda:assignee="${pemulai}"', "", "pemulai"),
        ("", '<zeebe:assignmentDefinition assignee="=kasus.petugas"/>', "kasus.petugas"),
        ("", '<zeebe:assignmentDefinition assignee="demo"/>', '"demo"'),
        ('lk3:assignee="saya" camunda:assignee="demo"', "", "saya"),
    ],
)
def test_an_assignee_is_read_in_each_dialect(attributes, inside, expected):
    node, checked = task_of(attributes, inside)

    assert node.assignee == expected
    assert errors(checked.problems) == []


def test_due_time_priority_and_a_form_we_know_are_read():
    node, _ = task_of('camunda:dueDate="P3D" camunda:priority="7"')
    assert (node.due, node.priority) == ('"P3D"', 7)

    inside = '<zeebe:taskSchedule dueDate="=now()"/><zeebe:formDefinition formKey="f.schema.json"/>'
    node, checked = task_of("", inside)
    assert (node.due, node.form) == ("now()", "f.schema.json")
    assert "bpmn.ignored" not in notes(checked.problems)


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('camunda:assignee="${bean.pilih()}"', ""),
        ('camunda:dueDate="${dateTime().plusDays(2)}"', ""),
        ('camunda:priority="tinggi"', ""),
        (
            "",
            f"<camunda:inputOutput>{SCRIPTED}</camunda:inputOutput>",
        ),
        ("", '<zeebe:ioMapping><zeebe:output source="=a" target="b.c"/></zeebe:ioMapping>'),
    ],
)
def test_what_is_not_plain_is_refused_by_name(attributes, inside):
    _, checked = task_of(attributes, inside)

    assert [code for code, _ in errors(checked.problems)] == ["bpmn.dialect_unread"]


OUTPUTS = {
    "camunda": (
        "<camunda:inputOutput>"
        '<camunda:inputParameter name="satuan">${tarif}</camunda:inputParameter>'
        '<camunda:inputParameter name="topik">surat</camunda:inputParameter>'
        '<camunda:outputParameter name="biaya">${satuan}</camunda:outputParameter>'
        "</camunda:inputOutput>"
    ),
    "zeebe": (
        '<zeebe:ioMapping><zeebe:input source="=tarif" target="satuan"/>'
        '<zeebe:input source="surat" target="topik"/>'
        '<zeebe:output source="=satuan" target="biaya"/></zeebe:ioMapping>'
    ),
}


@pytest.mark.parametrize("inside", OUTPUTS.values(), ids=OUTPUTS)
def test_outputs_are_assigned_with_the_inputs_they_read(inside):
    _, checked = task_of("", inside, kind="serviceTask")
    source = checked.sources["a.bpmn"].decode()

    assert errors(checked.problems) == []
    assert "preScript>satuan = tarif</" in source
    assert "postScript>biaya = satuan</" in source
    assert {"biaya", "satuan"} <= checked.sets


def test_an_input_that_has_the_name_of_a_variable_is_refused():
    drawn = sketch("S g:X a:T b:T", "S>t t>g g>a?satuan=1 g>b")
    drawn += (
        f'<bpmn:serviceTask id="t"><bpmn:extensionElements>{OUTPUTS["zeebe"]}'
        "</bpmn:extensionElements></bpmn:serviceTask>"
    )
    _, problems = read_process("a.bpmn", process(drawn))

    assert errors(problems) == [("bpmn.mapping_local", "t")]


def test_zeebe_s_script_is_an_assignment():
    inside = '<zeebe:script expression="=1 + 1" resultVariable="dua"/>'
    _, checked = task_of("", inside, kind="scriptTask")

    assert errors(checked.problems) == []
    assert b"<bpmn:script>dua = 1 + 1</bpmn:script>" in checked.sources["a.bpmn"]


def test_camunda_s_expression_with_a_named_result_is_an_assignment():
    _, checked = task_of(
        'camunda:expression="${a == 1}" camunda:resultVariable="sama"', kind="serviceTask"
    )
    assert errors(checked.problems) == []
    assert b"postScript>sama = a = 1</" in checked.sources["a.bpmn"]

    _, checked = task_of(
        'camunda:expression="${a.hitung()}" camunda:resultVariable="b"', kind="serviceTask"
    )
    assert errors(checked.problems) == [("bpmn.dialect_unread", "t")]


def test_zeebe_s_correlation_key_is_ours():
    key = '<bpmn:extensionElements><zeebe:subscription correlationKey="=nomor"/>'
    top = f'<bpmn:message id="m" name="kabar">{key}</bpmn:extensionElements></bpmn:message>'
    catch = '<bpmn:messageEventDefinition messageRef="m"/>'
    drawn = f'<bpmn:intermediateCatchEvent id="c">{catch}</bpmn:intermediateCatchEvent>'
    drawn += '<bpmn:receiveTask id="t" messageRef="m"/>' + sketch("S E", "S>c c>t t>E")
    processes, problems = read_process("a.bpmn", process(drawn, top=top))

    assert errors(problems) == []
    assert {processes["p"].nodes[name].correlation for name in ("c", "t")} == {"nomor"}


@pytest.mark.parametrize(("result", "code"), [("hasil", []), ("lain", ["bpmn.result_variable"])])
def test_a_result_variable_must_be_the_decision_s_one_output(result, code):
    attributes = f'camunda:decisionRef="putusan" camunda:resultVariable="{result}"'
    drawn = around(f'<bpmn:businessRuleTask id="t" {attributes}/>')
    files = {"a.bpmn": process(drawn), "putusan.dmn": DECISION}
    checked = check_bundle("p", files, {})

    assert [found for found, _ in errors(checked.problems)] == code


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
