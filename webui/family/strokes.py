"""Lines that say how close two are: plain, double, dotted, zigzag, broken; told by shape first."""

from collections.abc import Sequence
from math import hypot

from markupsafe import Markup

Point = tuple[float, float]

PATH = Markup('<path class="{look}" d="{d}"/>')
#: Length of a piece of a curve; half the height of a zigzag; distance of a double line's strands.
PIECE, ZIGZAG, STRAND = 7.0, 5.0, 2.5
#: Pieces of the longest curve.
MOST = 80
#: Quality of a tie -> its strands, as offsets.
STRANDS = {"dekat": (-1, 1), "sangat_dekat": (-2, 0, 2)}
JAGGED = frozenset(("konflik", "kekerasan", "menekan"))


def path(points: Sequence[Point], look: str = "", *, closed: bool = False) -> Markup:
    """Draw straight from point to point."""
    words = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")
    return PATH.format(look=look, d=words)


def arc(start: Point, end: Point, bow: float, within: tuple[float, float]) -> list[Point]:
    """Return a curve between two middles; it begins and ends so far from them, and bows left."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    along = ((x2 - x1) / length, (y2 - y1) / length)
    first = (x1 + along[0] * within[0], y1 + along[1] * within[0])
    last = (x2 - along[0] * within[1], y2 - along[1] * within[1])
    middle = (
        (first[0] + last[0]) / 2 + along[1] * bow * 2,
        (first[1] + last[1]) / 2 - along[0] * bow * 2,
    )
    pieces = min(max(6, int(length / PIECE)), MOST)
    steps = (number / pieces for number in range(pieces + 1))
    return [
        (_between(t, first[0], middle[0], last[0]), _between(t, first[1], middle[1], last[1]))
        for t in steps
    ]


def _between(t: float, start: float, middle: float, end: float) -> float:
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end


def tie_stroke(points: Sequence[Point], quality: str) -> Markup:
    """Draw a curve as the quality of a tie, or the strength of a bond, wants it."""
    look = f"tie {quality}"
    if quality in JAGGED:
        return path(_jagged(points), look)
    if quality in STRANDS:
        strands = (path(_beside(points, STRAND * one), look) for one in STRANDS[quality])
        return Markup("").join(strands)
    if quality == "putus":
        half = len(points) // 2
        return path(points[: half - 1], look) + path(points[half + 2 :], look) + _bars(points, look)
    return path(points, look)


def head(points: Sequence[Point], look: str) -> Markup:
    """Draw the head of an arrow at the end of a curve."""
    (x, y), (dx, dy) = points[-1], _along(points, len(points) - 1)
    back = (x - dx * 11, y - dy * 11)
    sides = [(back[0] + dy * 5 * side, back[1] - dx * 5 * side) for side in (1, -1)]
    return path([sides[0], (x, y), sides[1]], f"{look} arrow", closed=True)


def slashes(at: Point, count: int) -> Markup:
    """Draw the strokes through a couple's line: one parted, two divorced."""
    x, y = at
    marks = [x + 7 * (number - (count - 1) / 2) for number in range(count)]
    return Markup("").join(path([(one - 5, y + 11), (one + 5, y - 11)], "line") for one in marks)


def _along(points: Sequence[Point], at: int) -> Point:
    (x1, y1), (x2, y2) = points[max(at - 1, 0)], points[min(at + 1, len(points) - 1)]
    length = hypot(x2 - x1, y2 - y1) or 1.0
    return (x2 - x1) / length, (y2 - y1) / length


def _beside(points: Sequence[Point], by: float) -> list[Point]:
    turned = ((x, y, *_along(points, at)) for at, (x, y) in enumerate(points))
    return [(x + dy * by, y - dx * by) for x, y, dx, dy in turned]


def _jagged(points: Sequence[Point]) -> list[Point]:
    sides = (_beside(points, ZIGZAG), _beside(points, -ZIGZAG))
    inner = (sides[at % 2][at] for at in range(1, len(points) - 1))
    return [points[0], *inner, points[-1]]


def _bars(points: Sequence[Point], look: str) -> Markup:
    """Close both ends of the gap in a broken line."""
    half = len(points) // 2
    bars = []
    for at in (half - 2, half + 2):
        (x, y), (dx, dy) = points[at], _along(points, at)
        bars.append(path([(x + dy * 8, y - dx * 8), (x - dy * 8, y + dx * 8)], look))
    return Markup("").join(bars)
