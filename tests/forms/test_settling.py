"""Settling keeps what was asked, sets what the form knows, and judges the rest in words."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Broken
from tests.forms.shelf import FILES, LIBRARY, NAMES, NOW, settle, settle_one

YESNO = {"type": "boolean", "title": "Y"}
TEXT = {"type": "string", "title": "T"}


def test_answers_nobody_asked_for_are_dropped():
    assert settle_one({"properties": {"a": TEXT}}, {"a": "x", "b": "y"}) == ({"a": "x"}, {})


def test_an_answer_to_a_question_that_is_not_asked_is_dropped():
    form = {
        "properties": {"a": YESNO, "b": {**TEXT, "x-tampil_jika": "a = true"}},
        "required": ["b"],
    }

    assert settle_one(form, {"a": False, "b": "x"}) == ({"a": False}, {})
    assert settle_one(form, {"a": True}) == ({"a": True}, {"/b": "“T” belum diisi."})


def test_conditions_that_lean_on_one_another_settle_whatever_their_order():
    form = {
        "properties": {
            "c": {**TEXT, "x-tampil_jika": "b != null"},
            "b": {**TEXT, "x-tampil_jika": "a = true"},
            "a": YESNO,
        }
    }

    assert settle_one(form, {"a": False, "b": "x", "c": "y"}) == ({"a": False}, {})


def test_conditions_in_a_circle_come_to_an_end():
    form = {
        "properties": {
            "a": {**TEXT, "x-tampil_jika": "b = null"},
            "b": {**TEXT, "x-tampil_jika": "a = null"},
        }
    }

    kept, told = settle_one(form, {"a": "x", "b": "y"})
    assert (len(kept), told) == (1, {})


def test_a_condition_sees_its_row_its_form_and_the_case_in_that_order():
    row = {"p": TEXT, "q": {**TEXT, "x-tampil_jika": 'p = "in" and top = "on" and far = "off"'}}
    rows = {
        "type": "array",
        "title": "R",
        "items": {"type": "object", "title": "r", "properties": row},
    }
    form = {"properties": {"top": TEXT, "rows": rows}}
    answers = {"top": "on", "rows": [{"p": "in", "q": "kept"}, {"p": "out", "q": "lost"}]}

    kept, _ = settle_one(form, answers, far="off", p="in")
    assert kept["rows"] == [{"p": "in", "q": "kept"}, {"p": "out"}]


def test_an_unanswered_question_is_null_whatever_the_case_holds_under_its_name():
    form = {
        "properties": {"a": TEXT, "b": {**TEXT, "x-tampil_jika": "a = null"}},
        "required": ["b"],
    }

    assert set(settle_one(form, {}, a="from an earlier round")[1]) == {"/b"}


def test_read_only_questions_are_set_from_the_case_whatever_was_sent():
    form = {
        "properties": {"a": {**TEXT, "readOnly": True, "x-isi_dari": "deep.er"}},
        "required": ["a"],
    }

    assert settle_one(form, {"a": "forged"}, deep={"er": "true"}) == ({"a": "true"}, {})
    assert settle_one(form, {"a": "forged"}, **{"deep.er": "flat"}) == ({"a": "flat"}, {})
    assert settle_one(form, {"a": "forged"}, deep=5) == ({}, {})
    assert settle_one(form, {"a": "forged"}, deep={"er": {"not": "text"}}) == ({}, {})


def test_read_only_questions_without_a_source_take_the_variable_of_their_name():
    assert settle_one({"properties": {"a": {**TEXT, "readOnly": True}}}, {}, a="x") == (
        {"a": "x"},
        {},
    )


def test_read_only_questions_inside_rows_are_set_too():
    row = {
        "type": "object",
        "title": "r",
        "properties": {"p": TEXT, "q": {**TEXT, "readOnly": True}},
    }
    form = {"properties": {"rows": {"type": "array", "title": "R", "items": row}}}

    kept, _ = settle_one(form, {"rows": [{"p": "x", "q": "forged"}, {}, "odd"]}, q="known")
    assert kept == {"rows": [{"p": "x", "q": "known"}]}


def test_who_when_and_today_come_from_what_is_handed_in():
    form = {
        "properties": {
            "who": {**TEXT, "readOnly": True, "x-isi_dari": "$petugas"},
            "when": {**TEXT, "readOnly": True, "format": "date-time", "x-isi_dari": "$sekarang"},
            "day": {**TEXT, "readOnly": True, "format": "date", "x-isi_dari": "$hari_ini"},
        }
    }

    kept, told = settle_one(form, {}, **{"$petugas": "Rina"})
    assert kept == {"who": "Rina", "when": "2026-05-18T03:00:00Z", "day": "2026-05-18"}
    assert told == {}


def test_a_no_may_be_assumed_but_only_where_the_group_is_answered():
    group = {
        "type": "object",
        "title": "G",
        "properties": {"a": TEXT, "b": {**YESNO, "default": False}},
    }

    assert settle_one({"properties": {"g": group}}, {}) == ({}, {})
    assert settle_one({"properties": {"g": group}}, {"g": {"a": "x"}})[0] == {
        "g": {"a": "x", "b": False}
    }
    assert settle_one({"properties": {"g": group}, "required": ["g"]}, {})[0] == {"g": {"b": False}}


@pytest.mark.parametrize(
    ("daerah", "stored"),
    [
        ("13.77", "2026-05-18T03:00:00Z"),
        ("73.71", "2026-05-18T02:00:00Z"),
        ("81.71", "2026-05-18T01:00:00Z"),
        (None, "2026-05-18T03:00:00Z"),
    ],
)
def test_a_wall_clock_time_is_kept_in_utc_by_the_zone_of_the_daerah(daerah, stored):
    form = {"properties": {"a": {**TEXT, "format": "date-time"}}}

    assert settle_one(form, {"a": "2026-05-18T10:00"}, daerah=daerah) == ({"a": stored}, {})
    assert settle_one(form, {"a": stored}, daerah=daerah) == ({"a": stored}, {})


def test_today_is_the_day_on_the_wall_of_the_daerah():
    form = {
        "properties": {"a": {**TEXT, "format": "date"}},
        "x-aturan": [{"jika": "date(a) > today()", "tolak": "a", "pesan": "Terlalu dini."}],
    }
    files = {"f.schema.json": json.dumps({"type": "object", "title": "F", **form}).encode()}
    late = NOW.replace(hour=16)

    def told(daerah: str) -> int:
        return len(
            LIBRARY.settle(files, "f.schema.json", {"a": "2026-05-19"}, {"daerah": daerah}, late)[1]
        )

    assert (told("13.77"), told("81.71")) == (1, 0)


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        ({"type": "integer"}, "dua", "angka bulat"),
        ({"type": "integer"}, 2.5, "angka bulat"),
        ({"type": "integer"}, True, "angka bulat"),
        ({"type": "integer"}, 10**16, "terlalu besar"),
        ({"type": "number"}, float("nan"), "tulis angka"),
        ({"type": "number"}, float("inf"), "tulis angka"),
        ({"type": "number", "minimum": 0.5}, 0.25, "tulis 0,5 atau lebih"),
        ({"type": "boolean"}, "true", "Ya atau Tidak"),
        ({"type": "boolean", "const": True}, False, "perlu dijawab Ya"),
        ({"type": "string", "format": "date"}, "2026-02-30", "kalender"),
        ({"type": "string", "format": "date"}, "20260218", "kalender"),
        ({"type": "string", "format": "date-time"}, "2026-02-30T10:00", "tanggal dan jam"),
        ({"type": "string", "format": "date-time"}, "besok", "tanggal dan jam"),
        ({"type": "string"}, 5, "tidak dapat dibaca"),
        ({"type": "string"}, {"deep": ["er"]}, "tidak dapat dibaca"),
        ({"type": "string", "minLength": 3}, "ab", "paling sedikit 3 huruf"),
        ({"type": "string"}, "x" * 50_000, "ringkas sampai 4000"),
        ({"type": "string", "pattern": "^a$"}, "b", "periksa kembali"),
        ({"type": "string", "pattern": "^a$", "x-error": "tulis a"}, "b", "belum sesuai: tulis a."),
        ({"enum": ["x"]}, "y", "pilihan yang ada"),
        ({"enum": ["x"], "type": "string"}, ["x"], "tidak dapat dibaca"),
        ({"type": "array", "items": {"enum": ["x"]}}, "x", "pilihan yang ada"),
        ({"type": "array", "items": {"enum": ["x"]}}, ["y"], "pilihan yang ada"),
        (
            {"type": "array", "items": {"enum": ["x", "y"]}, "uniqueItems": True},
            ["x", "x"],
            "dua kali",
        ),
        ({"type": "array", "items": {"enum": ["x", "y"]}, "minItems": 2}, ["x"], "sampai 2"),
        (
            {"type": "array", "items": {"type": "string"}, "maxItems": 2},
            ["x", "y", "z"],
            "paling banyak 2",
        ),
        ({"type": "array", "items": {"type": "string"}}, "x", "tidak dapat dibaca"),
        ({"type": "object", "properties": {}}, "x", "tidak dapat dibaca"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_with_the_repair(question, value, words):
    _, told = settle_one({"properties": {"a": {"title": "A", **question}}}, {"a": value})

    assert set(told) == {"/a"}
    assert words in told["/a"]
    assert "A" in told["/a"]


def test_a_line_that_does_not_fit_is_told_at_its_place():
    lines = {
        "type": "array",
        "title": "A",
        "items": {"type": "string", "pattern": "^a$", "title": "Baris"},
    }

    kept, told = settle_one({"properties": {"a": lines}}, {"a": ["", "a", "b", None]})
    assert kept == {"a": ["a", "b"]}
    assert told == {"/a/2": "“Baris” belum sesuai: periksa kembali penulisannya."}


def test_choices_handed_in_by_the_page_are_checked_when_they_are_there():
    form = {"properties": {"a": {**TEXT, "x-pilihan": "staf:relawan"}}}
    lists = {"staf:relawan": [{"const": "yusuf", "title": "Yusuf"}, "odd"]}

    assert settle_one(form, {"a": "yusuf"}, **{"$pilihan": lists}) == ({"a": "yusuf"}, {})
    assert set(settle_one(form, {"a": "orang_lain"}, **{"$pilihan": lists})[1]) == {"/a"}
    assert settle_one(form, {"a": "orang_lain"})[1] == {}


def test_a_rule_may_warn_without_refusing_and_an_error_beats_a_warning():
    warn = {"jika": 'a = "x"', "ingatkan": "a", "pesan": "Periksa kembali."}
    refuse = {"jika": 'a = "x"', "tolak": "a", "pesan": "Tidak boleh."}
    form = {"type": "object", "title": "F", "properties": {"a": TEXT}}

    def severities(*rules: dict) -> list[tuple[str, str]]:
        files = {"f.schema.json": json.dumps({**form, "x-aturan": rules}).encode()}
        _, problems = LIBRARY.settle(files, "f.schema.json", {"a": "x"}, {}, NOW)
        return [(problem.severity, str(problem.message)) for problem in problems]

    assert severities(warn) == [("warning", "Periksa kembali.")]
    assert severities(warn, refuse) == [("error", "Tidak boleh.")]


def test_a_group_that_a_rule_asks_for_is_asked_in_full():
    group = {"type": "object", "title": "G", "properties": {"b": TEXT}, "required": ["b"]}
    form = {
        "properties": {"a": YESNO, "g": group},
        "x-aturan": [{"jika": "a = true", "wajib": ["g"]}],
    }

    assert set(settle_one(form, {"a": True})[1]) == {"/g/b"}
    assert settle_one(form, {"a": False})[1] == {}


def test_an_expression_beyond_its_bounds_counts_as_not_true():
    heavy = "count(for x in 1..9000, y in 1..9000 return x) > 0"
    form = {"properties": {"a": {**TEXT, "x-tampil_jika": heavy}}, "required": ["a"]}

    assert settle_one(form, {"a": "x"}) == ({}, {})


def test_control_signs_and_odd_spellings_do_not_reach_the_record():
    kept, _ = settle_one({"properties": {"a": TEXT}}, {"a": " e\u0301\x00\ud800\r\nb\r "})

    assert kept == {"a": "é\nb"}


def test_a_form_that_is_not_there_is_a_broken_bundle():
    with pytest.raises(Broken):
        LIBRARY.settle({}, "f.schema.json", {}, {}, NOW)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_settling_takes_anything_and_settles_it_once_for_all(data):
    name = data.draw(st.sampled_from(NAMES))
    fields = sorted(LIBRARY.facts({name: FILES[name]})[0][name].fields)
    answers = data.draw(st.dictionaries(st.sampled_from(fields), JSON, max_size=8))

    kept, _ = settle(name, answers)

    assert settle(name, kept)[0] == kept
