"""JSON values of one's own: what a task holds, no other task may change."""

from typing import TypeVar

T = TypeVar("T")
_NESTED = (dict, list)


def own(value: T) -> T:
    """Return a JSON value with no list or object shared; many times quicker than `deepcopy`."""
    if isinstance(value, dict):
        return {  # type: ignore[return-value]  # an object of the same names
            name: own(inner) if isinstance(inner, _NESTED) else inner
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [own(inner) if isinstance(inner, _NESTED) else inner for inner in value]  # type: ignore[return-value]
    return value
