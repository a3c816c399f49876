"""The genogram: men square, women round, marriages, children, and how close people are."""

from collections.abc import Collection, Mapping
from zlib import crc32

from markupsafe import Markup

from webui.family.generations import Brood, Spot, broods, couples, placed
from webui.family.kin import COUPLES, TWINS, Family, Kin
from webui.family.strokes import arc, head, path, slashes, tie_stroke

#: Half of a symbol's width; room around the drawing.
HALF, MARGIN = 28.0, 40.0
SVG = Markup(
    '<svg class="family-picture" role="img" aria-labelledby="{id}-t {id}-d" '
    'viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}">'
    '<title id="{id}-t">{title}</title><desc id="{id}-d">{words}</desc>'
    '<g transform="translate({left:g} {top:g})">{body}</g></svg>'
)
PERSON = Markup('<g class="person" transform="translate({x:g} {y:g})">{body}</g>')
NAME = Markup('<text y="{y}">{text}</text>')
SQUARE = Markup('<rect x="-{r:g}" y="-{r:g}" width="{w:g}" height="{w:g}"/>')
CIRCLE = Markup('<circle r="{r:g}"/>')
DIAMOND = Markup('<path d="M0 -{r:g}L{r:g} 0L0 {r:g}L-{r:g} 0Z"/>')
CROSS = Markup('<path class="gone" d="M-{r:g} -{r:g}L{r:g} {r:g}M{r:g} -{r:g}L-{r:g} {r:g}"/>')
SLASHES = {"pisah": 1, "cerai": 2}


def genogram_svg(family: Family, title: str, words: str) -> Markup:
    """Draw a family; `title` and `words` are what a screen reader says of the picture."""
    spots = placed(family)
    body = Markup("").join(
        (
            *(_couple(pair, family, spots) for pair in couples(family)),
            *(_brood(brood, number, spots) for number, brood in enumerate(broods(family))),
            *(_twins(tie.ends, spots) for tie in family.ties if tie.kind == TWINS),
            *_closeness(family, spots),
            *(person_svg(one, spots[one.id]) for one in family.kin),
        )
    )
    return framed(body, spots.values(), title, words)


def framed(body: Markup, spots: Collection[Spot], title: str, words: str) -> Markup:
    """Put a frame around what is drawn about these spots."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    edge = HALF + MARGIN
    return SVG.format(
        id=f"f{crc32(f'{title}{words}{body}'.encode()):08x}",
        title=title,
        words=words,
        left=edge - min(xs),
        top=edge - min(ys),
        w=max(xs) - min(xs) + 2 * edge,
        h=max(ys) - min(ys) + 2 * edge,
        body=body,
    )


def person_svg(one: Kin, spot: Spot) -> Markup:
    """Draw one person: the client with a double edge, the dead with a cross."""
    shape = {"L": SQUARE, "P": CIRCLE}.get(one.sex, DIAMOND)
    body = shape.format(r=HALF, w=2 * HALF)
    if one.is_client:
        body += shape.format(r=HALF - 4, w=2 * HALF - 8)
    if one.died:
        body += CROSS.format(r=HALF if one.sex == "L" else HALF * 0.7)
    years = f"{one.born or '?'}-{one.died}" if one.died else str(one.born or "")
    body += NAME.format(y=0 if years else 4, text=one.name)
    if years:
        body += NAME.format(y=14, text=years)
    return PERSON.format(x=spot[0], y=spot[1], body=body)


def _couple(pair: tuple[str, str], family: Family, spots: Mapping[str, Spot]) -> Markup:
    kinds = [tie.kind for tie in family.ties if tie.kind in COUPLES and {*tie.ends} == {*pair}]
    kind = kinds[-1] if kinds else ""
    look = "line together" if kind == "hidup_bersama" else "line"
    (x1, y1), (x2, y2) = sorted(spots[one] for one in pair)
    if _are_neighbours((x1, y1), (x2, y2), spots):
        way = [(x1 + HALF, y1), (x2 - HALF, y2)]
    else:
        over = min(y1, y2) - HALF - 12
        way = [(x1, y1 - HALF), (x1, over), (x2, over), (x2, y2 - HALF)]
    beside = ((x1 + x2) / 2 - 12, y1 if len(way) == len(pair) else way[1][1])
    return path(way, look) + slashes(beside, SLASHES.get(kind, 0))


def _are_neighbours(left: Spot, right: Spot, spots: Mapping[str, Spot]) -> bool:
    """Tell whether two stand in one row with nobody between."""
    between = (x for x, y in spots.values() if y == left[1] and left[0] < x < right[0])
    return left[1] == right[1] and not any(between)


def _brood(brood: Brood, number: int, spots: Mapping[str, Spot]) -> Markup:
    """Draw the line from parents down to each child; to adopted children it is dashed."""
    over = sorted(spots[one] for one in brood.parents)
    below = sorted(spots[one] for one in brood.children)
    x = sum(at[0] for at in over) / len(over)
    joined = len(over) > 1 and _are_neighbours(over[0], over[-1], spots)
    start = over[0][1] + (0 if joined else HALF)
    bar = below[0][1] - HALF - 22 + 5 * (number % 4)
    look = "line adopted" if brood.adopted else "line"
    if len(over) > 1 and not joined:
        start = bar - 14
        legs = [path([(at[0], at[1] + HALF), (at[0], start)], "line") for at in over]
        legs.append(path([(over[0][0], start), (over[-1][0], start)], "line"))
    else:
        legs = []
    ends = [x, *(at[0] for at in below)]
    drawn = [
        *legs,
        path([(x, start), (x, bar)], look),
        path([(min(ends), bar), (max(ends), bar)], look),
        *(path([(at[0], bar), (at[0], at[1] - HALF)], look) for at in below),
    ]
    return Markup("").join(drawn)


def _twins(pair: tuple[str, str], spots: Mapping[str, Spot]) -> Markup:
    """Draw the bar that joins twins between their shoulders."""
    (x1, y1), (x2, y2) = sorted(spots[one] for one in pair)
    return path([(x1 + HALF, y1 - HALF + 8), (x2 - HALF, y2 - HALF + 8)], "line twins")


def _closeness(family: Family, spots: Mapping[str, Spot]) -> list[Markup]:
    drawn = []
    for tie in family.ties:
        if not tie.quality:
            continue
        one, other = spots[tie.of], spots[tie.to]
        over_others = one[1] == other[1] and not _are_neighbours(
            min(one, other), max(one, other), spots
        )
        curve = arc(one, other, 40.0 if over_others else 12.0, (HALF + 3, HALF + 3))
        drawn.append(tie_stroke(curve, tie.quality))
        if tie.quality == "kekerasan":
            drawn.append(head(curve, f"tie {tie.quality}"))
    return drawn
