"""Values as an input wants them, and as people read them."""

from decimal import Decimal
from zoneinfo import ZoneInfo

from engine import Json
from forms.fields import Field
from forms.strokes import strokes_of
from forms.zones import day_in_words, on_the_wall, read_day

_ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def typed_back(field: Field, value: Json, zone: ZoneInfo) -> str:
    """Return `value` as the input of `field` holds it; `parse` reads it back the same."""
    match field.kind, value:
        case _, None:
            return ""
        case _, bool():
            return "true" if value else "false"
        case "datetime", str():
            return on_the_wall(value, zone)
        case "integer", int() if field.widget == "rupiah":
            return f"{value:,}".replace(",", ".")
        case "number", float():
            return format(Decimal(repr(value)), "f").replace(".", ",")
    return str(value)


def in_words(field: Field, value: Json, zone: ZoneInfo) -> str:
    """Return `value` as people read it: labels, dates in words, rupiah, 7/10; "" for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "Ya" if value else "Tidak"
        case list():
            return ", ".join(in_words(field, inner, zone) for inner in value)
        case int() if field.widget == "scale" and field.maximum:
            return f"{value}/{field.maximum:g}"
    labels = {choice.value: choice.label for choice in field.choices}
    if isinstance(value, str) and value in labels:
        return labels[value]
    return _written(field, typed_back(field, value, zone), zone)


def _drawn(text: str) -> str:
    strokes = strokes_of(text)
    points = sum(map(len, strokes))
    return f"Digambar di layar ({len(strokes)} goresan, {points} titik)" if strokes else text


def _written(field: Field, text: str, zone: ZoneInfo) -> str:
    if field.kind == "signature":
        return _drawn(text)
    if field.widget == "rupiah":
        return f"Rp{text}"
    if field.widget == "time":
        return text.replace(":", ".")
    day = read_day(text[:10]) if field.kind in ("date", "datetime") else None
    if day is None:
        return text
    if field.kind == "date":
        return day_in_words(day)
    return f"{day_in_words(day)}, {text[11:].replace(':', '.')} {_ZONES[zone.key]}"
