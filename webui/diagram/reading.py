"""What a BPMN file says about its drawing: shapes and lines with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DD = "{http://www.omg.org/spec/DD/20100524/DI}"

Point = tuple[float, float]


class Unreadable(ValueError):
    """The file is not XML, or draws nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the diagram's own units (CSS pixels)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Return the centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A drawn node, lane, pool, artifact."""

    id: str
    #: BPMN local name, e.g. "userTask".
    kind: str
    name: str
    box: Box
    #: Where the name stands when it stands outside the shape.
    label: Box | None
    #: "timer", "message", … for events.
    event: str
    #: False for a boundary or start event that spares what it stands on.
    interrupting: bool
    #: An open sub-process shows its content; a lane or pool stands upright when not horizontal.
    expanded: bool
    #: "parallel", "sequential" or "" (once); "loop" for a standard loop.
    repeats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A drawn flow or association."""

    id: str
    kind: str
    name: str
    points: tuple[Point, ...]
    label: Box | None
    source: str
    target: str
    is_default: bool
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything drawn in one file, in the order of the file."""

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]


def read_drawing(source: bytes) -> Drawing:
    """Read the first diagram of `source`.

    Raises:
        Unreadable: not XML, or no shape in it has a place.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
    elements = {element.get("id", ""): element for element in root.iter(f"{MODEL}*")}
    plane = root.find(f".//{DI}BPMNPlane")
    drawn = list(plane) if plane is not None else []
    shapes = tuple(_shapes(drawn, elements))
    if not shapes:
        raise Unreadable("no BPMNShape with bounds")
    return Drawing(shapes, tuple(_lines(drawn, elements)))


def _shapes(drawn: list[Element], elements: Mapping[str, Element]) -> Iterator[Shape]:
    for place in drawn:
        element = elements.get(place.get("bpmnElement", ""))
        box = _box(place)
        if place.tag != f"{DI}BPMNShape" or element is None or box is None:
            continue
        yield Shape(
            id=element.get("id", ""),
            kind=_local(element),
            name=_name(element),
            box=box,
            label=_label(place),
            event=_event(element),
            interrupting=_interrupts(element),
            expanded=place.get("isExpanded") == "true" or place.get("isHorizontal") == "true",
            repeats=_repeats(element),
        )


def _lines(drawn: list[Element], elements: Mapping[str, Element]) -> Iterator[Line]:
    defaults = {element.get("default") for element in elements.values()}
    for place in drawn:
        element = elements.get(place.get("bpmnElement", ""))
        if place.tag != f"{DI}BPMNEdge" or element is None:
            continue
        points = tuple(
            (float(point.get("x", "0")), float(point.get("y", "0")))
            for point in place.iterchildren(f"{DD}waypoint")
        )
        yield Line(
            id=element.get("id", ""),
            kind=_local(element),
            name=_name(element),
            points=points,
            label=_label(place),
            source=element.get("sourceRef", ""),
            target=element.get("targetRef", ""),
            is_default=element.get("id") in defaults,
            is_conditional=element.find(f"{MODEL}conditionExpression") is not None,
        )


def _box(place: Element) -> Box | None:
    bounds = place.find(f"{DC}Bounds")
    if bounds is None:
        return None
    return Box(*(float(bounds.get(name, "0")) for name in ("x", "y", "width", "height")))


def _label(place: Element) -> Box | None:
    label = place.find(f"{DI}BPMNLabel")
    return _box(label) if label is not None else None


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _name(element: Element) -> str:
    text = element.findtext(f"{MODEL}text") if _local(element) == "textAnnotation" else None
    return " ".join((text or element.get("name", "")).split())


def _event(element: Element) -> str:
    return next(
        (
            _local(child).removesuffix("EventDefinition")
            for child in element.iterchildren(f"{MODEL}*")
            if _local(child).endswith("EventDefinition")
        ),
        "",
    )


def _interrupts(element: Element) -> bool:
    return "false" not in (element.get("cancelActivity"), element.get("isInterrupting"))


def _repeats(element: Element) -> str:
    many = element.find(f"{MODEL}multiInstanceLoopCharacteristics")
    if many is not None:
        return "sequential" if many.get("isSequential") == "true" else "parallel"
    return "loop" if element.find(f"{MODEL}standardLoopCharacteristics") is not None else ""
