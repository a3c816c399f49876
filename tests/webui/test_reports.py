"""Whoever has no account reports: sealed at once, decided by a person, and told of by a code."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest

from engine import MACHINE_ACTOR, PublishDefinition
from tests.webui.conftest import Office, Person, field_of, words_of
from webui.bundles import bundle_of

TOLD = "Anak itu menangis setiap malam"
CITIZEN = {"uraian_singkat": TOLD, "kontak_pelapor": "081234567890", "nama_pelapor": "Bu Wati"}
OFFICIAL = {**CITIZEN, "ciri_klien": "anak"}


@pytest.fixture(scope="module")
def town(shared_office) -> Office:
    files = bundle_of("penjangkauan", "13.77")
    shared_office.engine.do(PublishDefinition("13.77", "penjangkauan", files), MACHINE_ACTOR)
    return shared_office


def sent(town: Office, who: Person, door: str = "warga", **answers: str):
    """Open a door's form, read it for a while, and send it."""
    page = who.get(f"/lapor/13.77/{door}").text
    town.clock.turn(timedelta(seconds=30))
    marks = {"x-dibuat": field_of(page, "x-dibuat"), "x-selesai": "1"}
    return who.post(f"/lapor/13.77/{door}", {**marks, **answers})


def code_of(page: str) -> str:
    return re.findall(r'<code class="key">([^<]+)</code>', page)[0]


def task_of(town: Office, page: str) -> str:
    """The path of the newest intake task in the pool."""
    found = town.person("penerima").get("/tugas?rak=bisa").text
    del page
    return re.findall(r'href="(/tugas/[0-9a-f]+)"', found)[0]


def state(town: Office, code: str) -> str:
    return words_of(town.visitor().post("/lapor/13.77/cek", {"x-resi": code}).text)


def test_a_report_waits_as_a_draft_for_the_intake_officer_who_decides(town):
    receipt = sent(town, town.visitor(), **CITIZEN)
    assert receipt.status_code == 200
    code = code_of(receipt.text)
    assert "Diterima. Petugas akan membacanya." in state(town, code)
    officer = town.person("penerima")
    task = task_of(town, receipt.text)
    assert TOLD not in officer.get(task).text  # before it is hers, nothing is shown
    officer.post(f"{task}/ambil")
    page = officer.get(task).text
    assert TOLD in page
    assert "Bu Wati" in page
    assert "081234567890" in page


def test_what_tells_of_violence_is_seen_by_who_was_named_alone(town):
    before = town.person("penerima").get("/tugas?rak=bisa").text.count("/tugas/")
    danger = {**OFFICIAL, "tanda_bahaya[kekerasan_disebut]": "true"}
    assert sent(town, town.visitor(), "desa", **danger).status_code == 200
    assert town.person("penerima").get("/tugas?rak=bisa").text.count("/tugas/") == before
    desk = town.person("manajer").get("/tugas").text
    assert "Laporan baru." in desk
    assert TOLD not in desk
    with town.database.reading() as connection:
        newest = "SELECT klass FROM case_file ORDER BY no DESC LIMIT 1"
        assert connection.exec_driver_sql(newest).scalar() == "K4"


def test_sent_twice_it_is_one_report_with_one_receipt(town):
    who = town.visitor()
    once = {**CITIZEN, "x-kiriman": uuid4().hex}
    first, second = sent(town, who, **once), sent(town, who, **once)
    assert code_of(first.text) == code_of(second.text)
    with town.database.reading() as connection:
        count = "SELECT count(*) FROM report"
        before = connection.exec_driver_sql(count).scalar()
    sent(town, who, **CITIZEN)
    with town.database.reading() as connection:
        assert connection.exec_driver_sql(count).scalar() == before + 1


def test_machines_are_kept_out_and_people_lose_nothing(town):
    who = town.visitor()
    trapped = sent(town, who, **CITIZEN, **{"x-situs": "https://beli.example"})
    assert (trapped.status_code, TOLD in trapped.text) == (422, True)
    page = who.get("/lapor/13.77/warga").text
    marks = {"x-dibuat": field_of(page, "x-dibuat"), "x-selesai": "1"}
    hasty = who.post("/lapor/13.77/warga", {**marks, **CITIZEN})
    assert (hasty.status_code, TOLD in hasty.text) == (422, True)
    town.clock.turn(timedelta(hours=13))
    stale = who.post("/lapor/13.77/warga", {**marks, **CITIZEN})
    assert "sudah lama terbuka" in stale.text
    forged = who.post("/lapor/13.77/warga", {**marks, **CITIZEN, "x-dibuat": "karangan"})
    assert (forged.status_code, TOLD in forged.text) == (422, True)
    lost = who.client.post("/lapor/13.77/warga", data={**marks, **CITIZEN})
    assert (lost.status_code, TOLD in lost.text) == (403, True)


def test_a_form_with_a_fault_and_a_file_come_back_with_everything_in_them(town):
    short = sent(town, town.visitor(), **{**CITIZEN, "kontak_pelapor": "12"})
    assert (short.status_code, TOLD in short.text) == (422, True)
    who = town.visitor()
    marks = {"x-csrf": who.token(), "x-selesai": "1"}
    photo = (BytesIO(b"GIF89a"), "foto.gif")
    filed = who.client.post("/lapor/13.77/warga", data={**marks, **CITIZEN, "foto": photo})
    assert (filed.status_code, TOLD in filed.text) == (415, True)
    large = who.post("/lapor/13.77/warga", {"uraian_singkat": "a" * 5_000_000})
    assert large.status_code == 413
    assert "Kiriman terlalu besar" in large.text


def test_one_address_can_send_so_many_and_then_waits(town):
    who = town.visitor()
    answers = [sent(town, who, **CITIZEN).status_code for _ in range(12)]
    assert answers[:10] == [200] * 10
    assert answers[-1] == 429
    assert sent(town, town.visitor(), **CITIZEN).status_code == 200


def test_a_wrong_receipt_is_counted_and_slowed(town):
    who = town.visitor()
    said = [who.post("/lapor/13.77/cek", {"x-resi": "SALAH"}).text for _ in range(12)]
    assert "Kode ini tidak dikenal" in said[0]
    assert "Terlalu banyak percobaan" in said[-1]


def test_the_coordinator_shuts_a_door_and_sees_what_came(town):
    coordinator = town.person("koordinator")
    page = coordinator.get("/pintu")
    assert "jebakan mesin" in page.text
    assert coordinator.post("/pintu/warga").status_code == 303
    assert town.visitor().get("/lapor/13.77/warga").status_code == 410
    assert sent(town, town.visitor(), **CITIZEN).status_code == 410
    assert "Saya warga" not in town.visitor().get("/lapor/13.77").text
    coordinator.post("/pintu/warga", {"buka": "1"})
    assert town.visitor().get("/lapor/13.77/warga").status_code == 200


def test_where_the_daerah_offers_no_door_there_is_none(town):
    for path in ("/lapor/64.74", "/lapor/00.00", "/lapor/64.74/warga", "/lapor/13.77/pos"):
        assert town.visitor().get(path).status_code == 404


def test_the_pages_are_light_say_whom_to_call_first_and_run_no_script(town):
    for path in ("/lapor/13.77", "/lapor/13.77/warga", "/lapor/13.77/desa", "/lapor/13.77/cek"):
        page = town.visitor().get(path, **{"Accept-Encoding": "gzip"})
        assert len(page.data) < 8_000, path
        page = town.visitor().get(path).text
        assert "<script" not in page
        assert page.index('href="tel:112"') < page.index("<h1>")
        assert 'action="/tutup"' in page
        assert "noindex" in page


def test_nothing_that_was_typed_lies_in_the_clear(town):
    sent(town, town.visitor(), **CITIZEN)
    with town.database.reading() as connection:
        tables = ("draft", "case_file", "audit", "report", "door_count", "notice", "attempt")
        for table in tables:
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608
            assert rows or table == "notice"
            assert TOLD.encode() not in repr(rows).encode(), table
            assert "081234567890" not in repr(rows), table
