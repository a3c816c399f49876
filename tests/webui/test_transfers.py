"""A case goes on in another daerah, from its page to the desk of who said yes."""

import pytest

from engine import MACHINE_ACTOR, CarryTransfers
from tests.webui.conftest import number_in, words_of
from webui.worker import work_once

NOTE = "Ibu dihubungi siang hari saja"
SENT = {
    "ke": "94.04",
    "sebab": "pindah_tempat",
    "urgensi": "segera",
    "dasar": "persetujuan",
    "pengantar": NOTE,
}


@pytest.fixture
def no(office):
    """A case that the manager began herself."""
    return number_in(office.person("manajer").get(office.open_case("manajer")).text)


def shown(office, path, name):
    return words_of(office.person(name).get(path).text)


def carry(office):
    office.engine.do(CarryTransfers(), MACHINE_ACTOR)


def question(office, no):
    """Ask Mimika; return the path of the page on which its manager answers."""
    asked = office.person("manajer").post(f"/kasus/{no}/alih-daerah", SENT)
    assert asked.location == f"/kasus/{no}"
    carry(office)
    listing = office.person("timika").get("/alih-daerah").text
    return listing.partition('<h2><a href="')[2].partition('"')[0]


def test_the_family_arrives_with_who_said_yes(office, no):
    path = question(office, no)
    asked = shown(office, path, "timika")
    assert "Kota Pariaman" in asked
    assert NOTE not in asked
    assert "mengusulkan alih kelola" in shown(office, "/tugas", "timika")
    waits = shown(office, f"/kasus/{no}", "manajer")
    assert "Alih kelola diusulkan kepada Kabupaten Mimika" in waits
    answered = office.person("timika").post(path + "/terima", {"proses": "kunjungan"})
    assert answered.location == path
    assert "kasusnya sedang dibuka" in shown(office, path, "timika")
    assert "mengusulkan alih kelola" not in shown(office, "/tugas", "timika")
    carry(office)
    new = number_in(office.person("timika").get(path).text)
    assert new.startswith("LK3-9404-")
    arrived = shown(office, f"/kasus/{new}", "timika")
    assert f"Datang dari Kota Pariaman, di sana bernomor {no}" in arrived
    assert NOTE in arrived
    assert f"Kasus {new} dari Hasan Basri sekarang pada Anda" in shown(office, "/tugas", "timika")
    gone = shown(office, f"/kasus/{no}", "manajer")
    assert "Dialihkan ke daerah lain" in gone
    assert f"Nomornya di sana {new}" in gone
    assert "Yohana menerima kasus" in shown(office, "/tugas", "manajer")
    for page in ("riwayat", "linimasa"):
        told = shown(office, f"/kasus/{no}/{page}", "manajer")
        assert "Kasus dialihkan ke daerah lain: Kabupaten Mimika" in told
    assert office.person("manajer").post(f"/kasus/{no}/alih-daerah", SENT).status_code == 409


def test_a_no_is_read_on_the_case(office, no):
    path = question(office, no)
    timika = office.person("timika")
    assert timika.post(path + "/tolak", {}).status_code == 422
    assert timika.post(path + "/tolak", {"sebab": "bukan_wilayah"}).location == path
    assert timika.post(path + "/terima", {"proses": "kunjungan"}).status_code == 409
    carry(office)
    told = shown(office, f"/kasus/{no}", "manajer")
    assert "Keluarga tidak tinggal di daerah kami" in told
    assert "Alihkan kasus ke daerah lain" in told
    assert "Kasus " + no + " tetap di sini" in shown(office, "/tugas", "manajer")


def test_who_asked_takes_it_back(office, no):
    path = question(office, no)
    manager = office.person("manajer")
    assert manager.post(f"/kasus/{no}/alih-daerah/tarik").location == f"/kasus/{no}"
    assert manager.post(f"/kasus/{no}/alih-daerah/tarik").status_code == 409
    carry(office)
    assert "Ditarik" in shown(office, path, "timika")
    assert "menarik usulan alih kelola" in shown(office, "/tugas", "timika")
    assert "Alihkan kasus ke daerah lain" in shown(office, f"/kasus/{no}", "manajer")


def test_what_was_typed_comes_back_with_what_is_missing(office, no):
    for missing in ("ke", "sebab", "urgensi", "dasar"):
        refused = office.person("manajer").post(f"/kasus/{no}/alih-daerah", SENT | {missing: ""})
        assert refused.status_code == 422
        assert NOTE in refused.text
    refused = office.person("manajer").post(f"/kasus/{no}/alih-daerah", SENT | {"pengantar": " "})
    assert refused.status_code == 422


def test_the_page_tells_what_goes_along_before_it_is_sent(office, no):
    told = shown(office, f"/kasus/{no}/alih-daerah", "manajer")
    assert "Belum ada isian yang ikut." in told
    offered = told.partition("Daerah yang melanjutkan")[2].partition("Mengapa")[0]
    assert "Kabupaten Mimika" in offered
    assert "Kota Pariaman" not in offered
    question(office, no)
    assert "Sudah diusulkan kepada Kabupaten Mimika" in shown(
        office, f"/kasus/{no}/alih-daerah", "manajer"
    )


def test_the_worker_carries(office, no):
    office.person("manajer").post(f"/kasus/{no}/alih-daerah", SENT)
    work_once(office.engine)
    assert no in shown(office, "/alih-daerah", "timika")


@pytest.mark.parametrize("name", ["penerima", "peksos", "koordinator"])
def test_nobody_else_asks_or_answers(office, no, name):
    path = question(office, no)
    person = office.person(name)
    for address in (f"/kasus/{no}/alih-daerah", "/alih-daerah", path):
        assert person.get(address).status_code in {403, 404}
    assert person.post(f"/kasus/{no}/alih-daerah", SENT).status_code in {403, 404}
    assert person.post(path + "/terima", {"proses": "kunjungan"}).status_code in {403, 404}
