"""Looking for people on a page, and the hint that somebody may have been here."""

import logging
import re

import pytest

from engine import Actor
from tests.engine.search_office import SITI, open_desk, taken_in
from tests.webui.conftest import words_of

PENERIMA = Actor(username="penerima", name="Dewi Lestari", daerah="13.77", role="petugas_penerima")
SECOND = Actor(username="penerima2", name="Nur Aini", daerah="13.77", role="petugas_penerima")


@pytest.fixture
def desk(office):
    open_desk(office.engine)
    return office


def searched(desk, words, who="penerima"):
    return desk.person(who).post("/cari", {"x-siapa": words})


def test_who_searches_is_led_to_the_case(desk):
    no, _ = taken_in(desk.engine, by=PENERIMA)
    page = searched(desk, "aminah")
    assert page.status_code == 200
    assert f'href="/kasus/{no}"' in page.text
    assert "Siti Aminah Nama klien" in words_of(page.text)
    assert desk.person("penerima").get(f"/kasus/{no}").status_code == 200


def test_the_words_stand_in_no_address_log_or_store(desk, caplog):
    taken_in(desk.engine, by=PENERIMA)
    with caplog.at_level(logging.DEBUG):
        page = searched(desk, "Siti Aminah")
    assert page.headers["Cache-Control"] == "no-store"
    assert not [
        link for link in re.findall(r'(?:href|action)="([^"]*)"', page.text) if "iti" in link
    ]
    assert "Siti" not in caplog.text
    blank = desk.person("penerima").get("/cari?x-siapa=Siti").text
    assert 'value="Siti"' not in blank
    assert 'method="post" action="/cari"' in blank


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Tulis sedikitnya satu nama utuh"),
        ("s", "Tulis sedikitnya satu nama utuh"),
        ("Markus", "Tidak ditemukan di antara kasus yang terbuka bagi Anda"),
    ],
)
def test_a_search_without_a_result_says_so_calmly(desk, words, told):
    taken_in(desk.engine, by=PENERIMA)
    assert told in words_of(searched(desk, words).text)


def test_a_colleague_finds_nobody_and_is_told_the_same_as_of_nobody(desk):
    no, _ = taken_in(desk.engine, by=PENERIMA)
    hers, nobodys = (searched(desk, name, "penerima2") for name in ("Siti", "Bunga"))
    assert no not in hers.text
    assert words_of(hers.text) == words_of(nobodys.text)


def test_the_place_is_shown_to_who_may_search(desk):
    for who, shown in (("penerima", True), ("relawan", False), ("auditor", False)):
        assert ('href="/cari"' in desk.person(who).get("/tugas").text) is shown


def test_too_much_is_answered_in_words(desk):
    assert searched(desk, "nama " * 2_000).status_code in (200, 404)


def test_who_takes_somebody_in_is_told_that_she_may_have_been_here(desk):
    no, _ = taken_in(desk.engine, by=PENERIMA)
    _, task = taken_in(desk.engine, {"nik": SITI["nik"]}, by=PENERIMA)
    page = desk.person("penerima").get(f"/tugas/{task}")
    assert "Mungkin sudah pernah datang." in page.text
    assert f'href="/kasus/{no}"' in page.text
    done = desk.person("penerima").post(f"/tugas/{task}", {"catatan": "", "x-selesai": "1"})
    assert done.status_code == 303


def test_of_a_case_that_is_not_hers_she_is_told_whom_to_ask(desk):
    no, _ = taken_in(desk.engine, by=PENERIMA)
    _, task = taken_in(desk.engine, by=SECOND)
    page = desk.person("penerima2").get(f"/tugas/{task}")
    assert "Tanyakan kepada manajer kasus" in page.text
    assert no not in page.text
    assert f'href="/kasus/{no}"' in desk.person("manajer").get(f"/tugas/{task}").text


def test_who_was_never_here_is_told_of_too(desk):
    _, task = taken_in(desk.engine, by=PENERIMA)
    page = desk.person("penerima").get(f"/tugas/{task}")
    assert "Mungkin sudah pernah datang" not in page.text
    assert "yang dapat ditunjukkan di sini" in page.text
