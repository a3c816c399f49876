"""A form that is not in order is refused by file, line and JSON Pointer, with the repair, soon."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Broken, Problem
from forms import FormLibrary
from forms.library import form_of

LIBRARY = FormLibrary()


def refused(schema: object, hints: object = None) -> list[Problem]:
    """Return what is wrong with a form; objects are written as JSON over several lines."""
    files = {"f.schema.json": written(schema)}
    if hints is not None:
        files["f.uischema.json"] = written(hints)
    begun = time.process_time()
    _, problems = LIBRARY.facts(files)
    assert time.process_time() - begun < 1
    return list(problems)


def written(value: object) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value, indent=1).encode()


def asking(**keywords: object) -> dict:
    """Return a form with one question `a` of these keywords."""
    return {"type": "object", "title": "F", "properties": {"a": {"title": "A", **keywords}}}


NESTED: dict = {"type": "object", "title": "N"}
for _ in range(9):
    NESTED = {"type": "object", "title": "N", "properties": {"n": NESTED}}

MANY = {f"f{n}": {"type": "string", "title": "x"} for n in range(60)}
BOMB = {
    "type": "object",
    "title": "B",
    "properties": {f"a{n}": {"$ref": "#/$defs/d0", "title": "x"} for n in range(9)},
    "$defs": {
        f"d{level}": {
            "type": "object",
            "properties": {
                f"b{n}": {"$ref": f"#/$defs/d{level + 1}", "title": "x"} for n in range(9)
            },
        }
        for level in range(8)
    }
    | {"d8": {"type": "string"}},
}


@pytest.mark.parametrize(
    ("schema", "code", "pointer"),
    [
        (asking(type="string", format="email"), "form.keyword", "/properties/a/format"),
        (asking(type="string", minLength=-1), "form.keyword", "/properties/a/minLength"),
        (asking(type="string", maxLength="4"), "form.keyword", "/properties/a/maxLength"),
        (
            asking(type="string", contentEncoding="base64"),
            "form.keyword",
            "/properties/a/contentEncoding",
        ),
        (asking(type="string", minimum=1), "form.keyword", "/properties/a/minimum"),
        (asking(type="integer", minimum=True), "form.keyword", "/properties/a/minimum"),
        (asking(type=["string", "null"]), "form.keyword", "/properties/a/type"),
        (asking(type="boolean", default=True), "form.keyword", "/properties/a/default"),
        (asking(type="boolean", const=False), "form.keyword", "/properties/a/const"),
        (asking(type="string", default="x"), "form.keyword", "/properties/a/default"),
        (asking(type="string", maxLength=50_000), "form.size", "/properties/a/maxLength"),
        (asking(type="string", pattern="(a+)+$"), "form.pattern", "/properties/a/pattern"),
        (asking(type="string", pattern=5), "form.keyword", "/properties/a/pattern"),
        (asking(), "form.type", "/properties/a"),
        (asking(type="string", title=""), "form.title", "/properties/a"),
        (asking(enum=[]), "form.choices", "/properties/a"),
        (asking(enum=["x", "x"]), "form.choices", "/properties/a"),
        (asking(enum=["x", 1]), "form.choices", "/properties/a"),
        (asking(enum=["x"], **{"x-labels": ["X", "Y"]}), "form.choices", "/properties/a"),
        (asking(oneOf=[{"const": "x"}]), "form.choices", "/properties/a"),
        (
            asking(oneOf=[{"const": "x", "title": "X", "type": "string"}]),
            "form.choices",
            "/properties/a",
        ),
        (asking(enum=["x" * 101]), "form.choices", "/properties/a"),
        (asking(enum=[str(n) for n in range(201)]), "form.size", "/properties/a"),
        (asking(**{"$ref": "#/$defs/none"}), "form.ref", "/properties/a/$ref"),
        (asking(**{"$ref": "umum.json#/$defs/nik"}), "form.ref", "/properties/a/$ref"),
        (asking(**{"$ref": 5}), "form.ref", "/properties/a/$ref"),
        (
            {**asking(**{"$ref": "#/$defs/x"}), "$defs": {"x": {"$ref": "#/$defs/x"}}},
            "form.ref",
            "/properties/a/$ref",
        ),
        (
            {**asking(**{"$ref": "#/$defs/x", "maxLength": 4}), "$defs": {"x": {"type": "string"}}},
            "form.ref",
            "/properties/a/maxLength",
        ),
        (
            asking(type="string", **{"x-tampil_jika": "b ="}),
            "form.condition",
            "/properties/a/x-tampil_jika",
        ),
        (
            asking(type="string", **{"x-isi_dari": "$segala"}),
            "form.source",
            "/properties/a/x-isi_dari",
        ),
        (asking(type="string", **{"x-isi_dari": "a-b"}), "form.source", "/properties/a/x-isi_dari"),
        (
            asking(type="string", **{"x-diserahkan": True}),
            "form.handed",
            "/properties/a/x-diserahkan",
        ),
        (
            asking(type="string", **{"x-dijauhkan": True}),
            "form.keeps_out",
            "/properties/a/x-dijauhkan",
        ),
        (asking(type="string", **{"x-isi_dari": "$nomor_surat"}), "form.letter", "/properties/a"),
        (
            asking(type="string", readOnly=True, **{"x-isi_dari": "$nomor_surat"}),
            "form.letter",
            "/properties/a",
        ),
        ({**asking(type="string"), "required": ["b"]}, "form.required", "/required"),
        ({**asking(type="string"), "if": {}}, "form.keyword", "/if"),
        (
            {**asking(type="string"), "additionalProperties": False},
            "form.keyword",
            "/additionalProperties",
        ),
        ({**asking(type="string"), "x-aturan": [{"jika": "true"}]}, "form.rule", "/x-aturan/0"),
        (
            {**asking(type="string"), "x-aturan": [{"jika": "true", "tolak": "a"}]},
            "form.rule",
            "/x-aturan/0",
        ),
        (
            {**asking(type="string"), "x-aturan": [{"jika": "true", "wajib": ["b"]}]},
            "form.rule",
            "/x-aturan/0",
        ),
        (
            {**asking(type="string"), "x-aturan": [{"jika": "true", "wajib": 5}]},
            "form.rule",
            "/x-aturan/0",
        ),
        ({**asking(type="string"), "x-aturan": ["a"]}, "form.rule", "/x-aturan/0"),
        (
            {**asking(type="string"), "x-aturan": [{"jika": "(", "wajib": "a"}]},
            "form.condition",
            "/x-aturan/0/jika",
        ),
        (
            {
                "type": "object",
                "title": "F",
                "properties": {"_a": {"type": "string", "title": "A"}},
            },
            "form.name",
            "/properties/_a",
        ),
        ({"type": "object", "title": "F", "properties": {"a": 5}}, "form.type", "/properties/a"),
        ({"type": "object", "title": "F", "properties": 5}, "form.keyword", "/properties"),
        ({"type": "string", "title": "F"}, "form.type", ""),
        ({"type": "object"}, "form.type", ""),
        ({"type": "object", "title": "F", "properties": {"n": NESTED}}, "form.size", ""),
        (BOMB, "form.size", ""),
    ],
)
def test_a_bad_schema_is_refused_at_its_place(schema, code, pointer):
    told = [(problem.code, problem.element) for problem in refused(schema)]

    assert (code, pointer) in told


@pytest.mark.parametrize(
    ("hints", "code", "pointer"),
    [
        ({"a": {"ui:widget": "hologram"}}, "form.widget", "/properties/a"),
        ({"a": {"ui:colour": "red"}}, "form.hint", "/a/ui:colour"),
        ({"a": {"ui:help": 5}}, "form.hint", "/a/ui:help"),
        ({"a": 5}, "form.hint", "/a"),
        ({"b": {}}, "form.hint", "/b"),
        ({"ui:sections": [{"title": "S"}]}, "form.section", "/ui:sections/0"),
        ({"ui:sections": [5]}, "form.section", "/ui:sections/0"),
        ({"ui:sections": [{"title": "S", "fields": ["a", "a"]}]}, "form.section", "/ui:sections/0"),
        ({"ui:sections": [{"title": "S", "fields": ["b"]}]}, "form.section", "/ui:sections/0"),
        (b"{", "form.json", ""),
    ],
)
def test_bad_hints_are_refused_at_their_place(hints, code, pointer):
    told = [(problem.code, problem.element) for problem in refused(asking(type="string"), hints)]

    assert (code, pointer) in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "JSON tidak dapat dibaca"),
        (b"[]", "bukan objek"),
        (b'{"a": 1, "a": 2}', "dua kali"),
        (b'{"a": NaN}', "angka"),
        (b'{"a": ' + b"9" * 5000 + b"}", "angka"),
        (b'{"a": "\xff"}', "UTF-8"),
        (b"[" * 100_000, "terlalu dalam"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "terlalu dalam"),
        (b" " * 300_000, "terlalu besar"),
    ],
)
def test_a_file_that_is_no_form_is_refused_as_a_whole(content, words):
    (problem,) = refused(content)

    assert (problem.code, problem.file) == ("form.json", "f.schema.json")
    assert words in str(problem.message)
    assert str(problem.repair)
    with pytest.raises(Broken):
        form_of({"f.schema.json": content}, "f.schema.json")


def test_a_problem_names_the_line():
    source = written(asking(type="string", **{"not": {}}))

    (problem,) = refused(source)
    assert (problem.line, str(problem.repair)) == (8, "Pakai “x-aturan” untuk aturan antar-isian.")


def test_a_file_full_of_faults_is_not_told_without_end():
    untyped = {f"f{n}": {} for n in range(200)}

    assert len(refused({"type": "object", "title": "F", "properties": untyped})) == 50


def test_a_large_form_is_refused_not_read_for_ever():
    rows = {
        "type": "array",
        "title": "R",
        "items": {"type": "object", "title": "r", "properties": MANY},
    }
    schema = {"type": "object", "title": "F", "properties": {f"r{n}": rows for n in range(10)}}

    assert "form.size" in {problem.code for problem in refused(schema)}


def test_definitions_of_the_library_may_be_used_where_the_library_lies_beside():
    schema = written(asking(**{"$ref": "umum.json#/$defs/nik"}))
    shared = written(
        {"$defs": {"nik": {"$ref": "umum.json#/$defs/angka"}, "angka": {"type": "string"}}}
    )

    assert LIBRARY.facts({"f.schema.json": schema, "umum.json": shared})[1] == ()
    for broken in (b"{", b"{}", b'{"$defs": {}}', b'{"$defs": {"nik": 5}}'):
        _, problems = LIBRARY.facts({"f.schema.json": schema, "umum.json": broken})
        assert [problem.code for problem in problems] == ["form.ref"]
    _, problems = LIBRARY.facts({"f.schema.json": b'"umum.json#/$defs/', "umum.json": shared})
    assert [problem.code for problem in problems] == ["form.json"]


KEYS = [
    *("type", "title", "properties", "required", "items", "enum", "oneOf", "$ref", "$defs"),
    *("x-aturan", "x-tampil_jika", "x-isi_dari", "maxItems", "minLength", "pattern", "a", "b"),
]
WORDS = ["string", "array", "object", "boolean", "a = b", "#/$defs/a", "(a*)*"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS), inner | st.sampled_from(WORDS), max_size=5)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(JSON, JSON)
def test_no_file_whatever_it_holds_breaks_the_reader(schema, hints):
    problems = refused({"type": "object", "title": "F", "properties": {"a": schema}}, hints)

    assert all(problem.file and str(problem.message) for problem in problems)
