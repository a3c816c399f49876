"""JSON values of one's own: what a task holds, no other task may change."""

from typing import Any, TypeVar

T = TypeVar("T")
_NESTED = frozenset((dict, list))


def own(value: T) -> T:
    """Return a JSON value with no list or object shared; many times quicker than `deepcopy`."""
    kind = type(value)
    if kind is dict:
        return _own_object(value)  # type: ignore[arg-type, return-value]  # an object of the same names
    if kind is list:
        return [own(inner) if type(inner) in _NESTED else inner for inner in value]  # type: ignore[attr-defined, return-value]
    return value


def _own_object(value: dict[str, Any]) -> dict[str, Any]:
    copied = value.copy()
    for name, inner in value.items():
        if type(inner) in _NESTED:
            copied[name] = own(inner)
    return copied
