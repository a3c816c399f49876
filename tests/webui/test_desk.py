"""At the desk: several tasks at once, kept filters, days to take work up again, news, search."""

import re
from datetime import timedelta

import pytest

from engine import statements_of
from tests.webui.conftest import words_of
from tests.webui.correspondence import Correspondence


def ids_in(page):
    return re.findall(r'name="x-tugas" value="(\w+)"', page)


def held(office, count=2):
    """Tasks on the desk of the officer."""
    return [office.open_case().rsplit("/", 1)[1] for _ in range(count)]


def test_several_tasks_are_released_with_a_reason_that_history_tells(office):
    held(office)
    officer = office.person("penerima")
    chosen = ids_in(officer.get("/tugas?pilih=1").text)
    sent = {"x-tugas": chosen, "x-perbuatan": "lepas", "x-alasan": "Cuti", "x-kembali": "/tugas"}
    assert officer.post("/meja/beberapa", sent).location == "/tugas"
    told = words_of(officer.get("/tugas").text)
    assert "2 tugas sudah diproses." in told
    assert "Bisa diambil 2" in told


def test_of_several_each_that_is_refused_is_told_why_and_the_others_are_done(office):
    no, path = office.visited_case()
    first = held(office, 1)
    worker = path.rsplit("/", 1)[1]
    sent = {
        "x-tugas": [*first, worker],
        "x-perbuatan": "serahkan",
        "x-kepada": "penerima2",
        "x-alasan": "Pindah tugas",
        f"x-judul-{worker}": f"Kunjungan, {no}",
    }
    told = words_of(office.person("manajer").post("/meja/beberapa", sent).text)
    assert "1 tugas sudah diproses." in told
    assert f"Kunjungan, {no} Nur Aini tidak memegang peran yang diminta tugas ini." in told
    assert "Tugas saya 1" in words_of(office.person("penerima2").get("/tugas").text)


def test_a_double_click_hands_over_once(office):
    first = held(office, 1)
    manager = office.person("manajer")
    sent = {"x-tugas": first, "x-perbuatan": "serahkan", "x-kepada": "penerima2", "x-alasan": "a"}
    mark = {"x-kiriman": "satu-kali"}
    answers = [manager.post("/meja/beberapa", {**sent, **mark}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    page = office.person("manajer").get(f"/kasus/{office.sheet(_no(office)).case.no}/riwayat")
    assert words_of(page.text).count("Tugas diserahkan") == 1


def _no(office):
    return re.findall(r"LK3-\d{4}-\d{4}-\d{5}", office.person("penerima2").get("/tugas").text)[0]


@pytest.mark.parametrize(
    "amiss",
    [{"x-tugas": []}, {"x-perbuatan": "hapus"}, {"x-alasan": " "}],
)
def test_without_tasks_deed_or_reason_nothing_happens(office, amiss):
    sent = {"x-tugas": held(office, 1), "x-perbuatan": "lepas", "x-alasan": "Cuti", **amiss}
    officer = office.person("penerima")
    assert officer.post("/meja/beberapa", sent).status_code == 422
    assert "Tugas saya 1" in words_of(officer.get("/tugas").text)


def test_a_day_to_take_a_task_up_again_stands_on_it_and_under_today(office):
    [task] = held(office, 1)
    officer = office.person("penerima")
    for wrong in ("2026-11-01", "besok"):
        sent = {"x-tanggal": wrong}
        assert officer.post(f"/tugas/{task}/tindak-lanjut", sent).status_code == 422
    officer.post(f"/tugas/{task}/tindak-lanjut", {"x-tanggal": "2026-11-25"})
    page = officer.get("/tugas").text
    assert "Tindak lanjut 25 November 2026" in words_of(page)
    assert "perlu ditindaklanjuti" not in page
    assert 'value="2026-11-25"' in officer.get(f"/tugas/{task}").text
    office.clock.turn(timedelta(days=2))
    office.people.clear()
    officer = office.person("penerima")
    assert "1 perlu ditindaklanjuti" in words_of(officer.get("/tugas").text)
    assert task in officer.get("/tugas?waktu=tindak-lanjut").text
    officer.post(f"/tugas/{task}/tindak-lanjut", {"x-tanggal": ""})
    assert task not in officer.get("/tugas?waktu=tindak-lanjut").text


def test_only_who_holds_a_task_plans_it(office):
    [task] = held(office, 1)
    sent = {"x-tanggal": "2026-11-25"}
    assert office.person("manajer").post(f"/tugas/{task}/tindak-lanjut", sent).status_code == 403
    assert office.person("peksos").post(f"/tugas/{task}/tindak-lanjut", sent).status_code == 404


def test_a_filter_is_kept_under_a_name_and_leads_back_to_itself(office):
    held(office, 1)
    officer = office.person("penerima")
    sent = {"rak": "saya", "tahap": "kontak_awal", "x-nama": "Kontak awal saya"}
    kept = officer.post("/meja/saringan", sent).location
    assert kept == "/tugas?rak=saya&tahap=kontak_awal"
    page = officer.get("/tugas").text
    assert 'href="/tugas?rak=saya&amp;tahap=kontak_awal">Kontak awal saya</a>' in page
    [drop] = re.findall(r'action="(/meja/saringan/\w+/hapus)"', page)
    assert "Kontak awal saya" not in office.person("penerima2").get("/tugas").text
    assert office.person("penerima2").post(drop).status_code == 404
    assert officer.post(drop).status_code == 303
    assert "Kontak awal saya" not in officer.get("/tugas").text


def test_a_manager_shares_a_filter_with_a_hat(office):
    sent = {"rak": "bisa", "risiko": "tinggi", "x-nama": "Genting", "x-peran": "pekerja_sosial"}
    assert office.person("manajer").post("/meja/saringan", sent).status_code == 303
    assert "Genting (Hasan Basri)" in words_of(office.person("peksos").get("/tugas").text)
    assert "Genting" not in office.person("penerima").get("/tugas").text
    assert office.person("peksos").post("/meja/saringan", sent).status_code == 403


@pytest.mark.parametrize("amiss", [{"x-nama": ""}, {"x-nama": "n" * 61}, {"x-peran": "raja"}])
def test_a_filter_needs_a_short_name_and_a_hat_that_is_one(office, amiss):
    sent = {"rak": "saya", "tahap": "triase", "x-nama": "Nama", **amiss}
    assert office.person("manajer").post("/meja/saringan", sent).status_code == 422


def test_who_keeps_twenty_filters_keeps_no_more(office):
    officer = office.person("penerima")
    sent = {"rak": "saya", "tahap": "triase", "x-nama": "Lagi"}
    answers = [officer.post("/meja/saringan", sent).status_code for _ in range(21)]
    assert answers == [303] * 20 + [422]


def test_rows_show_what_was_chosen(office):
    held(office, 1)
    officer = office.person("penerima")
    assert "Kontak awal" in listed(officer)
    assert "Masuk 23 November 2026" not in listed(officer)
    officer.post("/meja/kolom", {"x-kolom": ["masuk", "layanan", "tidak ada"]})
    assert "Masuk 23 November 2026" in listed(officer)
    assert "Kunjungan keluarga" in listed(officer)
    assert "Kontak awal" not in listed(officer)


def listed(person):
    page = person.get("/tugas").text
    return words_of(page[page.index('<ul class="desk">') :].partition("</ul>")[0])


def test_the_page_asks_by_itself_and_tells_what_is_new_without_moving_anything(office):
    held(office, 1)
    officer = office.person("penerima")
    [path] = re.findall(r'data-hx-get="(/meja/baru[^"]*)"', officer.get("/tugas").text)
    path = path.replace("&amp;", "&")
    by_script = {"HX-Request": "true"}
    assert officer.get(path, **by_script).text.strip() == ""
    office.clock.turn(timedelta(minutes=1))
    held(office, 2)
    assert "Ada 2 tugas baru: muat" in officer.get(path, **by_script).text
    changed = officer.get("/meja/baru?rak=saya&ada=7", **by_script).text
    assert "Daftar ini sudah berubah" in changed
    assert officer.get("/meja/baru").location == "/tugas?rak=saya"


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(office):
    officer = office.person("penerima")
    for _ in range(4):
        office.clock.turn(timedelta(minutes=10))
        last = officer.get("/meja/baru", **{"HX-Request": "true"})
    assert (last.status_code, last.headers["HX-Redirect"].partition("?")[0]) == (401, "/masuk")


def test_one_box_finds_numbers_tasks_and_people_and_its_words_stand_in_no_address(office):
    no, path = office.visited_case()
    officer, worker = office.person("penerima"), office.person("peksos")
    page = worker.post("/meja/cari", {"x-cari": no})
    assert path in page.text
    assert path in worker.post("/meja/cari", {"x-cari": "kunjung"}).text
    missed = officer.post("/meja/cari", {"x-cari": "Rahasia"})
    assert "Tidak ditemukan di antara tugas dan kasus" in missed.text
    addresses = re.findall(r'(?:href|action|data-hx-get)="([^"]*)"', missed.text)
    assert not [one for one in addresses if "Rahasia" in one]
    box = re.search(r"<form[^>]*/meja/cari[^>]*>", officer.get("/tugas").text)
    assert 'method="post"' in box[0]


def test_the_inbox_is_narrowed_by_home_from_kecamatan_to_desa_and_the_filter_is_kept(office):
    held(office)
    officer = office.person("penerima")
    assert '<option value="13.77.01">Pariaman Tengah</option>' in officer.get("/tugas").text
    page = officer.get("/tugas?wilayah=13.77.01").text
    assert "Keluarga di Pariaman Tengah." in words_of(page)
    assert 'href="/tugas?rak=saya&amp;wilayah=13.77.01.1001"' in page
    desa = officer.get("/tugas?wilayah=13.77.01.1001").text
    assert '<option value="13.77.01.1001" selected>Karan Aur, Pariaman Tengah</option>' in desa
    sent = {"rak": "saya", "wilayah": "13.77.01.1001", "x-nama": "Kunjungan Karan Aur"}
    kept = officer.post("/meja/saringan", sent).location
    assert kept == "/tugas?rak=saya&wilayah=13.77.01.1001"
    assert 'href="/tugas?rak=saya&amp;wilayah=13.77.01.1001"' in officer.get("/tugas").text


@pytest.mark.parametrize("code", ["13.77", "94.04.01", "13.77.99", "%27", "13.77.01.100"])
def test_a_home_that_the_daerah_has_not_narrows_nothing(office, code):
    held(office)
    page = office.person("penerima").get(f"/tugas?wilayah={code}").text
    assert "Keluarga di" not in page
    assert "Tugas saya 2" in words_of(page)
    assert page.count('<a class="button" href="/tugas/') == 2


def test_who_sees_tasks_without_their_cases_is_offered_no_homes(office):
    page = office.person("relawan").get("/tugas?wilayah=13.77.01").text
    assert 'id="wilayah"' not in page
    assert "Keluarga di" not in page


def test_what_cases_wait_for_from_outside_leads_to_where_the_answer_is_written(office):
    letter = Correspondence(office)
    worker = office.person("peksos")
    page = worker.get("/tugas?rak=menunggu").text
    assert "Ditunggu dari luar 1" in words_of(page)
    assert "Menunggu 0" in words_of(page)
    assert f'<a class="button" href="{letter.page}"' in page
    assert worker.get(letter.page).status_code == 200
    assert letter.page not in worker.get("/tugas?rak=menunggu&tahap=triase").text
    assert letter.page not in office.person("koordinator").get("/tugas").text


def test_the_shelf_of_waiting_says_at_most_eight_statements_while_an_answer_is_awaited(office):
    Correspondence(office)
    person = office.person("peksos")
    person.get("/tugas?rak=menunggu")
    with statements_of(office.database) as said:
        assert "Ditunggu dari luar" in person.get("/tugas?rak=menunggu").text
    assert len(said) <= 8, said


PAGES = [
    *("/tugas", "/tugas?wilayah=13.77.01", "/tugas?rak=bisa"),
    *("/tugas?rak=menunggu", "/tugas?rak=selesai"),
]
EVERY = [
    *(("peksos", path) for path in PAGES),
    *(("manajer", path) for path in (*PAGES, "/tugas?rak=semua", "/tugas?rak=semua&pilih=1")),
]


@pytest.mark.parametrize(("who", "path"), EVERY)
def test_a_page_of_the_inbox_says_at_most_eight_statements(office, who, path):
    office.visited_case()
    held(office)
    person = office.person(who)
    person.get(path)
    with statements_of(office.database) as said:
        assert person.get(path).status_code == 200
    assert len(said) <= 8, said


def test_a_full_page_of_the_inbox_is_light_on_a_weak_link(office):
    """At most 40 KB compressed with all it needs the first time, 12 KB from then on."""
    held(office, 26)
    officer = office.person("penerima")
    packed = {"Accept-Encoding": "br, gzip"}
    answer = officer.get("/tugas", **packed)
    page = officer.get("/tugas").text
    parts = re.findall(r'(?:href|src)="(/aset/[^"]+)"', page)
    assert {part.rpartition(".")[2] for part in parts} == {"css", "js"}
    cold = len(answer.data)
    for part in parts:
        with officer.get(part, **packed) as built:
            cold += len(built.data)
    assert len(answer.data) <= 12_000
    assert cold <= 40_000
