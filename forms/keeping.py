"""Answers to questions that are not asked now: kept as hidden pairs, so that nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from engine import Json
from forms.fields import Field
from forms.members import Path
from forms.shaping import is_empty
from forms.words import typed_back


def name_of(path: Path) -> str:
    """Return the urlencoded name of a path, e.g. "anggota[0][nik]"."""
    first, *rest = map(str, path)
    return first + "".join(f"[{step}]" for step in rest)


def pairs_of(field: Field, value: Json, path: Path, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    """Yield the pairs `parse` reads `value` back from."""
    match field.kind, value:
        case "group", dict():
            for inner in field.fields:
                yield from pairs_of(inner, value.get(inner.name), (*path, inner.name), zone)
        case "rows", list():
            row_field = replace(field, kind="group")
            for at, row in enumerate(value):
                yield name_of((*path, at)), ""
                yield from pairs_of(row_field, row, (*path, at), zone)
        case "lines", list():
            line = field.fields[0]
            yield from (
                (name_of((*path, at)), typed_back(line, v, zone)) for at, v in enumerate(value)
            )
        case _, list():
            yield from ((name_of(path), str(chosen)) for chosen in value)
        case _ if not is_empty(value):
            yield name_of(path), typed_back(field, value, zone)
