"""The drawings are tidy: everything drawn, inside its lane, nothing on top of anything else."""

from itertools import combinations, pairwise

import pytest
from lxml import etree

from processes import HOME, shipped

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DD = "{http://www.omg.org/spec/DD/20100524/DI}"
PLACES = {"laneSet", "lane", "participant"}
SIZES = {"Task": (100, 80), "Activity": (100, 80), "Gateway": (50, 50), "Event": (36, 36)}

FILES = {
    name: etree.fromstring(source)
    for files in shipped().values()
    for name, source in files.items()
    if name.endswith(".bpmn")
} | {path.name: etree.fromstring(path.read_bytes()) for path in HOME.glob("daerah/*/*.bpmn")}
drawing = pytest.mark.parametrize("root", [pytest.param(FILES[n], id=n) for n in sorted(FILES)])


def box(bounds):
    x, y, width, height = (float(bounds.get(key)) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def kinds(root):
    return {e.get("id"): etree.QName(e).localname for e in root.iter(f"{MODEL}*") if e.get("id")}


def shapes(root):
    return {
        shape.get("bpmnElement"): box(shape.find(f"{DC}Bounds"))
        for shape in root.iter(f"{DI}BPMNShape")
    }


def nodes(root):
    known, attached = kinds(root), {e.get("id") for e in root.iter(f"{MODEL}boundaryEvent")}
    return {
        name: place
        for name, place in shapes(root).items()
        if known[name] not in PLACES and name not in attached
    }


def labels(root):
    return [
        (label.getparent().get("bpmnElement"), box(label.find(f"{DC}Bounds")))
        for label in root.iter(f"{DI}BPMNLabel")
    ]


def edges(root):
    return {
        edge.get("bpmnElement"): [
            (float(point.get("x")), float(point.get("y"))) for point in edge.iter(f"{DD}waypoint")
        ]
        for edge in root.iter(f"{DI}BPMNEdge")
    }


@drawing
def test_every_node_and_flow_is_drawn(root):
    flow_nodes = {ref.text for ref in root.iter(f"{MODEL}flowNodeRef")}
    flows = {flow.get("id") for flow in root.iter(f"{MODEL}sequenceFlow")}
    assert flow_nodes <= shapes(root).keys()
    assert flows <= edges(root).keys()


@drawing
def test_shapes_have_the_sizes_people_know(root):
    known = kinds(root)
    for name, (left, top, right, bottom) in nodes(root).items():
        wanted = next(size for end, size in SIZES.items() if known[name].endswith(end))
        assert (right - left, bottom - top) == wanted, name


@drawing
def test_no_two_shapes_overlap(root):
    assert [(a, b) for (a, x), (b, y) in combinations(nodes(root).items(), 2) if meet(x, y)] == []


@drawing
def test_every_node_stands_inside_its_lane(root):
    drawn = shapes(root)
    for lane in root.iter(f"{MODEL}lane"):
        left, top, right, bottom = drawn[lane.get("id")]
        for ref in lane.iter(f"{MODEL}flowNodeRef"):
            inner = drawn[ref.text]
            assert left <= inner[0] < inner[2] <= right, ref.text
            assert top <= inner[1] < inner[3] <= bottom, ref.text


@drawing
def test_lines_run_straight_or_turn_at_right_angles(root):
    for name, points in edges(root).items():
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points)), name


@drawing
def test_no_label_lies_on_a_shape_or_on_another_label(root):
    written = labels(root)
    on_shapes = [
        (a, b) for a, x in written for b, y in nodes(root).items() if a != b and meet(x, y)
    ]
    on_labels = [(a, b) for (a, x), (b, y) in combinations(written, 2) if meet(x, y)]
    assert (on_shapes, on_labels) == ([], [])


@drawing
def test_no_line_runs_through_a_shape(root):
    ends = {f.get("id"): {f.get("sourceRef"), f.get("targetRef")} for f in root.iter(f"{MODEL}*")}
    through = [
        (edge, node)
        for edge, points in edges(root).items()
        for node, place in nodes(root).items()
        if node not in ends[edge] and any(_crosses(a, b, place) for a, b in pairwise(points))
    ]
    assert through == []


def _crosses(a, b, place):
    left, right, top, bottom = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
    return left < place[2] and place[0] < right + 1 and top < place[3] and place[1] < bottom + 1


@drawing
def test_no_two_sequence_flows_cross(root):
    flows = {flow.get("id") for flow in root.iter(f"{MODEL}sequenceFlow")}
    drawn = {name: points for name, points in edges(root).items() if name in flows}
    crossing = [
        (one, other)
        for (one, x), (other, y) in combinations(drawn.items(), 2)
        if any(_cut(p, q) for p in pairwise(x) for q in pairwise(y))
    ]
    assert crossing == []


def _cut(one, other):
    """Tell whether an upright and a level piece cross inside both."""
    for (a, b), (c, d) in ((one, other), (other, one)):
        if a[0] == b[0] and c[1] == d[1]:
            inside_x = min(c[0], d[0]) < a[0] < max(c[0], d[0])
            inside_y = min(a[1], b[1]) < c[1] < max(a[1], b[1])
            if inside_x and inside_y:
                return True
    return False
