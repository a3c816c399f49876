"""What a form shows, the browser sends back the same; pages are whole without a script."""

import re
from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from engine import JsonObject, Problem, say
from forms import form_tree, parse, wants_update
from forms.fields import Field
from forms.library import form_of
from forms.tree import FormTree
from tests.forms.shelf import FILES, LIBRARY, NAMES, NOW, examples

KNOWN = {"daerah": "13.77", "$petugas": "Rina"}
FORM = (
    '{% from "forms/form.html" import render_form with context %}'
    '<form>{{ render_form(tree, "/ubah") }}</form>'
)


@cache
def pages() -> Environment:
    made = Environment(
        loader=FileSystemLoader("webui/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: text, lambda one, many, count: one if count == 1 else many, newstyle=True
    )
    made.filters["words"] = str
    return made


def page(tree: FormTree) -> html.HtmlElement:
    return html.fromstring(pages().from_string(FORM).render(tree=tree))


def drawn(
    name: str, answers: JsonObject, problems: tuple = (), known: JsonObject = KNOWN
) -> FormTree:
    return form_tree(FILES, name, answers, known, problems, NOW)


def sent(document: html.HtmlElement) -> list[tuple[str, str]]:
    """Return the pairs a browser sends, without pressing a button."""
    pairs = []
    for control in document.iter("input", "select", "textarea"):
        name = control.get("name")
        if control.tag == "select":
            pairs += [
                (name, option.get("value"))
                for option in control.iter("option")
                if "selected" in option.attrib
            ]
        elif control.tag == "textarea":
            pairs.append((name, (control.text or "").removeprefix("\n").replace("\n", "\r\n")))
        elif control.get("type") not in ("radio", "checkbox") or "checked" in control.attrib:
            pairs.append((name, control.get("value", "")))
    return pairs


WORD = st.text("abc ÄöÅß\"'<>&\n", min_size=1, max_size=12).map(str.strip).filter(bool)
LINE = WORD.map(lambda text: " ".join(text.split()))


def is_odd(number: float) -> bool:
    """Tell numbers that only a decimal comma can write, short enough for a person."""
    return number != int(number) and abs(number) > 1e-3


SCALARS = {
    "yesno": st.booleans(),
    "integer": st.integers(-(10**9), 10**9),
    "number": st.integers(-100, 100) | st.floats(-1000, 1000).filter(is_odd),
    "date": st.dates(min_value=date(1900, 1, 1)).map(str),
    "datetime": st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - a wall clock
        lambda moment: moment.strftime("%Y-%m-%dT%H:%M")
    ),
}


def values(field: Field) -> st.SearchStrategy:
    """Return answers to a question as `parse` gives them."""
    if field.kind == "group":
        return group(field)
    if field.kind in ("rows", "lines"):
        row = group(field) if field.kind == "rows" else values(field.fields[0])
        return st.lists(row, min_size=1, max_size=3)
    if field.choices:
        allowed = [choice.value for choice in field.choices]
        some = st.sets(st.sampled_from(allowed), min_size=1)
        several = some.map(lambda chosen: [value for value in allowed if value in chosen])
        return several if field.kind == "choices" else st.sampled_from(allowed)
    return SCALARS.get(field.kind, WORD if field.widget == "textarea" else LINE)


def group(field: Field) -> st.SearchStrategy:
    asked = [inner for inner in field.fields if not inner.read_only]
    return st.fixed_dictionaries({}, optional={inner.name: values(inner) for inner in asked}).map(
        lambda found: {name: value for name, value in found.items() if value not in ({}, [])}
    )


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_is_shown_is_sent_back_the_same(data):
    name = data.draw(st.sampled_from(NAMES))
    top = form_of(FILES, name).top
    answers = data.draw(group(top))

    tree = drawn(name, answers)
    back = parse(FILES, name, sent(page(tree)))

    expected = {**({} if answers else prefills(name)), **blank_rows(top, answers, tree)}
    assert back == {**answers, **expected}


def prefills(name: str) -> JsonObject:
    return parse(FILES, name, sent(page(drawn(name, {}))))


def blank_rows(top: Field, answers: JsonObject, tree: FormTree) -> JsonObject:
    """Return the one blank row that a required list shows while it has none."""
    asked = {field.name for section in tree.sections for field in section.fields}
    return {
        field.name: [{}] if field.kind == "rows" else [""]
        for field in top.fields
        if field.kind in ("rows", "lines")
        and (field.required or field.min_items)
        and field.name not in answers
        and field.name in asked
    }


@pytest.mark.parametrize(("name", "known", "answers"), list(examples()))
def test_a_settled_answer_shown_again_settles_the_same(name, known, answers):
    tree = form_tree(FILES, name, answers, known, (), NOW)

    kept, _ = LIBRARY.settle(FILES, name, parse(FILES, name, sent(page(tree))), known, NOW)
    assert kept == answers


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_accessible_and_decides_nothing_beforehand(name):
    _, problems = LIBRARY.settle(FILES, name, {}, KNOWN, NOW)
    document = page(drawn(name, {"tidak": "ada"}, problems))
    ids = [element.get("id") for element in document.iter() if element.get("id")]

    assert len(ids) == len(set(ids))
    assert not document.xpath("//*[@style] | //script | //*[@onclick]")
    assert not document.xpath("//input[@checked] | //*[@required]")
    labelled = {label.get("for") for label in document.iter("label")}
    for control in document.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert control.get("id") in labelled or control.getparent().tag == "label"
        assert (
            control.get("autocomplete") == "off"
            or control.get("type") in ("radio", "checkbox")
            or control.tag == "select"
        )
    for element in document.xpath("//*[@aria-describedby]"):
        assert set(element.get("aria-describedby").split()) <= set(ids)
    for link in document.xpath("//div[@role='alert']//a"):
        assert link.get("href").removeprefix("#") in ids
    assert all(fieldset[0].tag == "legend" for fieldset in document.iter("fieldset"))
    assert document.xpath("//button")[0].get("name") == "_perbarui"


def test_every_error_is_in_the_summary_and_beside_its_field():
    name = "f01_penerimaan_awal.schema.json"
    _, problems = LIBRARY.settle(FILES, name, {}, KNOWN, NOW)

    document = page(drawn(name, {}, problems))
    beside = [element.text_content() for element in document.find_class("form-error")]
    summary = [link.text_content() for link in document.xpath("//div[@role='alert']//li")]
    assert sorted(beside) == sorted(summary) == sorted(str(found.message) for found in problems)
    assert (
        len(document.xpath("//fieldset[@aria-invalid='true'] | //input[@aria-invalid='true']")) > 5
    )


def test_a_problem_in_a_row_names_the_row_in_the_summary():
    name = "f04_profil_keluarga.schema.json"
    answers = {"anggota": [{"nama": "Ani"}, {"nama": "B0di"}]}
    _, problems = LIBRARY.settle(FILES, name, answers, KNOWN, NOW)

    faults = {fault.id: fault for fault in drawn(name, answers, problems).faults}
    assert faults["f-anggota-1-nama"].within == "Anggota 2"


def test_a_problem_without_a_place_is_told_all_the_same():
    stray = Problem(code="x", message=say("Ada yang aneh."), field="/tidak/ada")
    document = page(drawn("f12_catatan_sesi.schema.json", {}, (stray,)))
    assert "Ada yang aneh." in document.xpath("//div[@role='alert']")[0].text_content()


def test_a_fresh_form_starts_with_what_is_known():
    fields = {
        field.name: field
        for section in drawn("f01_penerimaan_awal.schema.json", {}).sections
        for field in section.fields
    }

    assert fields["waktu_kontak"].value == "2026-05-18T10:00"
    assert (fields["petugas"].widget, fields["petugas"].words) == ("readonly", "Rina")
    assert fields["topik"].live is False
    assert fields["jenis_pemohon"].live is True


def test_a_prefilled_group_is_taken_over_whole():
    known = {**KNOWN, "lembaga_pilihan": {"nama": "Puskesmas Pariaman", "jenis": "puskesmas"}}

    tree = drawn("f17_rujukan.schema.json", {}, known=known)
    group = next(f for s in tree.sections for f in s.fields if f.name == "lembaga")
    assert [field.words for field in group.fields[:2]] == ["Puskesmas Pariaman", "Puskesmas"]


def test_answers_to_questions_not_asked_are_kept_out_of_sight():
    answers = {
        "anonim": True,
        "nama_klien": "Siti",
        "alamat": {"jalan": "Melati"},
        "perwakilan": ["Ani"],
    }
    name = "f01_penerimaan_awal.schema.json"

    tree = drawn(name, answers)
    assert dict(tree.kept) == {
        "nama_klien": "Siti",
        "alamat[jalan]": "Melati",
        "perwakilan[0]": "Ani",
    }
    assert parse(FILES, name, sent(page(tree))) == answers


def test_rows_are_added_and_removed_by_named_buttons():
    name = "f04_profil_keluarga.schema.json"
    pairs = [
        ("anggota[0]", ""),
        ("anggota[0][nama]", "Ani"),
        ("anggota[3]", ""),
        ("anggota[3][nama]", "Budi"),
    ]

    assert parse(FILES, name, [*pairs, ("_tambah", "anggota")])["anggota"] == [
        {"nama": "Ani"},
        {"nama": "Budi"},
        {},
    ]
    assert parse(FILES, name, [*pairs, ("_hapus", "anggota[0]")])["anggota"] == [{"nama": "Budi"}]
    assert parse(FILES, name, [*pairs, ("_hapus", "anggota[9]")])["anggota"] == [
        {"nama": "Ani"},
        {"nama": "Budi"},
    ]
    assert parse(FILES, name, [("_tambah", "anggota")]) == {"anggota": [{}]}
    assert parse(FILES, "f12_catatan_sesi.schema.json", [("_tambah", "hadir")]) == {"hadir": [""]}
    assert [wants_update(pairs), wants_update([("_perbarui", "1")])] == [False, True]


def test_hostile_pairs_are_bounded():
    name = "f04_profil_keluarga.schema.json"
    pairs = [
        *((f"anggota[{n}][nama]", "x") for n in range(400)),
        ("anggota[99999999999][nama]", "x"),
        ("anggota[-1][nama]", "x"),
        ("anggota" + "[0]" * 50, "x"),
        ("anggota[0][nama", "x"),
        ("kepala_keluarga", "y" * 200_000),
        ("desil", "9" * 5000),
        *(("z", "z") for _ in range(10_000)),
    ]

    answers = parse(FILES, name, pairs)
    assert len(answers["anggota"]) == 30
    assert len(answers["kepala_keluarga"]) <= 40_000
    assert answers.keys() == {"anggota", "kepala_keluarga", "desil"}
    added = parse(FILES, name, [*pairs, ("_tambah", "anggota")])
    assert len(added["anggota"]) == 30


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500.000", 1_500_000),
        ("Rp 2.000", 2000),
        ("Rp1.500.000,00", 1_500_000),
        ("banyak", "banyak"),
        ("", None),
    ],
)
def test_rupiah_may_be_written_as_people_write_it(text, value):
    answers = parse(FILES, "f04_profil_keluarga.schema.json", [("penghasilan_bulanan", text)])

    assert answers.get("penghasilan_bulanan") == value


def test_numbers_take_a_comma_and_keep_what_is_no_number():
    pairs = [("alamat[lat]", "-0,62"), ("alamat[lon]", "jauh"), ("anonim", "mungkin")]

    answers = parse(FILES, "f01_penerimaan_awal.schema.json", pairs)
    assert answers == {"alamat": {"lat": -0.62, "lon": "jauh"}, "anonim": "mungkin"}


def test_colleagues_are_offered_when_they_are_handed_in_and_typed_when_not():
    name = "kerja_tetapkan_petugas.schema.json"
    lists = {"$pilihan": {"staf:pekerja_sosial": [{"const": "sari", "title": "Sari Dewi"}]}}

    def question(known: JsonObject):
        tree = drawn(name, {"petugas_kasus": "sari"}, known={**KNOWN, **known})
        return next(f for s in tree.sections for f in s.fields if f.name == "petugas_kasus")

    assert [(o.label, o.chosen) for o in question(lists).options] == [("Sari Dewi", True)]
    assert (question(lists).widget, question({}).widget) == ("select", "text")


def test_keypads_fit_what_is_typed():
    tree = drawn(
        "f01_penerimaan_awal.schema.json", {"alamat": {"lat": 1.5}, "jenis_pemohon": "kelompok"}
    )
    flat = {f.name: f for s in tree.sections for view in s.fields for f in (view, *view.fields)}

    found = {
        name: flat[name].inputmode
        for name in (
            "nik",
            "kontak",
            "alamat[kode_wilayah]",
            "alamat[lat]",
            "jumlah_anggota_kelompok",
            "nama_klien",
        )
    }
    assert list(found.values()) == ["numeric", "tel", "tel", "decimal", "numeric", ""]


def test_the_buttons_redraw_the_form_and_nothing_else():
    document = page(drawn("f04_profil_keluarga.schema.json", {}))

    for button in document.xpath("//div[@id='isian']//button"):
        assert (button.get("formaction"), button.get("data-hx-post")) == ("/ubah", "/ubah")
        assert "formnovalidate" in button.attrib
        assert re.fullmatch("_(tambah|hapus|perbarui)", button.get("name"))
