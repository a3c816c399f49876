"""Reads members of a schema that may be of any type: the wanted type, or what stands for none."""

from collections.abc import Mapping

from engine import Json

Schema = Mapping[str, Json]
#: Steps from the top of a document to a value.
Path = tuple[str | int, ...]


def string(schema: Schema, keyword: str) -> str:
    """Return the text under `keyword`, "" when there is none."""
    value = schema.get(keyword)
    return value if isinstance(value, str) else ""


def mapping(schema: Schema, keyword: str) -> Schema:
    """Return the object under `keyword`, an empty one when there is none."""
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


def listing(schema: Schema, keyword: str) -> list[Json]:
    """Return the list under `keyword`, an empty one when there is none."""
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def number(schema: Schema, keyword: str) -> float | None:
    """Return the number under `keyword`."""
    value = schema.get(keyword)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def count(schema: Schema, keyword: str, usual: int) -> int:
    """Return the whole number under `keyword`, `usual` when there is none."""
    value = schema.get(keyword)
    return value if isinstance(value, int) and not isinstance(value, bool) else usual
