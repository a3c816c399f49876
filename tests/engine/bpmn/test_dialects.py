"""What other editors set in their own way is read, or named and not used."""

import pytest

from engine.bpmn import read_process
from tests.engine.bpmn.drawing import around, errors, notes, process, sketch
from tests.engine.bpmn.elements import task_of


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


SCRIPTED = '<camunda:outputParameter name="x"><camunda:script/></camunda:outputParameter>'


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


def test_zeebe_s_correlation_key_is_ours():
    key = '<bpmn:extensionElements><zeebe:subscription correlationKey="=nomor"/>'
    top = f'<bpmn:message id="m" name="kabar">{key}</bpmn:extensionElements></bpmn:message>'
    catch = '<bpmn:messageEventDefinition messageRef="m"/>'
    drawn = f'<bpmn:intermediateCatchEvent id="c">{catch}</bpmn:intermediateCatchEvent>'
    drawn += '<bpmn:receiveTask id="t" messageRef="m"/>' + sketch("S E", "S>c c>t t>E")
    processes, problems = read_process("a.bpmn", process(drawn, top=top))

    assert errors(problems) == []
    assert {processes["p"].nodes[name].correlation for name in ("c", "t")} == {"nomor"}


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
