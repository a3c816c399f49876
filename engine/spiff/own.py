"""JSON values of one's own: what a task holds, no other task may change."""

from engine.model import Json


def own(value: Json) -> Json:
    """Return `value` with no list or object shared; many times quicker than `deepcopy`."""
    if isinstance(value, dict):
        return {name: own(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [own(inner) for inner in value]
    return value
