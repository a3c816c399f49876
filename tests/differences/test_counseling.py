"""What the five daerah do differently when they counsel a family."""

import pytest

from engine import JsonObject
from forms import FormLibrary
from processes import daerah, scenarios
from tests.processes.retold import given, refused
from tests.processes.story import START
from webui.bundles import resolved

PLACES = sorted(daerah())
MAIN = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
CHILD = {"jalur": "P2", "tanggal_lahir": "2015-02-03"}
ASSENT: JsonObject = {
    "anak_dijelaskan": ["siapa_kami", "boleh_berhenti"],
    "kata_anak": "Saya mau, asal Ibu menunggu di luar.",
    "anak_ditemani": "sendiri",
}

places = pytest.mark.parametrize("code", PLACES)


def asked_of_a_child(code: str, known: JsonObject) -> set[str]:
    """Return what of the child's own sheet is kept of a consent."""
    answers = {**given(MAIN, "f02_persetujuan"), "persetujuan_anak": "setuju", **ASSENT}
    place = resolved(code)
    kept, _ = FormLibrary().settle(
        place.forms, "f02_persetujuan.schema.json", answers, {**place.settings, **known}, START
    )
    return kept.keys() & ASSENT.keys()


@places
def test_row_13_mimika_hears_a_child_on_a_sheet_of_her_own(code):
    assert asked_of_a_child(code, CHILD) == (set(ASSENT) if code == "94.04" else set())


def test_row_13_a_grown_up_is_not_asked_as_a_child():
    assert asked_of_a_child("94.04", {**CHILD, "tanggal_lahir": "1990-01-10"}) == set()


@places
def test_row_21_makassar_counsels_by_licensed_professionals_alone(code):
    chosen = given(MAIN, "tetapkan_petugas")
    unlicensed = {**chosen, "memegang_str": False}

    assert refused("kerja_tetapkan_petugas", chosen, code, jalur="P2") == []
    told = refused("kerja_tetapkan_petugas", unlicensed, code, jalur="P2")
    assert told == (["/memegang_str"] if code == "73.71" else [])


@places
def test_row_28_advocacy_is_planned_where_it_is_a_service_and_by_a_professional(code):
    plan = given(MAIN, "f11_rencana_intervensi")
    work = {**plan["kegiatan"][0], "jenis_layanan": "advokasi"}
    by_anybody, by_lawyer = work, {**work, "profesi_pelaksana": "ahli_hukum"}
    told = [
        refused("f11_rencana_intervensi", {**plan, "kegiatan": [one]}, code)
        for one in (by_anybody, by_lawyer)
    ]

    if code in {"81.71", "73.71"}:  # Ambon by its own words, Makassar by what it does
        assert told == [["/kegiatan/0/profesi_pelaksana"], []]
    else:
        assert all("/kegiatan/0/jenis_layanan" in refusals for refusals in told)


@places
def test_row_32_ambon_offers_a_session_from_afar_first(code):
    agreed = {**given(MAIN, "jadwal_sesi"), "jarak_jauh_ditawarkan": False}
    told = refused("kerja_jadwal_sesi", agreed, code, jalur="P2")

    assert told == (["/jarak_jauh_ditawarkan"] if code == "81.71" else [])
