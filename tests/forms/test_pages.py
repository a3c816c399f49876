"""A form's page is whole without a script, and says its problems where they are."""

import re

import pytest

from engine import JsonObject, Problem, say
from tests.forms.pages import KNOWN, drawn, page
from tests.forms.shelf import FILES, LIBRARY, NAMES, NOW


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
    known = {**KNOWN, "lembaga": {"id": "lain", "nama": "Puskesmas Pariaman", "jenis": "puskesmas"}}

    tree = drawn("f17_rujukan.schema.json", {}, known=known)
    group = next(f for s in tree.sections for f in s.fields if f.name == "lembaga")
    assert [field.words for field in group.fields[1:3]] == ["Puskesmas Pariaman", "Puskesmas"]


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
    assert list(found.values()) == ["numeric", "tel", "", "decimal", "numeric", ""]


def test_the_buttons_redraw_the_form_and_nothing_else():
    document = page(drawn("f04_profil_keluarga.schema.json", {}))

    for button in document.xpath("//div[@id='isian']//button"):
        assert (button.get("formaction"), button.get("data-hx-post")) == ("/ubah", "/ubah")
        assert "formnovalidate" in button.attrib
        assert re.fullmatch("_(tambah|hapus|perbarui)", button.get("name"))


def test_few_whole_numbers_are_pressed_and_a_stray_one_is_not_lost():
    name, known = "f24_survei_kepuasan.schema.json", {"merasa_aman": 3, "merasa_didengar": 7}
    document = page(drawn(name, known))

    for asked, steps in (("merasa_aman", "1234"), ("merasa_didengar", "12347")):
        offered = document.xpath(f"//input[@type='radio'][@name='{asked}']")
        assert "".join(one.get("value") for one in offered) == steps
        [chosen] = [one for one in offered if one.get("checked") is not None]
        assert chosen.get("value") == str(known[asked])
