"""Answers brought into the shape of their form: unknown keys dropped, texts and moments tidied."""

import math
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from engine import Json
from forms.fields import Field
from forms.texts import clean, without_separators
from forms.zones import read_moment, stored


def shaped(field: Field, value: Json, zone: ZoneInfo) -> Json:
    """Return `value` as `field` keeps it; None when it is empty.

    What cannot be meant stays as it is, for the check to refuse. Places in lists are kept.
    """
    match field.kind, value:
        case "group", dict():
            return shaped_group(field, value, zone)
        case "rows", list():
            rows = value[: field.max_items + 1]
            return [shaped_group(field, row if isinstance(row, dict) else {}, zone) for row in rows]
        case "lines", list():
            return [shaped(field.fields[0], line, zone) for line in value[: field.max_items + 1]]
        case "choices", list():
            return [_scalar(field, chosen, zone) for chosen in value[: len(field.choices) + 1]]
        case _:
            return _scalar(field, value, zone)


def shaped_group(group: Field, answers: Mapping[str, Json], zone: ZoneInfo) -> dict[str, Json]:
    """Return the answers to the questions of `group`, in their order."""
    found: dict[str, Json] = {}
    for inner in group.fields:
        value = answers.get(inner.name)
        if value is not None and not is_empty(value := shaped(inner, value, zone)):
            found[inner.name] = value
    return found


def _scalar(field: Field, value: Json, zone: ZoneInfo) -> Json:
    match value:
        case str():
            return _text(field, clean(value), zone) or None
        case float() if not math.isfinite(value):
            return str(value)
        case float() if field.kind == "integer" and value.is_integer():
            return int(value)
    return value


def _text(field: Field, text: str, zone: ZoneInfo) -> str:
    if field.kind == "datetime" and (moment := read_moment(text, zone)):
        return stored(moment)
    if field.pattern and len(text) <= field.max_length * 2:
        return without_separators(text, field.pattern)
    return text


def is_empty(value: Json) -> bool:
    """Tell whether an answer says nothing; false and 0 say something."""
    return not value and (value is None or isinstance(value, (str, list, dict)))


def compact(group: Field, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return `answers` without blank rows, blank lines and what is empty then."""
    found: dict[str, Json] = {}
    for inner in group.fields:
        value = answers.get(inner.name)
        if value is not None and not is_empty(value := compacted(inner, value)):
            found[inner.name] = value
    return found


def compacted(field: Field, value: Json) -> Json:
    """Return one answer without its blank rows or lines."""
    if not isinstance(value, (dict, list)):
        return value
    match field.kind, value:
        case "group", dict():
            return compact(field, value)
        case "rows", list():
            rows = (compact(field, row) for row in value if isinstance(row, dict))
            return [row for row in rows if row]
        case "lines" | "choices", list():
            return [line for line in value if not is_empty(line)]
    return value
