"""A signature drawn on a screen: strokes of whole numbers within a box, kept as text.

"12,40 13,42 18,60;50,9 51,9" are two strokes, each of its points "x,y" from the upper left. It
shows that somebody drew here; it is no certified electronic signature.
"""

import re
from itertools import pairwise
from math import dist

#: The box that is drawn in.
WIDE, HIGH = 600, 240
LONGEST = 12_000
#: All strokes together are at least this long: a tap of the finger is no signature.
LEAST = 60.0
_POINT = re.compile(r"(0|[1-9][0-9]{0,2}),(0|[1-9][0-9]{0,2})")

Stroke = tuple[tuple[int, int], ...]


def strokes_of(text: str) -> tuple[Stroke, ...]:
    """Return the strokes that `text` tells, () when it tells none."""
    if len(text) > LONGEST:
        return ()
    found = tuple(_stroke(part) for part in text.split(";"))
    return found if all(found) else ()


def is_drawn(text: str) -> bool:
    """Tell whether `text` is a drawing within the box that can be meant as a signature."""
    strokes = strokes_of(text)
    return sum(dist(one, other) for stroke in strokes for one, other in pairwise(stroke)) >= LEAST


def outline(answer: object) -> str:
    """Return the strokes of an answer as an SVG path, "" when it tells none; a point is a dot."""
    strokes = strokes_of(answer) if isinstance(answer, str) else ()
    return "".join(
        f"M{x},{y}" + ("".join(f"L{x},{y}" for x, y in others) or "h0")
        for (x, y), *others in strokes
    )


def _stroke(text: str) -> Stroke:
    """Return the points of one stroke, () when one of them cannot be read or lies outside."""
    found = [_POINT.fullmatch(point) for point in text.split(" ")]
    points = tuple((int(one[1]), int(one[2])) for one in found if one)
    inside = all(x <= WIDE and y <= HIGH for x, y in points)
    return points if inside and len(points) == len(found) else ()
