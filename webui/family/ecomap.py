"""The ecomap: the family in the middle, what helps and weighs on it around."""

from collections.abc import Mapping
from math import cos, pi, sin

from markupsafe import Markup

from webui.diagram.labels import centred, wrap
from webui.family.generations import Spot
from webui.family.genogram import HALF, framed, person_svg
from webui.family.kin import Bond, Family
from webui.family.strokes import arc, head, tie_stroke

#: Half of a place's circle; room that each person and each place needs on its ring.
AROUND, PERSON_NEEDS, PLACE_NEEDS = 46.0, 76.0, 116.0
RING = Markup('<circle class="home" r="{r:g}"/>')
PLACE = Markup('<g class="place"><circle cx="{x:g}" cy="{y:g}" r="{r:g}"/>{name}</g>')
#: Direction of a bond -> at which ends it has a head: the person's, the place's.
HEADS = {"beri": (False, True), "terima": (True, False), "timbal": (True, True)}


def ecomap_svg(family: Family, title: str, words: str) -> Markup:
    """Draw who of the family is bound to what around it."""
    bound = [one for one in family.kin if any(bond.person == one.id for bond in family.bonds)]
    inner = 0.0 if len(bound) < 2 else max(52.0, len(bound) * PERSON_NEEDS / (2 * pi))  # noqa: PLR2004  # one stands alone
    home = inner + HALF + 14
    outer = max(home + AROUND + 60, len(family.places) * PLACE_NEEDS / (2 * pi))
    people = _ring([one.id for one in bound], inner)
    places = _ring(_by_people(family, [*people]), outer)
    body = Markup("").join(
        (
            RING.format(r=home),
            *(_bond(bond, people, places) for bond in family.bonds),
            *(person_svg(one, people[one.id]) for one in bound),
            *(_place(one.name, places[one.id]) for one in family.places),
        )
    )
    edges = ((-home, 0.0), (home, 0.0), (0.0, home), (0.0, -home))
    return framed(body, [*places.values(), *edges], title, words)


def _ring(ids: list[str], radius: float) -> dict[str, Spot]:
    """Spread around a ring, beginning at the top."""
    turn = 2 * pi / max(len(ids), 1)
    return {id_: (radius * sin(turn * at), -radius * cos(turn * at)) for at, id_ in enumerate(ids)}


def _by_people(family: Family, order: list[str]) -> list[str]:
    """Sort places by whom they touch, so that fewer lines cross."""

    def near(id_: str) -> float:
        touched = [order.index(bond.person) for bond in family.bonds if bond.place == id_]
        return sum(touched) / len(touched) if touched else float(len(order))

    return sorted((place.id for place in family.places), key=near)


def _bond(bond: Bond, people: Mapping[str, Spot], places: Mapping[str, Spot]) -> Markup:
    curve = arc(people[bond.person], places[bond.place], 0.0, (HALF + 3, AROUND + 3))
    look = f"tie {bond.strength}"
    at_person, at_place = HEADS.get(bond.direction, (False, False))
    drawn = tie_stroke(curve, bond.strength)
    if at_person:
        drawn += head(curve[::-1], look)
    return drawn + head(curve, look) if at_place else drawn


def _place(name: str, spot: Spot) -> Markup:
    x, y = spot
    lines = centred(wrap(name, 2 * AROUND - 12, 4), x, y)
    return PLACE.format(x=round(x, 1), y=round(y, 1), r=AROUND, name=lines)
