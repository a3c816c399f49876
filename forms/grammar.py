"""The published subset of JSON Schema and of the drawing hints: what may stand where."""

from collections.abc import Callable, Mapping
from typing import get_args

from engine import FoundBy, Json, Text, say

#: Format of a signature that is drawn on the screen (strokes.py).
DRAWN = "goresan"

Fits = Callable[[Json], bool]

#: Longest file, most questions, deepest nesting, most choices, most rows, longest text.
MOST_BYTES = 256 * 1024
MOST_FIELDS = 400
DEEPEST = 6
MOST_CHOICES = 200
MOST_ROWS = 100
LONGEST_TEXT = 20_000
#: Text without `maxLength` may be this long.
USUAL_TEXT = 4_000
_LONGEST_WORDS = 500
_LARGEST_COUNT = 1_000_000
#: Whole numbers up to here are exact everywhere.
LARGEST_NUMBER = 10**15


def _is_words(value: Json) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_WORDS and "\0" not in value


def _is_count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_COUNT


def _is_number(value: Json) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and abs(value) < LARGEST_NUMBER
    )


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool)


def _is_names(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _is_object(value: Json) -> bool:
    return isinstance(value, dict)


def _is_list(value: Json) -> bool:
    return isinstance(value, list)


def _among(*allowed: str) -> Fits:
    return lambda value: isinstance(value, str) and value in allowed


#: Keyword -> whether its value can be meant.
_ANYWHERE: Mapping[str, Fits] = {
    "type": _among("string", "integer", "number", "boolean", "array", "object"),
    "title": _is_words,
    "description": _is_words,
    "$comment": lambda _: True,
    "$ref": _is_words,
    "readOnly": _is_flag,
    "x-kelas": _among("K0", "K1", "K2", "K3", "K4"),
    "x-hanya_penulis": _is_flag,
    "x-pdp": _among("umum", "spesifik"),
    "x-anon": _among("hapus", "inisial", "generalisasi"),
    "x-ekspor": _is_words,
    "x-error": _is_words,
    "x-tampil_jika": _is_words,
    "x-isi_dari": _is_words,
    "x-diserahkan": _is_flag,
}
_CHOICES: Mapping[str, Fits] = {"enum": _is_list, "oneOf": _is_list, "x-labels": _is_list}
_BY_TYPE: Mapping[str, Mapping[str, Fits]] = {
    "string": {
        **_CHOICES,
        "minLength": _is_count,
        "maxLength": _is_count,
        "pattern": lambda value: isinstance(value, str),
        "format": _among("date", "date-time", DRAWN),
        "x-pilihan": _is_words,
        "x-usulan": _is_words,
        "x-lain": _is_words,
        "x-dijauhkan": _is_flag,
        "x-warn": _among("nik_semantik", "kk_semantik"),
        "x-cari": _among(*get_args(FoundBy)),
    },
    "integer": {"minimum": _is_number, "maximum": _is_number},
    "number": {"minimum": _is_number, "maximum": _is_number},
    "boolean": {"const": lambda value: value is True, "default": lambda value: value is False},
    "array": {
        "items": _is_object,
        "minItems": _is_count,
        "maxItems": _is_count,
        "uniqueItems": _is_flag,
    },
    "object": {"properties": _is_object, "required": _is_names, "x-aturan": _is_list},
}
#: What may stand only at the top of a file.
_TOP: Mapping[str, Fits] = {
    "$schema": _is_words,
    "$id": _is_words,
    "$defs": _is_object,
    "x-dibawa": _is_flag,
    "x-lanjutkan": _is_flag,
    "x-pernah_tercatat": _is_flag,
    "x-perjanjian": _is_object,
    "x-tautan": _is_object,
}
#: What may stand beside `$ref`: it describes, it does not change what fits.
BESIDE_REF = (frozenset(_ANYWHERE) | {"x-cari"}) - {"type"}

#: Widgets by kind of question; the first is what is drawn unless the form says otherwise.
WIDGETS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "textarea", "tel", "time"),
    "choice": ("radio", "select"),
    "choices": ("checkboxes",),
    "yesno": ("yesno", "radio"),
    "integer": ("number", "rupiah", "scale"),
    "number": ("number",),
    "date": ("date",),
    "datetime": ("datetime",),
    "signature": ("signature",),
    "group": ("group",),
    "rows": ("rows",),
    "lines": ("lines",),
}
_HINTS: Mapping[str, Fits] = {
    "ui:widget": _is_words,
    "ui:help": _is_words,
    "ui:placeholder": _is_words,
    "ui:order": _is_names,
}
_TOP_HINTS: Mapping[str, Fits] = {**_HINTS, "ui:sections": _is_list}

_REPAIRS: Mapping[str, Text] = {
    "if": say("Pakai “x-tampil_jika” untuk pertanyaan bersyarat, “x-aturan” untuk aturan."),
    "anyOf": say("Pakai “x-aturan” untuk aturan antar-isian."),
    "default": say("Hanya “false” pada isian Ya/Tidak; jawaban ya tidak pernah dipilihkan."),
    "additionalProperties": say("Hapus: isian yang tidak ditanyakan selalu dibuang."),
    "enumNames": say("Pakai “oneOf” dengan “const” dan “title”, atau “x-labels”."),
}
_ALIKE: Mapping[str, str] = {
    "then": "if", "else": "if", "dependentSchemas": "if", "dependentRequired": "if",
    "dependencies": "if", "allOf": "anyOf", "not": "anyOf", "contains": "anyOf",
    "patternProperties": "additionalProperties", "unevaluatedProperties": "additionalProperties",
}  # fmt: skip


def schema_keywords(type_: str, *, top: bool, drawn: bool = False) -> Mapping[str, Fits]:
    """Return the keywords a schema of this type may hold, each with its check."""
    if drawn:
        return {**_ANYWHERE, "format": _BY_TYPE["string"]["format"]}
    return {**_ANYWHERE, **_BY_TYPE.get(type_, {}), **(_TOP if top else {})}


def hint_keywords(*, top: bool) -> Mapping[str, Fits]:
    """Return the drawing hints that may stand in a uischema, each with its check."""
    return _TOP_HINTS if top else _HINTS


def repair_of(keyword: str) -> Text:
    """Say what to write instead of a keyword that is not in the subset."""
    usual = say("Hapus kata kunci ini; yang dapat dipakai tercantum di docs/forms.md.")
    return _REPAIRS.get(_ALIKE.get(keyword, keyword), usual)
