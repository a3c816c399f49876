"""Bodies of older states in the shape of newer ones; each function lifts one version by one."""

from typing import Any

from engine.spiff.marks import INDEX, LOOP, UNFINISHED

#: Places in a row of a state.
_STATE, _ABOVE, _MARKS = 1, 2, 6


def with_counts(body: Any) -> Any:
    """Lift 1 to 2: a repeated activity counts its instances instead of keeping them all."""
    tick, known, rows, inner = body
    for told in (rows, *(part for _, _, part in inner)):
        for place, row in enumerate(told[0]):
            if "merged" in _marks(row):
                _count(row, [other for other in told[0] if other[_ABOVE] == place])
    return [tick, known, rows, inner]


def _marks(row: Any) -> Any:
    return (row[_MARKS] if len(row) > _MARKS else None) or {}


def _count(row: Any, below: list[Any]) -> None:
    instances = [other for other in below if other[_STATE] < 0]  # SpiffWorkflow's "triggered"
    done = len(row[_MARKS].pop("merged"))
    left = row[_MARKS].pop("remaining", [])
    row[_MARKS].pop("current", None)
    total = row[_MARKS].pop("cardinality", len(instances) + len(left))
    for number, instance in enumerate(instances):
        is_round = _marks(instance).pop("iteration", None) is not None
        total = -1 if is_round else total
        for old in ("key_or_index", "item"):
            _marks(instance).pop(old, None)
        if -instance[_STATE] & UNFINISHED:
            instance[_MARKS][INDEX] = number
    row[_MARKS][LOOP] = [total, len(instances), done]
