"""Where each person of a genogram stands: generations from the top, couples side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webui.family.kin import ADOPTED, BIRTH, COUPLES, TWINS, Family, Kin

#: Distance of neighbours and of generations, in the drawing's units.
STEP, DROP = 104.0, 140.0
#: How often rows are put under their parents, and parents over their children.
ROUNDS = 4

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Brood:
    """Children of the same parents, who bore or adopted them."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    adopted: bool


def broods(family: Family) -> tuple[Brood, ...]:
    """Return who has whom for children, those of the same parents together."""
    found: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for kind in (BIRTH, ADOPTED):
        parents: dict[str, list[str]] = {}
        for tie in family.ties:
            if tie.kind == kind:
                parents.setdefault(tie.to, []).append(tie.of)
        for child, people in parents.items():
            key = tuple(sorted(set(people)))[:2]
            found.setdefault((key, kind == ADOPTED), []).append(child)
    return tuple(Brood(key, tuple(children), adopted) for (key, adopted), children in found.items())


def couples(family: Family) -> tuple[tuple[str, str], ...]:
    """Return the partners, also those who are parents together and said nothing else."""
    said = [tie.ends for tie in family.ties if tie.kind in COUPLES]
    shared = [brood.parents for brood in broods(family) if len(brood.parents) == len(("of", "to"))]
    pairs = {frozenset(pair): pair for pair in [*shared, *said]}
    return tuple((pair[0], pair[1]) for pair in pairs.values())


def placed(family: Family) -> dict[str, Spot]:
    """Return person -> the middle of her symbol; nothing overlaps."""
    levels, kin = _levels(family), {one.id: one for one in family.kin}
    rows: list[list[str]] = []
    order: dict[str, float] = {}
    for level in sorted(set(levels.values())):
        row = _ordered([one for one in kin if levels[one] == level], family, kin, order)
        order.update({one: float(place) for place, one in enumerate(row)})
        rows.append(row)
    across = {one: place * STEP for one, place in order.items()}
    for _ in range(ROUNDS):
        _settle(rows, across, _towards(family, down=True))
        _settle(rows[::-1], across, _towards(family, down=False))
    left = min(across.values(), default=0.0)
    return {one: (across[one] - left, row * DROP) for row, row_ in enumerate(rows) for one in row_}


def _levels(family: Family) -> dict[str, int]:
    """Number the generations; who is said to be her own ancestor ends somewhere all the same."""
    level = {one.id: 0 for one in family.kin}
    lines = [
        (parent, child)
        for one in broods(family)
        for parent in one.parents
        for child in one.children
    ]
    twins = [tie.ends for tie in family.ties if tie.kind == TWINS]
    beside = [*couples(family), *twins]
    for _ in family.kin:
        for parent, child in lines:
            level[child] = max(level[child], level[parent] + 1)
        _level_out(beside, level)
    for _ in family.kin:
        for parent in {parent for parent, _ in lines}:
            nearest = min(level[child] for one, child in lines if one == parent)
            level[parent] = max(level[parent], nearest - 1)
        _level_out(beside, level)
    return level


def _level_out(pairs: Iterable[tuple[str, str]], level: dict[str, int]) -> None:
    for one, other in pairs:
        level[one] = level[other] = max(level[one], level[other])


def _ordered(
    row: list[str], family: Family, kin: Mapping[str, Kin], above: Mapping[str, float]
) -> list[str]:
    """Put siblings by age under their parents, partners beside each other, men to the left."""
    parents: dict[str, list[float]] = {}
    for brood in broods(family):
        for child in brood.children:
            parents.setdefault(child, []).extend(
                above[one] for one in brood.parents if one in above
            )

    def key(one: str) -> tuple[float, int]:
        over = parents.get(one)
        return (sum(over) / len(over), kin[one].born or 0) if over else (float(len(kin)), 0)

    done: list[str] = []
    for one in sorted(row, key=key):
        if one not in done:
            done.extend(
                _with_partners(one, [other for other in row if other not in done], family, kin)
            )
    return done


def _with_partners(
    one: str, free: Sequence[str], family: Family, kin: Mapping[str, Kin]
) -> list[str]:
    """Return somebody between her partners: the first beside her, the second on the other side."""
    pairs = [pair for pair in couples(family) if one in pair]
    partners = [other for pair in pairs for other in pair if other != one and other in free]
    first, others = partners[:1], partners[1:]
    if kin[one].sex == "P":
        return [*first, one, *others]
    return [*others[:1], one, *first, *others[1:]]


def _towards(family: Family, *, down: bool) -> dict[str, tuple[str, ...]]:
    """Return whom each person wants to stand under, or over."""
    wishes: dict[str, tuple[str, ...]] = {}
    for brood in broods(family):
        movers, fixed = (brood.children, brood.parents) if down else (brood.parents, brood.children)
        for one in movers:
            wishes[one] = (*wishes.get(one, ()), *fixed)
    return wishes


def _settle(
    rows: Iterable[Sequence[str]], across: dict[str, float], wishes: Mapping[str, tuple[str, ...]]
) -> None:
    """Move groups that want to the same place towards it, and push their neighbours on."""
    for row in rows:
        shift = {one: _shift(one, row, across, wishes) for one in row}
        wanted = sorted(row, key=row.index)
        edge = -float("inf")
        for one in wanted:
            across[one] = edge = max(across[one] + shift[one], edge + STEP)


def _shift(
    one: str, row: Sequence[str], across: Mapping[str, float], wishes: Mapping[str, tuple[str, ...]]
) -> float:
    """Return how far somebody must move for her group to stand in the middle of its wish."""
    wish = wishes.get(one)
    if not wish:
        return 0.0
    group = [other for other in row if wishes.get(other) == wish]
    middle = sum(across[other] for other in group) / len(group)
    return sum(across[other] for other in wish) / len(wish) - middle
