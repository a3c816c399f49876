"""The shipped forms say what they should, ask only what they may, and take a full answer."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from engine import Json, JsonObject
from tests.forms.shelf import FILES, LIBRARY, NAMES, NOW, examples, facts, said, settle

EXAMPLES = list(examples())


def schema(name: str) -> dict:
    return json.loads(FILES[name])


def leaves(form: dict, answers: JsonObject, path: tuple = ()) -> Iterator[tuple[tuple, dict]]:
    """Yield path and schema of every required question that was answered, not inside rows.

    A choice left open beside an answer means something else, so none is missing there.
    """
    properties = form.get("properties", {})
    for name, value in answers.items():
        inner = resolved(form, properties[name])
        if inner.get("type") == "object":
            yield from leaves({**inner, "$defs": form.get("$defs", {})}, value, (*path, name))
        elif name in form.get("required", ()) and not {"readOnly", "x-lain"} & inner.keys():
            yield (*path, name), inner


def resolved(form: dict, inner: dict) -> dict:
    while "$ref" in inner:
        target = form["$defs"][inner["$ref"].removeprefix("#/$defs/")]
        inner = {**target, **{key: value for key, value in inner.items() if key != "$ref"}}
    return inner


def without(answers: JsonObject, path: tuple) -> dict[str, Json]:
    first, *rest = path
    if not rest:
        return {name: value for name, value in answers.items() if name != first}
    return {**answers, first: without(answers[first], tuple(rest))}


def test_every_shipped_form_is_in_the_subset():
    assert set(facts()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_is_a_json_schema_that_stands_alone(name):
    Draft202012Validator.check_schema(schema(name))

    assert b"umum.json" not in FILES[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_form_answers_a_yes_by_itself(name):
    kept, _ = settle(name, {})

    assert "True" not in str(kept)


@pytest.mark.parametrize(("name", "known", "answers"), EXAMPLES)
def test_a_full_example_settles_as_it_is(name, known, answers):
    kept, problems = LIBRARY.settle(FILES, name, answers, known, NOW)

    assert (kept, said(problems)) == (answers, {})


def test_the_examples_answer_every_question_of_the_eleven_forms():
    answered: dict[str, set[str]] = {}
    for name, _, answers in EXAMPLES:
        answered.setdefault(name, set()).update(paths(answers))

    asked = {name: {*fact.fields} for name, fact in facts().items() if name in answered}
    assert {
        name: fields - answered[name] for name, fields in asked.items() if fields - answered[name]
    } == {}


def paths(answers: JsonObject, prefix: str = "") -> Iterator[str]:
    for name, value in answers.items():
        yield prefix + name
        if isinstance(value, dict):
            yield from paths(value, f"{prefix}{name}.")


REQUIRED = [
    pytest.param(name, known, answers, path, id=f"{name.split('.')[0]}-{number}-{'.'.join(path)}")
    for number, (name, known, answers) in enumerate(EXAMPLES)
    for path, _ in leaves(schema(name), answers)
]


@pytest.mark.parametrize(("name", "known", "answers", "path"), REQUIRED)
def test_a_missing_required_answer_gives_exactly_its_message(name, known, answers, path):
    _, problems = LIBRARY.settle(FILES, name, without(answers, path), known, NOW)

    told = said(problems)
    title = facts()[name].fields[".".join(path)].title
    assert set(told) == {"/" + "/".join(path)}
    assert f"“{title}” belum di" in next(iter(told.values()))


def test_the_facts_hold_what_the_diagrams_read():
    known = facts()

    danger = known["f01_penerimaan_awal.schema.json"].fields["tanda_bahaya.bahaya_saat_ini"]
    assert (danger.type, danger.required) == ("boolean", True)
    kinds = known["f03_triase.schema.json"].fields["jenis_kekerasan"]
    assert (kinds.type, "seksual" in kinds.enum) == ("list", True)
    assert known["f03_keputusan_triase.schema.json"].reads == {
        "tingkat_dmn",
        "jalur_dmn",
        "jenis_kekerasan",
    }
    assert known["f12_catatan_sesi.schema.json"].fields["sesi_berikut"].type == "datetime"


@pytest.mark.parametrize(
    ("name", "path", "by"),
    [
        ("f01_penerimaan_awal", ("nama_panggilan_alias",), "nama_lain"),
        ("f01_permintaan_konsultasi", ("nama_panggilan_alias",), "nama_lain"),
        ("f01_penerimaan_awal", ("alamat", "kode_wilayah"), "wilayah"),
        ("f15_pengaduan_bansos", ("alamat", "kode_wilayah"), "wilayah"),
    ],
)
def test_a_client_is_found_by_her_alias_and_her_home(name, path, by):
    found = facts()[f"{name}.schema.json"].findables
    assert {one.path: one.by for one in found}[path] == by
