"""Urlencoded pairs become answers, by the form: `anggota[0][nik]=…` → {"anggota": [{"nik": …}]}."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from engine import Files, Json
from forms.fields import Field
from forms.library import form_of
from forms.texts import clean

#: Buttons of a form that redraw it: add a row, remove a row, look at the conditions again.
ADD, REMOVE, REFRESH = "_tambah", "_hapus", "_perbarui"
_MOST_PAIRS = 5_000
_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,63})((?:\[[A-Za-z0-9_]{1,64}\]){0,12})")
_INDEX = re.compile(r"0|[1-9][0-9]{0,2}")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}[.,][0-9]{1,15}")
_RUPIAH = re.compile(r"(?i)rp|[\s.]|,00$")


class _Node:
    """What was sent under one name, and under the names inside it."""

    __slots__ = ("inner", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.inner: dict[str, _Node] = {}


def wants_update(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a button was pressed that only redraws the form."""
    return any(name in (ADD, REMOVE, REFRESH) for name, _ in pairs)


def parse(files: Files, form: str, pairs: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """Return the answers in `pairs` (as a browser sends the form), typed by the schema of `form`.

    What cannot be read as its type stays text, for the check to name. Empty fields are absent;
    rows stay, even blank ones. `_tambah=PATH` adds a row, `_hapus=PATH[n]` removes one.
    Unknown names are ignored; sizes are bounded. Raises Broken when `form` is not in `files`.
    """
    top = form_of(files, form).top
    root = _Node()
    pressed: dict[str, str] = {}
    for name, text in islice(pairs, _MOST_PAIRS):
        if name in (ADD, REMOVE):
            pressed[name] = text
        else:
            _place(root, name, text)
    return _group(top, root, "", pressed)


def _place(root: _Node, name: str, text: str) -> None:
    found = _NAME.fullmatch(name)
    if not found:
        return
    node = root
    for step in (found[1], *re.findall(r"\[([^\]]*)\]", found[2])):
        node = node.inner.setdefault(step, _Node())
    node.texts.append(clean(text))


def _group(group: Field, node: _Node, path: str, pressed: Mapping[str, str]) -> dict[str, Json]:
    answers: dict[str, Json] = {}
    for field in group.fields:
        name = f"{path}[{field.name}]" if path else field.name
        value = _answer(field, node.inner.get(field.name, _NOTHING), name, pressed)
        if value not in (None, "", [], {}):
            answers[field.name] = value
    return answers


def _answer(field: Field, node: _Node, name: str, pressed: Mapping[str, str]) -> Json:
    match field.kind:
        case "group":
            return _group(field, node, name, pressed)
        case "rows" | "lines":
            return _rows(field, node, name, pressed)
        case "choices":
            chosen: list[Json] = []
            chosen.extend(text for text in node.texts if text)
            return chosen[: len(field.choices) + 1]
    return _typed(field, node.texts[-1]) if node.texts else None


def _rows(field: Field, node: _Node, name: str, pressed: Mapping[str, str]) -> list[Json]:
    numbers = sorted({int(step) for step in node.inner if _INDEX.fullmatch(step)})
    rows: list[Json] = []
    for number in numbers[: field.max_items]:
        here = f"{name}[{number}]"
        if pressed.get(REMOVE) != here:
            rows.append(_row(field, node.inner[str(number)], here, pressed))
    if pressed.get(ADD) == name and len(rows) < field.max_items:
        rows.append({} if field.kind == "rows" else "")
    return rows


def _row(field: Field, node: _Node, name: str, pressed: Mapping[str, str]) -> Json:
    if field.kind == "rows":
        return _group(field, node, name, pressed)
    return _typed(field.fields[0], node.texts[-1]) if node.texts else ""


def _typed(field: Field, text: str) -> Json:
    match field.kind:
        case "yesno" if text in ("true", "false"):
            return text == "true"
        case "integer":
            bare = _RUPIAH.sub("", text) if field.widget == "rupiah" else text
            return int(bare) if _WHOLE.fullmatch(bare) else text
        case "number" if _WHOLE.fullmatch(text):
            return int(text)
        case "number" if _DECIMAL.fullmatch(text):
            return float(text.replace(",", "."))
    return text


_NOTHING = _Node()
