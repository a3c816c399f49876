"""A small line over time, beside the words that say the same."""

from collections.abc import Sequence
from zlib import crc32

from markupsafe import Markup

from webui.cases.course import Level
from webui.family.strokes import path

WIDTH, HEIGHT, LEFT, EDGE = 320.0, 104.0, 100.0, 14.0
SVG = Markup(
    '<svg class="line-chart" role="img" aria-labelledby="{id}-t {id}-d" '
    'viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}">'
    '<title id="{id}-t">{title}</title><desc id="{id}-d">{words}</desc>{body}</svg>'
)
TICK = Markup('<text x="{x:g}" y="{y:g}">{words}</text>')
POINT = Markup('<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>')


def line_svg(levels: Sequence[Level], ticks: dict[int, str], title: str, words: str) -> Markup:
    """Draw levels at their times; `ticks` name the heights that are ruled, the lowest at 0."""
    top = max([*ticks, *(one.value for one in levels)])
    begun, ended = levels[0].at, levels[-1].at
    length = (ended - begun).total_seconds() or 1.0

    def height(value: int) -> float:
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / (top or 1)

    wide = WIDTH - LEFT - EDGE
    points = [
        (LEFT + wide * (one.at - begun).total_seconds() / length, height(one.value))
        for one in levels
    ]
    body = Markup("").join(
        (
            *(path([(LEFT, height(at)), (WIDTH - EDGE, height(at))], "rule") for at in ticks),
            *(TICK.format(x=LEFT - 8, y=height(at) + 4, words=said) for at, said in ticks.items()),
            path(points, "run") if len(points) > 1 else "",
            *(POINT.format(x=x, y=y) for x, y in points),
        )
    )
    id_ = f"l{crc32(f'{title}{body}'.encode()):08x}"
    return SVG.format(id=id_, w=WIDTH, h=HEIGHT, title=title, words=words, body=body)
