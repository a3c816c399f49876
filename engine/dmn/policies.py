"""Hit policies: which of the rows that matched count, and in what order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.feel.compare import equal
from engine.model import RuleHit, Text, say


@dataclass(frozen=True, slots=True)
class Matched:
    """A row that matched, with its output values."""

    hit: RuleHit
    values: list[object]


#: The rows that count, and what is wrong.
Settled: TypeAlias = tuple[list[Matched], Text | None]
#: Per output, its values in order of priority.
Ranks: TypeAlias = Sequence[object]


def _unique(matched: list[Matched], _ranks: Ranks) -> Settled:
    if len(matched) <= 1:
        return matched, None
    numbers = ", ".join(str(match.hit.number) for match in matched)
    return matched, say("Tabel UNIQUE: lebih dari satu baris cocok ({rows}).", rows=numbers)


def _any(matched: list[Matched], _ranks: Ranks) -> Settled:
    if all(equal(match.values, matched[0].values) for match in matched):
        return matched, None
    numbers = ", ".join(str(match.hit.number) for match in matched)
    return matched, say("Tabel ANY: baris {rows} cocok dengan hasil yang berbeda.", rows=numbers)


def _all(matched: list[Matched], _ranks: Ranks) -> Settled:
    return matched, None


def _first(matched: list[Matched], _ranks: Ranks) -> Settled:
    return matched[:1], None


def _by_output(matched: list[Matched], ranks: Ranks) -> Settled:
    return sorted(matched, key=lambda match: _rank(match, ranks)), None


def _highest(matched: list[Matched], ranks: Ranks) -> Settled:
    return _by_output(matched, ranks)[0][:1], None


def _rank(match: Matched, ranks: Ranks) -> tuple[int, ...]:
    return tuple(_place(value, rank) for value, rank in zip(match.values, ranks, strict=True))


def _place(value: object, rank: object) -> int:
    """Return the place of a value among its output's values; unlisted ones come last."""
    values = rank if isinstance(rank, list) else []
    places = (place for place, other in enumerate(values) if equal(value, other) is True)
    return next(places, len(values))


POLICIES: Mapping[str, Callable[[list[Matched], Ranks], Settled]] = {
    "UNIQUE": _unique,
    "FIRST": _first,
    "ANY": _any,
    "PRIORITY": _highest,
    "RULE ORDER": _all,
    "OUTPUT ORDER": _by_output,
    "COLLECT": _all,
}
AGGREGATIONS = frozenset({"", "SUM", "MIN", "MAX", "COUNT"})
