"""What kind of question a schema asks, its choices, and whether its keywords can stand there."""

from collections.abc import Mapping

from engine import Json, say
from forms.documents import Findings
from forms.fields import Choice, Kind
from forms.grammar import DRAWN, MOST_CHOICES, USUAL_TEXT, WIDGETS, repair_of, schema_keywords
from forms.members import Path, Schema, count, listing, number

#: More choices than this are drawn as a list that opens; longer text in more than one line.
_MOST_RADIOS = 6
_ONE_LINE = 200
#: Widgets of a question whose choices, or suggestions, are handed in.
_HANDED = ("select", "radio", "text")
_SUGGESTED = ("search",)
_LONGEST_CHOICE = 100
#: Whole numbers within these many steps are pressed, not typed: 0 to 10.
_LONGEST_SCALE = 10
_BY_FORMAT: Mapping[Json, Kind] = {"date": "date", "date-time": "datetime", DRAWN: "signature"}
_PLAIN: Mapping[str, Kind] = {
    "boolean": "yesno",
    "integer": "integer",
    "number": "number",
    "object": "group",
}


def type_of(schema: Schema) -> str:
    """Return the JSON type a schema asks for; "" when it does not say."""
    type_ = schema.get("type")
    if isinstance(type_, str):
        return type_
    if "enum" in schema or "oneOf" in schema:
        return "string"
    return "object" if "properties" in schema else ""


def kind_of(schema: Schema, items: Schema) -> Kind:
    """Return the kind of question; `items` is the resolved schema of a list's items."""
    type_ = type_of(schema)
    if type_ == "array":
        return _list_kind(items)
    if type_ in _PLAIN:
        return _PLAIN[type_]
    if "enum" in schema or "oneOf" in schema:
        return "choice"
    return _BY_FORMAT.get(schema.get("format"), "text")


def _list_kind(items: Schema) -> Kind:
    if "enum" in items or "oneOf" in items:
        return "choices"
    return "rows" if type_of(items) == "object" else "lines"


def check_keywords(schema: Schema, findings: Findings, path: Path) -> None:
    """Note every keyword of `schema` that is outside the subset or malformed."""
    drawn = schema.get("format") == DRAWN
    allowed = schema_keywords(type_of(schema), top=not path, drawn=drawn)
    if not type_of(schema):
        repair = say("Tulis misalnya {contoh}.", contoh='"type": "string"')
        findings.add("form.type", path, say("“type” belum ditulis."), repair)
    for keyword, value in schema.items():
        if keyword not in allowed:
            findings.add(
                "form.keyword",
                (*path, keyword),
                say("Kata kunci “{kunci}” tidak dapat dipakai di sini.", kunci=keyword),
                repair_of(keyword),
            )
        elif not allowed[keyword](value):
            findings.add(
                "form.keyword",
                (*path, keyword),
                say("Nilai “{kunci}” tidak dapat dibaca.", kunci=keyword),
                say("Lihat contoh di docs/forms.md."),
            )


def choices_of(schema: Schema, findings: Findings, path: Path) -> tuple[Choice, ...]:
    """Return the choices of `oneOf` (const, title) or `enum` (+ `x-labels`), noting bad ones."""
    if "oneOf" in schema:
        choices = [_choice(option) for option in listing(schema, "oneOf")]
    else:
        choices = _labelled(listing(schema, "enum"), schema.get("x-labels"))
    found = tuple(choice for choice in choices if choice)
    distinct = {choice.value for choice in found}
    if not found or len(found) != len(choices) or len(distinct) != len(found):
        findings.add(
            "form.choices",
            path,
            say("Pilihan belum utuh: setiap pilihan perlu nilai teks yang berbeda dan label."),
            say("Tulis misalnya {contoh}.", contoh='"oneOf": [{"const": "ya", "title": "Ya"}]'),
        )
    if len(found) > MOST_CHOICES:
        findings.add(
            "form.size", path, say("Terlalu banyak pilihan: paling banyak {n}.", n=MOST_CHOICES)
        )
    return found[:MOST_CHOICES]


def _choice(option: Json) -> Choice | None:
    if not isinstance(option, dict) or not option.keys() <= {"const", "title", "description"}:
        return None
    return _named(option.get("const"), option.get("title"))


def _labelled(values: list[Json], labels: Json) -> list[Choice | None]:
    if labels is None:
        return [_named(value, value) for value in values]
    if not isinstance(labels, list) or len(labels) != len(values):
        return [None]
    return [_named(value, label) for value, label in zip(values, labels, strict=True)]


def _named(value: Json, label: Json) -> Choice | None:
    if not isinstance(value, str) or not isinstance(label, str) or not value or not label:
        return None
    return Choice(value, label) if len(value) <= _LONGEST_CHOICE else None


def _is_scale(schema: Schema) -> bool:
    lowest, highest = number(schema, "minimum"), number(schema, "maximum")
    return lowest is not None and highest is not None and highest - lowest <= _LONGEST_SCALE


def widget_of(kind: Kind, schema: Schema, asked: str, findings: Findings, path: Path) -> str:
    """Return what the question is drawn as: `asked` by the hints, or the usual for its kind."""
    allowed = _allowed(kind, schema)
    if asked in allowed:
        return asked
    if asked:
        findings.add(
            "form.widget",
            path,
            say("Tampilan “{tampilan}” tidak cocok untuk isian ini.", tampilan=asked[:40]),
            say("Pakai salah satu dari: {daftar}.", daftar=", ".join(allowed)),
        )
    if kind == "choice" and len(listing(schema, "oneOf") or listing(schema, "enum")) > _MOST_RADIOS:
        return "select"
    if kind == "integer" and _is_scale(schema):
        return "scale"
    if (
        kind == "text"
        and allowed is WIDGETS[kind]
        and count(schema, "maxLength", USUAL_TEXT) > _ONE_LINE
    ):
        return "textarea"
    return allowed[0]


def _allowed(kind: Kind, schema: Schema) -> tuple[str, ...]:
    if schema.get("x-usulan"):
        return _SUGGESTED
    return _HANDED if schema.get("x-pilihan") else WIDGETS[kind]
