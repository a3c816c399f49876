"""FEEL, through the engine's door: the one place that compiles conditions of forms."""

from collections.abc import Mapping
from datetime import datetime

from engine import FeelError, FeelLimit, Json, compile_expression
from forms.fields import Condition, Field

__all__ = ["FeelError", "compile_condition", "holds", "look_up", "surroundings"]


def compile_condition(source: str) -> Condition:
    """Compile `source`; raises `FeelError` with `.message` and `.position`."""
    return compile_expression(source)


def holds(condition: Condition | None, context: Mapping[str, object], now: datetime) -> bool:
    """Tell whether `condition` is true; without one it is, on null or out of bounds it is not."""
    try:
        return condition is None or condition.evaluate(context, now) is True
    except FeelLimit:
        return False


def look_up(known: Mapping[str, Json], path: str) -> Json:
    """Return the case variable at a dotted path; None when there is none."""
    if path in known:
        return known[path]
    found: Json = dict(known)
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def surroundings(
    outer: Mapping[str, object], group: Field, answers: Mapping[str, Json]
) -> dict[str, object]:
    """Return what a condition inside `group` sees: its answers over what lies around it.

    A question of the group that was not answered is null, whatever lies around it.
    """
    blank = dict.fromkeys(field.name for field in group.fields)
    return {**outer, **blank, **answers}
