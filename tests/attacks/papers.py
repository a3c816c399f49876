"""Forms, answers and decision tables made to harm."""

import json
from datetime import UTC, datetime
from typing import Any

from engine.dmn import read_decisions
from engine.dmn.reading import MOST_BYTES
from forms import FormLibrary
from tests.attacks.attack import Attack
from tests.engine.dmn.tables import model, table

NOW = datetime(2026, 3, 5, tzinfo=UTC)
LIBRARY = FormLibrary()


def of(properties: dict[str, Any], **more: Any) -> bytes:
    schema = {"type": "object", "title": "F", "properties": properties, **more}
    return json.dumps(schema).encode()


def text(**more: Any) -> dict[str, Any]:
    return {"type": "string", "title": "A", **more}


def bomb() -> bytes:
    """Nine references to nine references, eight times over: 43 million questions."""
    levels = {
        f"d{level}": {
            "type": "object",
            "properties": {
                f"b{n}": {"$ref": f"#/$defs/d{level + 1}", "title": "x"} for n in range(9)
            },
        }
        for level in range(8)
    }
    return of({"a": {"$ref": "#/$defs/d0", "title": "x"}}, **{"$defs": levels | {"d8": text()}})


def deep() -> bytes:
    return b'{"properties": ' * 40_000 + b"1" + b"}" * 40_000


def read_form(source: bytes) -> list[str]:
    return [problem.code for problem in LIBRARY.facts({"f.schema.json": source})[1]]


def settle(given: tuple[bytes, dict[str, Any]]) -> list[str]:
    """Check answers by a form that is in order."""
    source, answers = given
    files = {"f.schema.json": source}
    assert not read_form(source)
    _, problems = LIBRARY.settle(files, "f.schema.json", answers, {"daerah": "13.77"}, NOW)
    return [problem.severity for problem in problems] or ["taken"]


def read_table(source: bytes) -> list[str]:
    return [problem.code for problem in read_decisions("uji.dmn", source)[1]]


def rows(policy: str, number: int) -> bytes:
    rules = [[f"[{n}..{n + number}]", f"> {n}", str(n)] for n in range(number)]
    return table(policy, ["x number", "y number"], ["z"], rules)


STORY = of({"a": text(maxLength=4_000)})
LIST = of(
    {
        "a": {
            "type": "array",
            "title": "A",
            "maxItems": 50,
            "items": {"type": "object", "title": "B", "properties": {"b": text(maxLength=100)}},
        }
    }
)
PATTERN = of({"a": text(maxLength=4_000, pattern="^(?:[A-Z]{2}-)?[0-9]{4,}$")})

FORMS = {
    "form: a pattern that explodes": Attack(
        lambda: of({"a": text(pattern="(a+)+$")}), read_form, "form.pattern"
    ),
    "form: a pattern of patterns": Attack(
        lambda: of({"a": text(pattern="^((((){9999}){9999}){9999})$")}), read_form, "form.pattern"
    ),
    "form: references nine to the ninth": Attack(bomb, read_form, "form.size"),
    "form: a reference to itself": Attack(
        lambda: of({"a": {"$ref": "#/$defs/x"}}, **{"$defs": {"x": {"$ref": "#/$defs/x"}}}),
        read_form,
        "form.ref",
    ),
    "form: forty thousand deep": Attack(deep, read_form, "form.json"),
    "form: ten thousand questions": Attack(
        lambda: of({f"a{n}": text() for n in range(10_000)}), read_form, "form.json"
    ),
    "form: 50 MB": Attack(lambda: of({"a": text()}) + b" " * 50_000_000, read_form, "form.json"),
    "answers: 5 MB in a field": Attack(lambda: (STORY, {"a": "x" * 5_000_000}), settle, "error"),
    "answers: 5 MB in fields nobody asked for": Attack(
        lambda: (STORY, {f"b{n}": "x" * 50 for n in range(100_000)}), settle, "taken"
    ),
    "answers: a hundred thousand rows": Attack(
        lambda: (LIST, {"a": [{"b": "x"}] * 100_000}), settle, "error"
    ),
    "answers: 5 MB against a pattern": Attack(
        lambda: (PATTERN, {"a": "AB-" + "1" * 5_000_000 + "!"}), settle, "error"
    ),
}
TABLES = {
    "table: too big": Attack(lambda: b" " * (MOST_BYTES + 1), read_table, "dmn.too_big"),
    "table: contexts in contexts": Attack(
        lambda: model("<context>" * 200 + "</context>" * 200), read_table, "dmn.too_deep"
    ),
    "table: a thousand rows": Attack(lambda: rows("UNIQUE", 1_000), read_table, "dmn.too_many"),
    "table: rows that overlap": Attack(lambda: rows("UNIQUE", 90), read_table, "dmn.overlap"),
    "table: more to prove than can be": Attack(
        lambda: rows("UNIQUE", 200), read_table, "dmn.unproven"
    ),
    "table: an entity": Attack(
        lambda: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + rows("FIRST", 2),
        read_table,
        "dmn.doctype",
    ),
}
