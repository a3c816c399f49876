"""The inbox: shelves with true counts, due times in words, filters, pages."""

from datetime import timedelta

import pytest

from tests.webui.conftest import words_of
from webui.tasks.asked import PAGE_LENGTH


def test_shelves_tell_their_true_counts(office):
    office.visited_case()
    office.open_case()
    told = words_of(office.person("penerima").get("/tugas").text)
    assert "Tugas saya 1" in told
    assert "Bisa diambil 0" in told
    assert "Selesai 1" in told
    assert "Semua terbuka 2" in words_of(office.person("manajer").get("/tugas").text)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (timedelta(), "Jatuh tempo hari ini, 13.00 WIB"),
        (timedelta(hours=5), "Terlambat sejak hari ini, 13.00 WIB"),
        (timedelta(days=1), "Terlambat sejak kemarin, 13.00 WIB"),
        (timedelta(days=3), "Terlambat sejak Senin, 23 November"),
    ],
)
def test_due_times_are_said_in_words(office, later, told):
    office.open_case()
    office.people.clear()
    office.clock.turn(later)
    assert told in words_of(office.person("penerima").get("/tugas").text)


def test_filters_narrow_the_shelf_and_say_when_nothing_fits(office):
    office.open_case()
    person = office.person("penerima")
    for fitting in ("tahap=kontak_awal", "layanan=kunjungan", "waktu=baru", "waktu=hari-ini"):
        assert "/tugas/" in person.get(f"/tugas?{fitting}").text
    for empty in ("tahap=triase", "risiko=tinggi", "waktu=terlambat", "layanan=lain"):
        page = person.get(f"/tugas?{empty}").text
        assert "Tidak ada tugas yang cocok" in page
        assert "Hapus saringan" in page


def test_script_gets_the_list_alone(office):
    office.open_case()
    page = office.person("penerima").get("/tugas", **{"HX-Request": "true"}).text
    assert page.lstrip().startswith('<section id="daftar"')
    assert "<html" not in page


def test_a_long_shelf_has_pages_that_miss_nothing(office):
    opened = {office.open_case() for _ in range(PAGE_LENGTH + 2)}
    person, seen, path = office.person("penerima"), set(), "/tugas"
    while path:
        assert len(seen) < len(opened)
        page = person.get(path).text
        seen |= {task for task in opened if task in page}
        path = next_page(page)
    assert seen == opened


def next_page(page):
    if "Berikutnya" not in page:
        return ""
    before = page[: page.index("Berikutnya")]
    return before[before.rindex('href="') + 6 :].split('"')[0].replace("&amp;", "&")


def test_only_those_who_may_are_offered_to_open_a_case(office):
    assert "Buka kasus: Kunjungan keluarga" in office.person("penerima").get("/tugas").text
    assert "Buka kasus:" not in office.person("relawan").get("/tugas").text


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("penerima", ["Tugas", "Kasus"]),
        ("relawan", ["Tugas"]),
        ("koordinator", ["Proses"]),
        ("auditor", ["Kasus", "Proses", "Audit"]),
    ],
)
def test_the_head_shows_each_role_its_places(office, name, places):
    page = office.person(name).get("/kasus").text
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert [
        word for word in ("Tugas", "Kasus", "Proses", "Audit") if f">{word}</a>" in nav
    ] == places
