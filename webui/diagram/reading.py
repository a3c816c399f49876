"""What a BPMN file says about its drawing: shapes and lines with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from engine import Box, Diagram, read_diagram

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
Point = tuple[float, float]


class Unreadable(ValueError):
    """The file is not XML, or draws nothing."""


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
    #: A sub-process that shows its content.
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything drawn in one file, in the order of the file."""

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]


def read_drawing(source: bytes) -> Drawing:
    """Read what `source` draws, in the order it is drawn.

    Raises:
        Unreadable: not a BPMN file, or no shape in it has a place.
    """
    places = read_diagram("", source)
    if not places.shapes:
        raise Unreadable
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(source, parser)
    elements = {element.get("id", ""): element for element in root.iter(f"{MODEL}*")}
    shapes, lines = _shapes(places, elements), _lines(places, elements)
    return Drawing(tuple(shapes), tuple(lines))


def _shapes(places: Diagram, elements: Mapping[str, Element]) -> Iterator[Shape]:
    for id_, place in places.shapes.items():
        if id_ not in elements:
            continue
        element = elements[id_]
        yield Shape(
            id=id_,
            kind=_local(element),
            name=_name(element),
            box=place.box,
            label=place.label,
            event=_event(element),
            interrupting=_interrupts(element),
            expanded=place.is_expanded and _holds_nodes(element),
            repeats=_repeats(element),
        )


def _lines(places: Diagram, elements: Mapping[str, Element]) -> Iterator[Line]:
    defaults = {element.get("default") for element in elements.values()}
    for id_, place in places.edges.items():
        if id_ not in elements:
            continue
        element = elements[id_]
        yield Line(
            id=id_,
            kind=_local(element),
            name=_name(element),
            points=place.points,
            label=place.label,
            source=element.get("sourceRef", ""),
            target=element.get("targetRef", ""),
            is_default=id_ in defaults,
        )


def _holds_nodes(element: Element) -> bool:
    return _local(element).lower().endswith(("subprocess", "transaction"))


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _name(element: Element) -> str:
    written = element.findtext(f"{MODEL}text") if _local(element) == "textAnnotation" else None
    return " ".join((written or element.get("name") or "").split())


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
