"""Any value as text, as string() gives it."""

from decimal import Decimal

from engine.feel.numbers import written as number_text
from engine.feel.temporal_text import written
from engine.feel.values import UNBOUNDED, Range


def text(value: object) -> str | None:
    """Return what string(value) gives; None for null."""
    if value is None or isinstance(value, str):
        return value
    return _part(value)


def _part(value: object) -> str:
    """Write a value as it stands inside a list or context."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(_part(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)}: {_part(item)}' for key, item in value.items())}}}"
    if isinstance(value, Range):
        low, high = "[" if value.low_closed else "(", "]" if value.high_closed else ")"
        return f"{low}{_part(value.low)}..{_part(value.high)}{high}"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return number_text(value)
    if value is None or value is UNBOUNDED:
        return "null"
    return written(value) or "function"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _key(key: str) -> str:
    """Quote a key that would not read as a name."""
    return key if all(sign.isalnum() or sign in "_ ?'-+*/." for sign in key) else _quoted(key)
