"""Which of a form's answers travel with the case: only what some expression reads."""

from collections.abc import Mapping
from functools import lru_cache

from engine.model import FieldFact, Json, JsonObject


def pick(
    answers: JsonObject, reads: frozenset[str], fields: Mapping[str, FieldFact]
) -> dict[str, Json]:
    """Return the variables to carry, nested as in the answers; what was not answered is null."""
    carried: dict[str, Json] = {}
    asked = tuple(path for path, fact in fields.items() if fact.type != "object")
    for parts in _read(asked, reads):
        _put(carried, parts, _value(answers, parts))
    return carried


@lru_cache(512)
def _read(paths: tuple[str, ...], reads: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return the paths that are read, in parts; every step asks, and a form has few versions."""
    return tuple(tuple(path.split(".")) for path in paths if _is_read(path, reads))


def _is_read(path: str, reads: frozenset[str]) -> bool:
    """Tell whether the field, an object around it, or a part of it is read."""
    parts = path.split(".")
    around = {".".join(parts[: length + 1]) for length in range(len(parts))}
    return bool(around & reads) or any(read.startswith(f"{path}.") for read in reads)


def _value(answers: JsonObject, parts: tuple[str, ...]) -> Json:
    inner = answers
    for part in parts[:-1]:
        below = inner.get(part)
        if not isinstance(below, Mapping):
            return None
        inner = below
    return inner.get(parts[-1])


def _put(carried: dict[str, Json], parts: tuple[str, ...], value: Json) -> None:
    for part in parts[:-1]:
        inner = carried.setdefault(part, {})
        if not isinstance(inner, dict):
            return
        carried = inner
    carried[parts[-1]] = value
