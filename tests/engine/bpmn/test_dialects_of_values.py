"""Values that other editors map, compute and gather are the same in ours."""

import pytest

from engine.bpmn import check_bundle, read_process
from tests.engine.bpmn.drawing import around, errors, process, sketch
from tests.engine.bpmn.elements import task_of
from tests.engine.elements.tasks import DECISION

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


@pytest.mark.parametrize(("result", "code"), [("hasil", []), ("lain", ["bpmn.result_variable"])])
def test_a_result_variable_must_be_the_decision_s_one_output(result, code):
    attributes = f'camunda:decisionRef="putusan" camunda:resultVariable="{result}"'
    drawn = around(f'<bpmn:businessRuleTask id="t" {attributes}/>')
    files = {"a.bpmn": process(drawn), "putusan.dmn": DECISION}
    checked = check_bundle("p", files, {})

    assert [found for found, _ in errors(checked.problems)] == code


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


def repeated(inside: str) -> str:
    many = "bpmn:multiInstanceLoopCharacteristics"
    return f'<bpmn:userTask id="t"><{many}>{inside}</{many}></bpmn:userTask>'


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
