"""JSON Merge Patch (RFC 7396), and what a patch asks that cannot be done."""

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from engine import Json, Text, say

Pointer: TypeAlias = str
#: One of these says what a new field is.
_KINDS = frozenset({"type", "$ref", "enum", "const", "oneOf"})


def merged(base: Json, patch: Json) -> Json:
    """Return `base` changed as `patch` says; neither is changed itself."""
    if not isinstance(patch, dict):
        return patch
    kept: dict[str, Json] = dict(base) if isinstance(base, dict) else {}
    for name, change in patch.items():
        if change is None:
            kept.pop(name, None)
        else:
            kept[name] = merged(kept.get(name), change)
    return kept


def faults(base: Json, patch: Json, at: Pointer = "") -> Iterator[tuple[Pointer, Text]]:
    """Yield what the patch takes away or changes and the form does not have, by JSON Pointer."""
    if not isinstance(patch, dict):
        return
    there: Mapping[str, Json] = base if isinstance(base, dict) else {}
    for name, change in patch.items():
        place = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
        if change is None and name not in there:
            yield place, say("Yang dihapus di sini tidak ada pada dasarnya.")
        elif at.endswith("/properties") and name not in there and not _is_whole(change):
            yield place, say("Isian “{name}” tidak ada pada dasarnya.", name=name)
        elif name in there or not at.endswith("/properties"):
            yield from faults(there.get(name), change, place)


def _is_whole(field: Json) -> bool:
    return isinstance(field, dict) and not _KINDS.isdisjoint(field)


def parsed(source: bytes) -> Json:
    """Return the object that the bytes write; None when they write no object."""
    try:
        found: Json = json.loads(source)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def written(value: Json) -> bytes:
    """Return a form as it is kept: the same value is always the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
