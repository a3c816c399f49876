"""Texts of letters are data: marked, checked whole, reworded by a daerah, pinned by a bundle."""

from dataclasses import replace

import pytest

import forms
from processes import letter_texts, resolve
from processes.letters import PINNED
from tests.differences.between import MIMIKA, PARIAMAN
from tests.processes.test_overlay import laid, refused
from webui.bundles import resolved, shipped_forms
from webui.checked_letters import letter_problems
from webui.cli.checking import check

TEXTS = letter_texts()


def amiss(**change):
    """Return the keys at which the letter of assignment is refused, so changed."""
    text = replace(TEXTS["surat_tugas"], **change)
    return [one.element for one in letter_problems({"surat_tugas": text}, shipped_forms())]


def test_every_field_that_a_paper_marks_is_asked_by_its_form():
    assert list(letter_problems(TEXTS, shipped_forms())) == []
    assert len(TEXTS) > 20


@pytest.mark.parametrize(
    "mark",
    [
        *("tidak_ada", "f19a_rencana_penjangkauan/tim", "f19a_rencana_penjangkauan/lokasi"),
        *("tidak_ada/nama", "f12_catatan_sesi/catatan_pribadi"),
    ],
)
def test_a_mark_that_no_form_asks_or_that_its_author_alone_reads_is_named(mark):
    assert amiss(isian={**TEXTS["surat_tugas"].isian, "pesan": mark}) == ["isian.pesan"]


def test_a_blank_without_a_mark_and_a_column_without_a_field_are_named():
    table = {"dari": "f19a_rencana_penjangkauan/tim", "kolom": {"Nama": "nama", "NIP": "nip"}}
    assert amiss(isi=("Halo {nama_klien}.",), tabel=table) == ["tabel.NIP", "isi"]


def test_the_check_of_files_reads_texts_of_letters_too():
    name = "processes/surat/surat_uji.surat.yaml"
    good = b"nama: Surat uji\nformulir: kerja_susun_surat\nisian: {hal: hal_surat}\nhal: '{hal}'\n"
    assert check({name: good}) == ()
    for bad in (good.replace(b"hal_surat", b"hal_lain"), good + b"warna: merah\n", b"["):
        [problem] = check({name: bad})
        assert (problem.file, str(problem.message) != "", str(problem.repair) != "") == (
            name,
            True,
            True,
        )


def test_everything_wrong_with_a_daerahs_letters_is_named_at_once():
    written = (
        "surat:\n"
        '  surat_tugas: {isi: "Halo {nama_klien}", warna: merah}\n'
        "  surat_cinta: {isi: Halo}\n"
        "  undangan: 4\n"
        "  surat_rujukan:\n"
        "    penutup: {a: b}\n"
        "alasan: {surat.surat_cinta: rindu}\n"
    )
    assert refused(written) == [
        ("surat.surat_tugas.isi", 2),
        ("surat.surat_tugas.warna", 2),
        ("surat.surat_cinta", 3),
        ("surat.undangan", 4),
        ("surat.surat_rujukan.penutup", 6),
        ("alasan.surat.surat_cinta", 7),
    ]
    assert refused("surat: 3") == [("surat", 1)]
    assert refused("surat: {undangan: {isi: a}, undangan: {isi: b}}") == [("surat.undangan", 1)]


def test_a_daerah_rewords_a_letter_and_the_rest_stays(tmp_path):
    said = "surat: {surat_tugas: {penutup: 'Salam {dinas}.', kop: [PEMERINTAH KABUPATEN UJI]}}"
    found, problems = laid(tmp_path, said)
    assert problems == ()
    own, shared = found.letters["surat_tugas"], TEXTS["surat_tugas"]
    assert (own.penutup, own.kop) == (("Salam {dinas}.",), ("PEMERINTAH KABUPATEN UJI",))
    assert replace(own, penutup=shared.penutup, kop=shared.kop) == shared
    assert found.letters["undangan"] == TEXTS["undangan"]


def test_a_bundle_pins_the_papers_that_its_forms_make_as_the_daerah_words_them():
    name = f"kesepakatan_keluarga{PINNED}"
    bundles = {code: resolved(code).bundle("konseling_keluarga") for code in (PARIAMAN, MIMIKA)}
    assert f"surat_tugas{PINNED}" not in bundles[PARIAMAN]
    assert bundles[PARIAMAN][f"surat_rujukan{PINNED}"] == TEXTS["surat_rujukan"].pinned()
    assert b"Musyawarah" in bundles[MIMIKA][name]
    assert b"Musyawarah" not in bundles[PARIAMAN][name]


def test_what_nobody_reworded_is_the_shared_text():
    assert resolve("", forms.shipped())[0].letters == TEXTS
