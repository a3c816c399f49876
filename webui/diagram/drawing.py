"""Puts a diagram together: what was passed, where the case stands, what is wrong."""

from collections.abc import Collection
from zlib import crc32

from markupsafe import Markup

from webui.diagram.reading import Drawing, Line, Point, Shape, read_drawing
from webui.diagram.shapes import CONTAINERS, line_svg, shape_svg
from webui.diagram.symbols import Symbols

#: Empty border around the drawing, wide enough for marks and labels at its edge.
MARGIN = 24
SVG = Markup(
    '<svg class="diagram{walked}" role="img" aria-labelledby="{id}-title {id}-desc" '
    'viewBox="{x:g} {y:g} {w:g} {h:g}" width="{w:g}" height="{h:g}">'
    '<title id="{id}-title">{title}</title><desc id="{id}-desc">{words}</desc>'
    "<defs>"
    '<marker id="{id}-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" '
    'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">'
    '<path class="d-ink" d="M0 0l10 5-10 5z"/></marker>'
    '<marker id="{id}-slash" viewBox="0 0 10 10" refX="-4" refY="5" markerWidth="10" '
    'markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M2 10l4-10"/></marker>'
    "{symbols}</defs>{body}</svg>"
)
GROUP = Markup('<g class="{look}" data-element="{id}">{body}</g>')


def diagram_svg(
    source: bytes,
    *,
    title: str,
    description: str = "",
    passed: Collection[str] = (),
    active: Collection[str] = (),
    problems: Collection[str] = (),
) -> Markup:
    """Draw the diagram of the BPMN file `source`.

    `passed`, `active` and `problems` are ids of elements: passed nodes carry a tick and passed
    flows are thick, active nodes a double frame and an arrow, wrong ones a triangle; `passed` may
    name the flows that were taken, which matters only where a gateway chose.
    `title` and `description` are what a screen reader says of the picture.

    Raises:
        Unreadable: the file is not XML, or draws nothing.
    """
    drawing = read_drawing(source)
    id_ = f"d{crc32(source):08x}"
    symbols = Symbols(id_)
    marks = _Marks(frozenset(passed), frozenset(active), frozenset(problems))
    body = _body(drawing, marks, symbols, id_)
    x, y, width, height = _extent(drawing)
    return SVG.format(
        id=id_,
        walked=" walked" if passed or active else "",
        title=title,
        words=description,
        x=x,
        y=y,
        w=width,
        h=height,
        symbols=symbols.definitions(),
        body=body,
    )


def _body(drawing: Drawing, marks: "_Marks", symbols: Symbols, id_: str) -> Markup:
    """Draw what holds others first, then the lines, then the nodes on them."""
    places = [shape for shape in drawing.shapes if shape.kind in CONTAINERS]
    frames = [shape for shape in drawing.shapes if shape.expanded]
    nodes = [shape for shape in drawing.shapes if shape not in places and not shape.expanded]
    taken = marks.taken(drawing.lines)
    parts = [
        GROUP.format(look=shape.kind, id=shape.id, body=shape_svg(shape, symbols))
        for shape in places
    ]
    parts += [marks.node(shape, symbols) for shape in frames]
    for line in sorted(drawing.lines, key=lambda line: line.id in taken):
        look = f"flow {line.kind}" + (" passed" if line.id in taken else "")
        parts.append(GROUP.format(look=look, id=line.id, body=line_svg(line, id_)))
    parts += [marks.node(shape, symbols) for shape in nodes]
    return Markup("").join(parts)


class _Marks:
    """How far the case has come, shown by shape as well as by colour."""

    def __init__(
        self, passed: frozenset[str], active: frozenset[str], problems: frozenset[str]
    ) -> None:
        self.passed, self.reached = passed, passed | active
        self.states = (("wrong", problems), ("here", active), ("done", passed))

    def node(self, shape: Shape, symbols: Symbols) -> Markup:
        """Draw a node with its mark."""
        states = [name for name, ids in self.states if shape.id in ids]
        body = shape_svg(shape, symbols)
        if states:
            body += symbols.show(states[0], *_corner(shape), 18, "state")
        return GROUP.format(look=" ".join(["node", *states[:1]]), id=shape.id, body=body)

    def taken(self, lines: tuple[Line, ...]) -> frozenset[str]:
        """Return the flows that were taken: those named, and those with no other way between."""
        named = frozenset(line.id for line in lines if line.id in self.passed)
        chose = {line.source for line in lines if line.id in named}
        return named | {
            line.id
            for line in lines
            if line.source in self.passed
            and line.target in self.reached
            and line.source not in chose
        }


def _corner(shape: Shape) -> Point:
    """Return where a mark hides no name: names stand in activities, above and below the rest."""
    box = shape.box
    if shape.kind.endswith(("Event", "Gateway")):
        return box.x - 7, box.y + box.height - 13
    return box.x + box.width - 10, box.y - 9


def _extent(drawing: Drawing) -> tuple[float, float, float, float]:
    labels = [shape.label for shape in drawing.shapes] + [line.label for line in drawing.lines]
    boxes = [shape.box for shape in drawing.shapes] + [label for label in labels if label]
    points = [point for line in drawing.lines for point in line.points]
    left = min([box.x for box in boxes] + [x for x, _ in points]) - MARGIN
    top = min([box.y for box in boxes] + [y for _, y in points]) - MARGIN
    right = max([box.x + box.width for box in boxes] + [x for x, _ in points]) + MARGIN
    bottom = max([box.y + box.height for box in boxes] + [y for _, y in points]) + MARGIN
    return left, top, right - left, bottom - top
