"""Each kind of shape and line as SVG."""

from markupsafe import Markup

from engine import Box
from webui.diagram.labels import LEADING, below, centred, wrap
from webui.diagram.reading import Line, Point, Shape
from webui.diagram.symbols import Symbols

RECT = Markup('<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"{more}/>')
CIRCLE = Markup('<circle cx="{x:g}" cy="{y:g}" r="{r:g}"{more}/>')
PATH = Markup('<path d="{d}"{more}/>')
CONTAINERS = frozenset({"participant", "lane"})
#: Room for the name of a lane or pool at its left edge, and for a gateway's or event's below it.
BAND, LABEL_WIDTH = 30, 96
#: A pool lower than this shows no content, so its name can stand upright.
FLAT = 100
#: A task lower than this has no room for its picture beside the name.
LOW = 76


def middle(box: Box) -> Point:
    """Return the centre of a rectangle."""
    return box.x + box.width / 2, box.y + box.height / 2


def shape_svg(shape: Shape, symbols: Symbols) -> Markup:
    """Draw one shape with its name."""
    if shape.kind in CONTAINERS:
        return _container(shape)
    if shape.kind.endswith("Event"):
        return _event(shape, symbols) + _name_below(shape)
    if shape.kind.endswith("Gateway"):
        return _gateway(shape, symbols) + _name_below(shape)
    if shape.kind == "textAnnotation":
        return _annotation(shape)
    if shape.kind.startswith("data"):
        return _data(shape) + _name_below(shape)
    return _activity(shape, symbols)


def _rect(box: Box, inset: float = 0, more: str = "") -> Markup:
    return RECT.format(
        x=box.x + inset,
        y=box.y + inset,
        w=box.width - 2 * inset,
        h=box.height - 2 * inset,
        more=Markup(more),  # noqa: S704 - our own constants
    )


def _container(shape: Shape) -> Markup:
    box = shape.box
    if box.height < FLAT:
        lines = wrap(shape.name, box.width - 12, 1)
        return _rect(box) + centred(lines, *middle(box), "lane-name")
    x, y = box.x + BAND / 2, box.y + box.height / 2
    lines = wrap(shape.name, box.height - 12, 2)
    turned = Markup('<g transform="rotate(-90 {x:g} {y:g})">{text}</g>').format(
        x=x, y=y, text=centred(lines, x, y, "lane-name")
    )
    return _rect(box) + (turned if shape.name else Markup(""))


def _activity(shape: Shape, symbols: Symbols) -> Markup:
    box = shape.box
    thick = ' class="calls"' if shape.kind == "callActivity" else ""
    drawn = _rect(box, 0, f' rx="9"{thick}')
    drawn += symbols.show(shape.kind, box.x + 5, box.y + 5)
    folded = shape.kind == "callActivity" or (
        shape.kind.lower().endswith("subprocess") and not shape.expanded
    )
    foot = [
        name for name, shown in (("collapsed", folded), (shape.repeats, True)) if shown and name
    ]
    left = box.x + (box.width - 18 * len(foot)) / 2
    for place, name in enumerate(foot):
        drawn += symbols.show(name, left + 18 * place, box.y + box.height - 18, 15)
    return drawn + _activity_name(shape, bool(foot))


def _activity_name(shape: Shape, has_foot: bool) -> Markup:  # noqa: FBT001 - private, one caller
    box = shape.box
    x, y = middle(box)
    if shape.expanded:
        return below(wrap(shape.name, box.width - 16, 1), x, box.y + 4)
    head = 16 if shape.kind.endswith("Task") and box.height < LOW else 0
    most = int((box.height - 8 - head - (16 if has_foot else 0)) / LEADING)
    lines = wrap(shape.name, box.width - 8, max(1, most))
    if len(lines) * LEADING > box.height - 44 and shape.kind.endswith("Task"):
        y += 6  # long names make way for the picture in the corner
    return centred(lines, x, y - (8 if has_foot else 0))


def _event(shape: Shape, symbols: Symbols) -> Markup:
    x, y = middle(shape.box)
    r = shape.box.width / 2
    spares = "" if shape.interrupting else " spares"
    ring = Markup(' class="{}"').format(("end" if shape.kind == "endEvent" else "ring") + spares)
    drawn = CIRCLE.format(x=x, y=y, r=r, more=ring)
    if shape.kind in {"intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}:
        drawn += CIRCLE.format(x=x, y=y, r=r - 3.5, more=ring)
    thrown = shape.kind in {"intermediateThrowEvent", "endEvent"} and shape.event == "message"
    name = "message-thrown" if thrown else shape.event
    return drawn + symbols.show(name, x - 9, y - 9, 18)


def _gateway(shape: Shape, symbols: Symbols) -> Markup:
    box = shape.box
    x, y = middle(box)
    w, h = box.width / 2, box.height / 2
    diamond = f"M{x:g} {box.y:g}l{w:g} {h:g}-{w:g} {h:g}-{w:g}-{h:g}z"
    return PATH.format(d=diamond, more="") + symbols.show(shape.kind, x - 11, y - 11, 22)


def _annotation(shape: Shape) -> Markup:
    box = shape.box
    bracket = f"M{box.x + 12:g} {box.y:g}H{box.x:g}v{box.height:g}h12"
    lines = wrap(shape.name, box.width - 12, max(1, int(box.height / LEADING)))
    text = centred(lines, *middle(box))
    return PATH.format(d=bracket, more=Markup(' class="open"')) + text


def _data(shape: Shape) -> Markup:
    box = shape.box
    fold = 10
    outline = (
        f"M{box.x:g} {box.y:g}h{box.width - fold:g}l{fold} {fold}v{box.height - fold:g}"
        f"h{-box.width:g}zm{box.width - fold:g} 0v{fold}h{fold}"
    )
    return PATH.format(d=outline, more="")


def _name_below(shape: Shape) -> Markup:
    """Put a name where the file wants it, else under the shape."""
    if not shape.name:
        return Markup("")
    if shape.label:
        x, _ = middle(shape.label)
        lines = wrap(shape.name, max(shape.label.width + 6, LABEL_WIDTH), 4)
        return below(lines, x, shape.label.y, "outside")
    x, _ = middle(shape.box)
    return below(wrap(shape.name, LABEL_WIDTH, 3), x, shape.box.y + shape.box.height + 3, "outside")


def line_svg(line: Line, diagram: str) -> Markup:
    """Draw one flow or association with its name."""
    if len(line.points) < 2:  # noqa: PLR2004 - a line has two ends
        return Markup("")
    d = "M" + "L".join(f"{x:g} {y:g}" for x, y in line.points)
    arrow = line.kind in {"sequenceFlow", "messageFlow"}
    end = Markup(' marker-end="url(#{}-arrow)"').format(diagram) if arrow else Markup("")
    start = Markup(' marker-start="url(#{}-slash)"').format(diagram)
    drawn = PATH.format(d=d, more=end + (start if line.is_default else ""))
    return drawn + _line_name(line)


def _line_name(line: Line) -> Markup:
    if not line.name:
        return Markup("")
    if line.label:
        x, y = middle(line.label)[0], line.label.y
    else:
        (x1, y1), (x2, y2) = line.points[:2]
        x, y = (x1 + x2) / 2, (y1 + y2) / 2 - LEADING - 6
    return below(wrap(line.name, LABEL_WIDTH, 3), x, y, "outside")
