"""The drawing can be read for pictures, and two files that say the same are the same bytes."""

import pytest

from engine.bpmn import Box, canonical, read_diagram
from tests.engine.bpmn.drawing import file, process, sketch

DRAWN = file(
    '<bpmn:process id="p"/><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">'
    '<bpmndi:BPMNShape bpmnElement="a"><dc:Bounds x="100" y="80" width="100" height="80"/>'
    '<bpmndi:BPMNLabel><dc:Bounds x="110" y="170" width="60" height="14"/></bpmndi:BPMNLabel>'
    "</bpmndi:BPMNShape>"
    '<bpmndi:BPMNShape bpmnElement="l" isHorizontal="false">'
    '<dc:Bounds x="0" y="0" width="400" height="300"/></bpmndi:BPMNShape>'
    '<bpmndi:BPMNEdge bpmnElement="f"><di:waypoint x="200" y="120"/>'
    '<di:waypoint x="500.5" y="120"/></bpmndi:BPMNEdge>'
    "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
)


def test_shapes_edges_and_labels_have_their_places():
    diagram = read_diagram("a.bpmn", DRAWN)

    assert diagram.shapes["a"].box == Box(x=100, y=80, width=100, height=80)
    assert diagram.shapes["a"].label == Box(x=110, y=170, width=60, height=14)
    assert not diagram.shapes["l"].is_horizontal
    assert diagram.edges["f"].points == ((200, 120), (500.5, 120))


def test_the_frame_holds_everything():
    assert read_diagram("a.bpmn", DRAWN).frame == Box(x=0, y=0, width=500.5, height=300)


@pytest.mark.parametrize("source", [b"", b"<x", process(sketch("S E", "S>E"))])
def test_a_file_without_a_drawing_has_an_empty_one(source):
    diagram = read_diagram("a.bpmn", source)

    assert (diagram.shapes, diagram.edges) == ({}, {})
    assert diagram.frame == Box(x=0, y=0, width=0, height=0)


@pytest.mark.parametrize("number", ["", "x", "nan", "inf", "1e99"])
def test_places_that_are_none_are_left_out(number):
    source = DRAWN.replace(b'x="100"', f'x="{number}"'.encode())
    source = source.replace(b'x="200"', f'x="{number}"'.encode())
    diagram = read_diagram("a.bpmn", source)

    assert "a" not in diagram.shapes
    assert diagram.edges["f"].points == ((500.5, 120),)


def test_order_of_attributes_quotes_comments_and_space_do_not_count():
    one = file('<bpmn:process id="p" name="N"><bpmn:task id="t"/></bpmn:process>')
    other = file("<!-- x --><bpmn:process\n name='N' id='p'>\n <bpmn:task id='t'></bpmn:task>"
                 "</bpmn:process>")  # fmt: skip

    assert canonical(one) == canonical(other)


def test_an_extension_attribute_counts():
    one = file('<bpmn:process id="p"><bpmn:task id="t" lk3:due="P3D"/></bpmn:process>')

    assert canonical(one) != canonical(one.replace(b' lk3:due="P3D"', b""))


def test_what_cannot_be_read_comes_back_as_it_is():
    assert canonical(b"<x") == b"<x"
