"""Which of a form's answers travel with the case: only what some expression reads."""

from collections.abc import Mapping

from engine.model import FieldFact, Json, JsonObject


def pick(
    answers: JsonObject, reads: frozenset[str], fields: Mapping[str, FieldFact]
) -> dict[str, Json]:
    """Return the variables to carry, nested as in the answers; what was not answered is null."""
    carried: dict[str, Json] = {}
    for path, fact in fields.items():
        if fact.type != "object" and _is_read(path, reads):
            _put(carried, path.split("."), _value(answers, path.split(".")))
    return carried


def _is_read(path: str, reads: frozenset[str]) -> bool:
    """Tell whether the field, an object around it, or a part of it is read."""
    parts = path.split(".")
    around = {".".join(parts[: length + 1]) for length in range(len(parts))}
    return bool(around & reads) or any(read.startswith(f"{path}.") for read in reads)


def _value(answers: JsonObject, parts: list[str]) -> Json:
    inner = answers
    for part in parts[:-1]:
        below = inner.get(part)
        if not isinstance(below, Mapping):
            return None
        inner = below
    return inner.get(parts[-1])


def _put(carried: dict[str, Json], parts: list[str], value: Json) -> None:
    for part in parts[:-1]:
        inner = carried.setdefault(part, {})
        if not isinstance(inner, dict):
            return
        carried = inner
    carried[parts[-1]] = value
