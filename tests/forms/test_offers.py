"""Lists that are handed in: choices that fill what lies beside them, and suggestions."""

import json

from engine import KINDS, NEEDS, OFFERS
from forms import form_tree, read_back
from tests.forms.shelf import FILES, LIBRARY, NOW, settle, settle_one

PICK = "kerja_pilih_lembaga.schema.json"
CLINIC = {
    "const": "pkm-1",
    "title": "Puskesmas Latihan",
    "kelompok": "Puskesmas",
    "isi": {
        "nama": "Puskesmas Latihan",
        "jenis": "puskesmas",
        "alamat": "",
        "kontak": "0751000001",
    },
}
FORMER = {"const": "lama", "title": "Klinik Lama", "isi": {"nama": "Klinik Lama"}, "lama": True}
LISTS = {"$pilihan": {"lembaga": [CLINIC, FORMER]}}
BEGUN = {"keputusan_lembaga": "dipilih", "alasan_lembaga": "Dekat dari rumah."}
REGIONS = {
    "$pilihan": {
        "wilayah": [
            {"const": "13.77.01", "title": "Kecamatan Pariaman Tengah"},
            {"const": "13.77.01.1001", "title": "Karan Aur, Pariaman Tengah"},
            {"const": "13.77.02.1001", "title": "Jati, Pariaman Utara"},
            {"const": "13.77.03.1001", "title": "Jati, Pariaman Timur"},
        ]
    }
}
PLACE = {
    "properties": {
        "w": {
            "type": "string",
            "title": "Wilayah",
            "pattern": "^[0-9]{2}\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?$",
            "x-usulan": "wilayah",
        }
    }
}


def alone(form):
    return {"satu.schema.json": json.dumps({"type": "object", "title": "F", **form}).encode()}


def chosen(**answers):
    return settle(PICK, {**BEGUN, "lembaga": answers}, LISTS)


def fields(answers, known=LISTS):
    tree = form_tree(FILES, PICK, {**BEGUN, "lembaga": answers}, known, (), NOW)
    group = next(f for s in tree.sections for f in s.fields if f.name == "lembaga")
    return {field.name.rpartition("[")[2].rstrip("]"): field for field in group.fields}


def test_whoever_chooses_an_institution_keeps_its_name_and_number_as_they_are_now():
    kept, told = chosen(id="pkm-1", nama="Palsu", alamat="Palsu")
    assert told == {}
    assert kept["lembaga"] == {
        "id": "pkm-1",
        "nama": "Puskesmas Latihan",
        "jenis": "puskesmas",
        "kontak": "0751000001",
    }


def test_an_institution_that_is_on_no_list_is_named_after_choosing_so():
    named = {"id": "lain", "nama": "Klinik Ibu", "jenis": "lainnya"}
    assert chosen(**named) == ({**BEGUN, "lembaga": named}, {})
    assert set(chosen(id="lain")[1]) == {"/lembaga/nama", "/lembaga/jenis"}
    assert set(chosen(id="tidak-ada")[1]) >= {"/lembaga/id"}


def test_a_name_without_a_choice_is_another_institution():
    named = {"nama": "Klinik Ibu", "jenis": "lainnya"}
    for known in ({}, LISTS):
        kept, told = settle(PICK, {**BEGUN, "lembaga": named}, known)
        assert (kept["lembaga"]["id"], told) == ("lain", {})


def test_nothing_is_asked_of_an_institution_before_it_is_chosen():
    assert [*fields({})] == ["id"]
    assert {name: field.widget for name, field in fields({"id": "pkm-1"}).items()} == {
        "id": "select",
        "nama": "readonly",
        "jenis": "readonly",
        "alamat": "readonly",
        "kontak": "readonly",
    }
    assert fields({"id": "lain"})["nama"].widget == "text"


def test_the_choices_stand_under_their_headings_and_former_ones_only_where_they_are_chosen():
    shelves = [
        (heading, [one.label for one in options]) for heading, options in fields({})["id"].shelves
    ]
    assert shelves == [("Puskesmas", ["Puskesmas Latihan"]), ("", ["Lain, sebutkan"])]
    assert "Klinik Lama" in [one.label for one in fields({"id": "lama"})["id"].options]


def test_a_former_institution_is_doubted_and_not_refused():
    _, problems = LIBRARY.settle(
        FILES, PICK, {**BEGUN, "lembaga": {"id": "lama", "jenis": "lainnya"}}, LISTS, NOW
    )
    assert [(one.field, one.severity) for one in problems] == [("/lembaga/id", "warning")]


def test_a_choice_is_read_in_what_it_fills():
    kept, _ = chosen(id="pkm-1")
    read = {line.path: line.words for line in read_back(FILES, PICK, kept, "13.77")}
    assert read["lembaga.nama"] == "Puskesmas Latihan"
    assert "lembaga.id" not in read


def test_a_suggestion_is_told_by_its_name_or_its_code_and_another_code_is_fine():
    for told in ("Karan Aur, Pariaman Tengah", "karan aur", "13.77.01.1001"):
        assert settle_one(PLACE, {"w": told}, **REGIONS) == ({"w": "13.77.01.1001"}, {})
    assert settle_one(PLACE, {"w": "13.06.01.2001"}, **REGIONS) == ({"w": "13.06.01.2001"}, {})


def test_a_name_that_several_bear_or_nobody_is_asked_again():
    for told in ("Jati", "Antah Berantah"):
        assert set(settle_one(PLACE, {"w": told}, **REGIONS)[1]) == {"/w"}


def test_a_suggestion_that_was_taken_is_shown_by_its_name_and_the_list_drawn_once():
    files = alone(PLACE)
    tree = form_tree(files, "satu.schema.json", {"w": "13.77.01.1001"}, REGIONS, (), NOW)
    [field] = tree.sections[0].fields
    assert (field.widget, field.value) == ("search", "Karan Aur, Pariaman Tengah")
    assert [(name, len(offered)) for name, offered in tree.suggestions] == [(field.suggestions, 4)]


def test_lists_that_nobody_hands_in_are_refused_with_those_there_are():
    text = {"type": "string", "title": "T"}
    for wrong in (
        {"x-pilihan": "dokter"},
        {"x-usulan": "dokter"},
        {"x-lain": "Lain"},
        {"x-pilihan": "lembaga", "x-usulan": "wilayah"},
    ):
        _, problems = LIBRARY.facts(alone({"properties": {"a": text | wrong}}))
        assert {problem.code for problem in problems} == {"form.offer"}, wrong


def test_the_forms_ask_for_no_other_lists_and_name_kinds_as_the_registry_does():
    facts, _ = LIBRARY.facts(FILES)
    assert {name for fact in facts.values() for name in fact.offers} <= OFFERS
    asked = facts["kerja_pilih_lembaga.schema.json"].fields
    assert asked["lembaga.jenis"].enum == tuple(KINDS)
    assert facts["f17_rujukan.schema.json"].fields["kebutuhan"].enum == tuple(NEEDS)
