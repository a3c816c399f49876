"""The page of people and terms: added, appointed, given a link, ended, in the daerah's days."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from engine import MACHINE_ACTOR, Refused, RegisterAccount
from tests.webui.conftest import ADDRESS, PASSWORD, words_of
from tests.webui.test_signin import enter
from webui.people.days import end_of, start_of

TERM = {"peran": "psikolog", "mulai": "2026-11-23", "akhir": "2026-12-31", "sk": "400/7"}


@pytest.fixture
def admin(office):
    account = RegisterAccount("kelola", "Arif", "13.77", ("admin_tenant",), password=PASSWORD)
    office.engine.do(account, MACHINE_ACTOR)
    return office.person("kelola")


@pytest.fixture
def added(admin):
    """The path of somebody new, who has a term."""
    answer = admin.post("/orang", {"nama-pengguna": "Sari.Dewi", "nama": "Sari Dewi"})
    assert answer.location == "/orang/sari.dewi"
    assert admin.post(answer.location + "/masa", TERM).location == answer.location
    return answer.location


def test_somebody_new_chooses_her_password_by_the_link_and_comes_in(office, admin, added):
    """ASVS 6.4.1."""
    page = admin.post(added + "/tautan", {"x-alasan": "orang baru"})
    [link] = re.findall(rf"{ADDRESS}(/sandi/[\w-]+)", page.text)
    her = office.visitor()
    assert her.post(link, {"baru": "perahu kayu di teluk"}).status_code == 303
    assert enter(her, "sari.dewi", "perahu kayu di teluk").status_code == 303
    assert "<small>Psikolog</small>" in her.get("/tugas").text


@pytest.mark.usefixtures("added")
def test_the_first_page_of_an_administrator_is_the_list(admin):
    assert admin.get("/").location == "/orang"
    page = words_of(admin.get("/orang").text)
    assert "Sari Dewi sari.dewi Psikolog sampai 31 Desember 2026" in page


def test_a_person_s_page_tells_her_term_and_her_story(admin, added):
    page = words_of(admin.get(added).text)
    assert "mulai 23 November 2026 sampai 31 Desember 2026" in page
    assert "SK 400/7" in page
    assert "belum memilih kata sandi" in page
    assert "Masa tugas ditambahkan: Psikolog" in page
    assert "Riwayat utuh" in page


def test_a_term_is_ended_on_the_page(admin, added):
    [path] = re.findall(r'action="(/orang/[^"]+/akhiri)"', admin.get(added).text)
    assert admin.post(path, {"x-alasan": ""}).status_code == 422
    assert admin.post(path, {"x-alasan": "mengundurkan diri"}).status_code == 303
    page = words_of(admin.get(added).text)
    assert "Berakhir" in page
    assert "Alasan: mengundurkan diri" in page


def test_a_village_official_gets_her_places_from_the_list_and_they_are_shown_by_name(admin, added):
    page = admin.get(added).text
    assert "Seluruh kecamatan Pariaman Tengah" in words_of(page)
    [code] = re.findall(r'value="([\d.]+)"> Karan Aur', page)
    official = {**TERM, "peran": "perangkat_desa"}
    assert admin.post(added + "/masa", {**official, "wilayah": code}).status_code == 303
    assert "Karan Aur, Pariaman Tengah" in words_of(admin.get(added).text)
    for places in ({}, {"wilayah": "94.04.01.1001"}, {"wilayah": "Ruteng"}):
        assert admin.post(added + "/masa", {**official, **places}).status_code == 422


def test_units_are_added_and_chosen(admin, added):
    admin.post("/unit", {"nama": "LK3 Sejahtera"})
    [unit] = re.findall(r'<option value="(\w+)">LK3 Sejahtera', admin.get(added).text)
    admin.post(added + "/masa", {**TERM, "unit": unit})
    assert "Psikolog, LK3 Sejahtera" in words_of(admin.get("/orang").text)


def test_an_administrator_signs_somebody_out(office, admin):
    """ASVS 7.4.5."""
    person = office.person("peksos")
    assert "masuk 23 November 2026" in words_of(admin.get("/orang/peksos").text)
    admin.post("/orang/peksos/sesi", {"x-alasan": "telepon hilang"})
    assert person.get("/tugas").location.startswith("/masuk")
    assert "Dikeluarkan dari 1 perangkat" in admin.get("/orang/peksos").text


def test_without_an_address_of_its_own_the_link_leads_to_where_it_was_asked_for(office, admin):
    office.app.extensions["address"] = ""
    page = admin.post("/orang/peksos/tautan", {"x-alasan": "lupa"})
    office.app.extensions["address"] = ADDRESS
    assert "http://localhost/sandi/" in page.text


def test_the_auditor_is_told_of_a_reset_that_forgets_factors(office, admin):
    office.person("peksos")
    admin.post("/orang/peksos/tautan", {"x-alasan": "telepon hilang", "faktor": "1"})
    told = words_of(office.person("auditor").get("/audit").text)
    assert "Kata sandi dan faktor kedua Rini Anggraini dihapus, 23 November 2026" in told


def test_the_auditor_is_told_who_begins_and_who_ends_to_be_an_administrator(office, admin, added):
    admin.post(added + "/masa", {**TERM, "peran": "admin_tenant"})
    for path in re.findall(r'action="(/orang/[^"]+/akhiri)"', admin.get(added).text):
        admin.post(path, {"x-alasan": "pindah"})
    told = words_of(office.person("auditor").get("/audit").text)
    assert "Sari Dewi menjadi pengelola, 23 November 2026" in told
    assert told.count("Masa tugas Sari Dewi sebagai pengelola diakhiri, 23 November 2026") == 1


def test_two_administrators_reset_what_one_alone_could_come_in_by(office, admin):
    """ASVS 6.4.4: the wish of one stands on the page of the person until another has it, too."""
    office.person("peksos")
    account = RegisterAccount("kelola2", "Wati", "13.77", ("admin_tenant",), password=PASSWORD)
    office.engine.do(account, MACHINE_ACTOR)
    wish = {"x-alasan": "telepon hilang", "faktor": "1"}
    asked = admin.post("/orang/peksos/tautan", wish)
    assert asked.location == "/orang/peksos"
    assert "Permintaan dicatat" in admin.get("/orang/peksos").text
    other = office.person("kelola2")
    assert "Akun Rini Anggraini akan diatur ulang" in words_of(other.get("/orang").text)
    page = words_of(other.get("/orang/peksos").text)
    assert "Arif meminta tautan yang juga menghapus faktor kedua: telepon hilang." in page
    assert re.search(rf"{ADDRESS}/sandi/[\w-]+", other.post("/orang/peksos/tautan", wish).text)


def test_who_opened_a_link_is_seen_by_her_address_and_the_person_is_told(office, admin):
    old = office.person("peksos")
    page = admin.post("/orang/peksos/tautan", {"x-alasan": "lupa"})
    [link] = re.findall(rf"{ADDRESS}(/sandi/[\w-]+)", page.text)
    her = office.visitor()
    assert her.get(link).status_code == 200
    assert old.get("/tugas").status_code == 303
    her.post(link, {"baru": "perahu kayu di teluk"})
    enter(her, "peksos", "perahu kayu di teluk")
    assert "Arif mengatur ulang kata sandi Anda" in words_of(her.get("/tugas").text)
    address = her.client.environ_base["REMOTE_ADDR"]
    story = words_of(her.get("/akun").text)
    assert re.search(rf"Tautan kata sandi dibuka [^·]*· dari {address}", story)


def test_a_link_and_a_term_ask_for_a_fresh_proof(office, admin, added):
    """ASVS 7.5.3."""
    office.clock.turn(timedelta(minutes=6))
    assert admin.post(added + "/masa", TERM).status_code == 403
    assert admin.post(added + "/tautan", {"x-alasan": "lupa"}).status_code == 403
    [end] = re.findall(r'action="(/orang/[^"]+/akhiri)"', admin.get(added).text)
    assert admin.post(end, {"x-alasan": "pindah"}).status_code == 403


@pytest.mark.usefixtures("admin")
def test_an_auditor_reads_and_changes_nothing(office, added):
    auditor = office.person("auditor")
    page = auditor.get(added).text
    assert "Riwayat utuh" in page
    assert "<form method=" not in page.split("<main", 1)[1].split("</main>")[0]
    assert auditor.post(added + "/masa", TERM).status_code == 403


def test_days_are_those_of_the_calendar_at_home():
    assert start_of("2026-07-26", "WIT") == datetime(2026, 7, 25, 15, tzinfo=UTC)
    assert end_of("2026-07-26", "WIB") == datetime(2026, 7, 26, 17, tzinfo=UTC)
    assert start_of("") is end_of("") is None
    with pytest.raises(Refused):
        start_of("kemarin", "WIB")
