"""The uischema of a form: sections, order, widgets and words beside a question."""

from collections.abc import Mapping
from dataclasses import replace

from engine import Json, Text, say
from forms.documents import Findings
from forms.fields import Field, Part
from forms.grammar import hint_keywords, repair_of
from forms.members import Path

Hints = Mapping[str, Json]


def inner_hints(hints: Hints, name: str) -> Hints:
    """Return the hints of one question of a group ("items" for the rows of a list)."""
    inner = hints.get(name)
    return inner if isinstance(inner, dict) else {}


def word(hints: Hints, keyword: str) -> str:
    """Return the hint `keyword`, "" when there is none."""
    value = hints.get(keyword)
    return value if isinstance(value, str) else ""


def check_hints(hints: Hints, field: Field, findings: Findings, path: Path = ()) -> None:
    """Note every hint that is unknown, malformed, or belongs to a question that is not there."""
    allowed = hint_keywords(top=not path)
    names = _inner_names(field)
    for key, value in hints.items():
        if key in names:
            _check_inner(value, names[key], findings, (*path, key))
        elif key not in allowed:
            findings.add("form.hint", (*path, key), *_unknown(key))
        elif not allowed[key](value):
            message = say("“{kunci}” tidak dapat dibaca.", kunci=key)
            findings.add("form.hint", (*path, key), message, repair_of(key))


def _check_inner(value: Json, field: Field, findings: Findings, path: Path) -> None:
    if isinstance(value, dict):
        check_hints(value, field, findings, path)
    else:
        findings.add("form.hint", path, say("Petunjuk tampilan harus berupa objek."))


def _inner_names(field: Field) -> Mapping[str, Field]:
    if field.kind == "rows":
        return {"items": replace(field, kind="group")}
    if field.kind == "lines":
        return {"items": field.fields[0]}
    return {inner.name: inner for inner in field.fields}


def ordered(fields: tuple[Field, ...], hints: Hints) -> tuple[Field, ...]:
    """Return `fields` in the order of `ui:order`; "*" stands for those not named."""
    order = hints.get("ui:order")
    if not isinstance(order, list):
        return fields
    places = {name: place for place, name in enumerate(order)}
    rest = places.get("*", len(places))
    return tuple(sorted(fields, key=lambda field: places.get(field.name, rest)))


def parts_of(hints: Hints, top: Field, findings: Findings) -> tuple[Part, ...]:
    """Return the sections; questions that no section names come last, under no heading."""
    sections = hints.get("ui:sections")
    names = [field.name for field in top.fields]
    parts = []
    placed: set[str] = set()
    for at, section in enumerate(sections if isinstance(sections, list) else []):
        part = _part(section)
        path: Path = ("ui:sections", at)
        if part is None:
            findings.add(
                "form.section",
                path,
                say("Bagian ini belum utuh."),
                say("Tulis “title” dan “fields”."),
            )
            continue
        for name in part.names:
            if name not in names or name in placed:
                findings.add("form.section", path, *_misplaced(name))
            placed.add(name)
        parts.append(part)
    rest = tuple(name for name in names if name not in placed)
    return (*parts, Part(title="", names=rest)) if rest else tuple(parts)


def _part(section: Json) -> Part | None:
    if not isinstance(section, dict) or not section.keys() <= {"title", "description", "fields"}:
        return None
    title, description = section.get("title"), section.get("description", "")
    fields = section.get("fields")
    if (
        not isinstance(title, str)
        or not isinstance(description, str)
        or not isinstance(fields, list)
    ):
        return None
    return Part(title=title, description=description, names=tuple(map(str, fields)))


def _unknown(key: str) -> tuple[Text, Text]:
    if key.startswith("ui:"):
        return say("Petunjuk tampilan “{kunci}” tidak dikenal.", kunci=key), repair_of(key)
    return (
        say("Tidak ada isian bernama “{kunci}” di formulir ini.", kunci=key),
        say("Perbaiki namanya atau hapus petunjuk ini."),
    )


def _misplaced(name: str) -> tuple[Text, Text]:
    return (
        say("Bagian menyebut “{nama}” yang tidak ada, atau sudah ada di bagian lain.", nama=name),
        say("Sebut setiap isian satu kali saja."),
    )
