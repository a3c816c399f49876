"""Mappings of call activities in other editors' words become ours, or are refused by name."""

import pytest
from lxml import etree

from engine.bpmn import check_bundle
from engine.bpmn.vocabulary import LK3, SPIFF
from tests.engine.bpmn.drawing import around, errors, notes, process, sketch

CALLED = process(sketch("S q1:T E", "S>q1 q1>E"), name="q")


def checked(inside: str, marks: str = 'calledElement="q"'):
    drawn = process(around(f'<bpmn:callActivity id="t" {marks}>{inside}</bpmn:callActivity>'))
    return check_bundle("p", {"p.bpmn": drawn, "q.bpmn": CALLED}, {})


def told(inside: str, **more: str) -> tuple[str | None, ...]:
    """What the call then says: in, out, assignments before, assignments after."""
    found = checked(inside, **more)
    assert not errors(found.problems)
    root = etree.fromstring(found.sources["p.bpmn"])
    (call,) = root.iter("{*}callActivity")
    texts = [call.findtext(f".//{{{SPIFF}}}{name}") for name in ("preScript", "postScript")]
    return (call.get(f"{{{LK3}}}in"), call.get(f"{{{LK3}}}out"), *texts)


def extended(inside: str) -> str:
    return f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>"


IN = '<camunda:in source="a" target="b"/>'
OUT = '<camunda:out variables="all"/>'
CALL = '<zeebe:calledElement processId="q"/>'
BOTH = '<zeebe:input source="= a" target="b"/><zeebe:output source="=c" target="d"/>'
BOTH = f"<zeebe:ioMapping>{BOTH}</zeebe:ioMapping>"
MEANINGS = {
    "nothing said": ("", (None, None, None, None)),
    "camunda one each way": (
        IN + '<camunda:out sourceExpression="${c}" target="d"/>',
        ("mapped", "mapped", "b = a", "d = c"),
    ),
    "camunda all in, nothing back": (
        '<camunda:in variables="all"/>',
        ("all", "mapped", None, None),
    ),
    "camunda all and one renamed": (
        '<camunda:in variables="all"/><camunda:in source="a" target="b"/>' + OUT,
        ("all", "all", "b = a", None),
    ),
    "camunda business key alone": (
        '<camunda:in businessKey="#{execution.processBusinessKey}"/>',
        (None, None, None, None),
    ),
    "zeebe inputs beside all": (
        CALL + '<zeebe:ioMapping><zeebe:input source="=a + 1" target="b"/></zeebe:ioMapping>',
        ("all", "all", "b = a + 1", None),
    ),
    "zeebe nothing but inputs and outputs": (
        CALL.replace("/>", ' propagateAllParentVariables="false"/>') + BOTH,
        ("mapped", "mapped", "b = a", "d = c"),
    ),
    "zeebe nothing back": (
        '<zeebe:calledElement processId="q" propagateAllChildVariables="false"/>',
        ("all", "mapped", None, None),
    ),
    "after assignments of our own": (
        "<spiffworkflow:preScript>x = 1</spiffworkflow:preScript>" + IN,
        ("mapped", "mapped", "x = 1\nb = a", None),
    ),
}


@pytest.mark.parametrize("name", MEANINGS)
def test_a_mapping_means_what_its_editor_says(name):
    inside, expected = MEANINGS[name]
    assert told(extended(inside)) == expected


def test_an_association_with_an_assignment_is_a_mapping_and_one_without_is_a_drawing():
    assignment = "<bpmn:assignment><bpmn:from>a</bpmn:from><bpmn:to>b</bpmn:to></bpmn:assignment>"
    tag = "bpmn:dataInputAssociation"
    assert told(f"<{tag}>{assignment}</{tag}>") == ("mapped", "mapped", "b = a", None)
    drawn = f"<{tag}><bpmn:sourceRef>x</bpmn:sourceRef><bpmn:targetRef>y</bpmn:targetRef></{tag}>"
    assert told(drawn) == (None, None, None, None)


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<camunda:in source="a"/>', "bpmn.mapping_unclear"),
        ('<camunda:out target="a"/>', "bpmn.mapping_unclear"),
        ('<camunda:in variables="all" local="true"/>', "bpmn.mapping_unclear"),
        ('<camunda:in sourceExpression="${bean.f()}" target="a"/>', "bpmn.mapping"),
        ('<camunda:in source="a" target="b-c"/>', "bpmn.mapping"),
        ('<camunda:in source="a +" target="b"/>', "feel.syntax"),
        (
            '<zeebe:ioMapping><zeebe:input source="=a" target="b.c"/></zeebe:ioMapping>',
            "bpmn.mapping",
        ),
    ],
)
def test_a_mapping_that_is_not_plain_is_refused(inside, code):
    assert (code, "t") in errors(checked(extended(inside)).problems)


def test_a_mapping_decided_by_foreign_code_is_refused():
    found = checked("", marks='calledElement="q" camunda:variableMappingClass="org.example.M"')
    assert errors(found.problems) == [("bpmn.mapping_unclear", "t")]


def test_an_unknown_way_of_passing_is_refused():
    found = checked("", marks='calledElement="q" lk3:in="some"')
    assert errors(found.problems) == [("bpmn.passing", "t")]


def test_what_was_read_is_a_note():
    assert "bpmn.dialect" in notes(
        checked(extended('<camunda:in source="a" target="b"/>')).problems
    )


READS = process(sketch("S q1:T g:X q2:T E", "S>q1 q1>g g>>q2 g>E?a=1 q2>E"), name="q")


def not_handed_over(call: str, called: bytes = READS) -> list[str]:
    drawn = process(around(f'<bpmn:callActivity id="t" calledElement="q" {call}'))
    found = check_bundle("p", {"p.bpmn": drawn, "q.bpmn": called}, {}).problems
    return [one.element for one in found if one.code == "bpmn.not_handed_over"]


def test_a_name_that_is_read_inside_and_not_handed_over_is_a_warning():
    given = extended("<spiffworkflow:preScript>a = b</spiffworkflow:preScript>")
    assert not_handed_over('lk3:in="mapped"/>') == ["t"]
    assert not_handed_over(f'lk3:in="mapped">{given}</bpmn:callActivity>') == []
    assert not_handed_over("/>") == []
    script = b'<bpmn:scriptTask id="q1"><bpmn:script>a = 1</bpmn:script></bpmn:scriptTask>'
    sets = READS.replace(b'<bpmn:userTask id="q1"/>', script)
    assert not_handed_over('lk3:in="mapped"/>', sets) == []
    unknown = READS.replace(b'<bpmn:userTask id="q1"/>', b'<bpmn:serviceTask id="q1"/>')
    assert not_handed_over('lk3:in="mapped"/>', unknown) == []
