"""The drawing of a diagram: where each shape and line is, for pictures made on the server."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from lxml.etree import _Element as Element

from engine.bpmn.findings import Findings
from engine.bpmn.reading import read
from engine.bpmn.vocabulary import DC, DD, DI, attr

#: Farther from the origin than this nothing can be drawn.
_FARTHEST = 100_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in the diagram's own units (about pixels), y downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A drawn node, lane, pool or annotation."""

    element: str
    box: Box
    #: Where the label stands, when the drawing says so.
    label: Box | None = None
    is_horizontal: bool = True
    is_expanded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A drawn flow or association."""

    element: str
    #: Corners from source to target, (x, y).
    points: tuple[tuple[float, float], ...]
    label: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """What is drawn, by the id of the element that is meant."""

    shapes: Mapping[str, Shape]
    edges: Mapping[str, Edge]

    @property
    def frame(self) -> Box:
        """The smallest rectangle around everything drawn; all zero when nothing is."""
        labels = [shape.label for shape in self.shapes.values()]
        labels += [edge.label for edge in self.edges.values()]
        boxes = [shape.box for shape in self.shapes.values()]
        boxes += [label for label in labels if label is not None]
        points = [point for edge in self.edges.values() for point in edge.points]
        across = [x for box in boxes for x in (box.x, box.x + box.width)] + [x for x, _ in points]
        down = [y for box in boxes for y in (box.y, box.y + box.height)] + [y for _, y in points]
        if not across:
            return Box(x=0, y=0, width=0, height=0)
        left, top = min(across), min(down)
        return Box(x=left, y=top, width=max(across) - left, height=max(down) - top)


def read_diagram(file: str, source: bytes) -> Diagram:
    """Return the drawing of a file; an empty one when the file cannot be read. Never raises."""
    root = read(source, Findings(file))
    if root is None:
        return Diagram(shapes={}, edges={})
    shapes = [_shape(element) for element in root.iter(f"{{{DI}}}BPMNShape")]
    edges = [_edge(element) for element in root.iter(f"{{{DI}}}BPMNEdge")]
    return Diagram(
        shapes={shape.element: shape for shape in shapes if shape is not None},
        edges={edge.element: edge for edge in edges if edge is not None},
    )


def _shape(element: Element) -> Shape | None:
    box = _box(element.find(f"{{{DC}}}Bounds"))
    if box is None or not attr(element, "bpmnElement"):
        return None
    return Shape(
        element=attr(element, "bpmnElement"),
        box=box,
        label=_label(element),
        is_horizontal=attr(element, "isHorizontal") != "false",
        is_expanded=attr(element, "isExpanded") != "false",
    )


def _edge(element: Element) -> Edge | None:
    points = [_point(waypoint) for waypoint in element.iterchildren(f"{{{DD}}}waypoint")]
    found = tuple(point for point in points if point is not None)
    if not found or not attr(element, "bpmnElement"):
        return None
    return Edge(element=attr(element, "bpmnElement"), points=found, label=_label(element))


def _label(element: Element) -> Box | None:
    return _box(element.find(f"{{{DI}}}BPMNLabel/{{{DC}}}Bounds"))


def _box(bounds: Element | None) -> Box | None:
    if bounds is None:
        return None
    numbers = [_number(attr(bounds, name)) for name in ("x", "y", "width", "height")]
    x, y, width, height = numbers
    if x is None or y is None or width is None or height is None:
        return None
    return Box(x=x, y=y, width=max(width, 0.0), height=max(height, 0.0))


def _point(waypoint: Element) -> tuple[float, float] | None:
    x, y = _number(attr(waypoint, "x")), _number(attr(waypoint, "y"))
    return None if x is None or y is None else (x, y)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) <= _FARTHEST else None
