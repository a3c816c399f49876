"""An institution answers without an account: one link, one code, one answer, no case."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.webui.conftest import field_of, words_of
from tests.webui.correspondence import STORY, Correspondence


@pytest.fixture
def letter(office):
    return Correspondence(office)


def test_an_institution_answers_and_the_case_runs_on(letter):
    institution = letter.opened()
    page = institution.get(letter.path)
    assert page.status_code == 200
    answered = institution.post(letter.path, {"status": "diterima", "x-selesai": "1"})
    assert answered.status_code == 200
    assert "Jawaban diterima" in answered.text
    assert letter.sheet().awaited == ()
    [filled] = [one for one in letter.sheet().answers if one.task_id == letter.awaited]
    assert filled.body == {"status": "diterima"}
    assert filled.by_name == "Lembaga penerima rujukan"


def test_before_the_code_and_after_it_nothing_of_the_case_is_shown(letter):
    shut = letter.office.visitor().get(letter.path)
    opened = letter.opened().get(letter.path)
    for page in (shut, opened):
        for hidden in (letter.no, "Ani", STORY, "Kunjungan keluarga", "Rini"):
            assert hidden not in page.text, hidden
    assert "Status" not in shut.text
    assert "Perlu kunjungan rumah" in words_of(opened.text)  # what the letter asks for anyway


def test_of_the_highest_class_not_even_what_the_letter_asks_for_is_shown(letter):
    with letter.office.database.writing() as connection:
        connection.exec_driver_sql("UPDATE case_file SET klass = 'K4'")
    assert "Perlu kunjungan rumah" not in letter.opened().get(letter.path).text


def test_the_page_is_kept_nowhere_and_found_by_no_search(letter):
    page = letter.opened().get(letter.path)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow">' in page.text
    assert 'action="/tutup"' in page.text


def test_what_is_typed_is_kept_until_it_is_sent(letter):
    institution = letter.opened()
    kept = institution.post(f"{letter.path}/draf", {"catatan": "Bu Rosa cuti", "x-versi": "0"})
    assert kept.status_code == 303
    page = letter.opened().get(letter.path).text  # another browser, the same code
    assert "Bu Rosa cuti" in page
    assert field_of(page, "x-versi") == "1"


def test_two_windows_lose_nothing(letter):
    institution = letter.opened()
    institution.post(f"{letter.path}/draf", {"catatan": "dari tab pertama", "x-versi": "0"})
    second = institution.post(f"{letter.path}/draf", {"catatan": "dari tab kedua", "x-versi": "0"})
    assert second.status_code == 409
    assert "dari tab pertama" in second.text
    assert "dari tab kedua" in second.text
    again = {"catatan": "dari tab kedua", "x-versi": field_of(second.text, "x-versi")}
    assert institution.post(f"{letter.path}/draf", again).status_code == 303


def test_only_the_browser_that_gave_the_code_last_goes_on(letter):
    first, second = letter.opened(), letter.opened()
    sent = {"status": "diterima", "catatan": "belum dikirim", "x-selesai": "1"}
    page = first.post(letter.path, sent)
    assert "Kode pembuka" in page.text
    assert letter.sheet().awaited != ()
    carried = {"x-kode": letter.code, "status": "diterima", "catatan": "belum dikirim"}
    assert first.post(f"{letter.path}/kode", carried).status_code == 303
    assert "belum dikirim" in first.get(letter.path).text
    assert "Kode pembuka" in second.get(letter.path).text


def test_a_wrong_code_is_counted_slowed_and_shuts_the_link_in_the_end(letter):
    stranger = letter.office.visitor()
    for _ in range(5):
        wrong = stranger.post(f"{letter.path}/kode", {"x-kode": "00000000"})
        assert wrong.status_code == 401
    assert stranger.post(f"{letter.path}/kode", {"x-kode": letter.code}).status_code == 429
    for _ in range(15):
        letter.office.clock.turn(timedelta(minutes=16))
        stranger.post(f"{letter.path}/kode", {"x-kode": "00000000"})
    shut = letter.office.visitor().post(f"{letter.path}/kode", {"x-kode": letter.code})
    assert shut.status_code == 410
    assert "Tautan tertutup" in shut.text
    letter.office.people.clear()  # her session is over by then
    assert "terlalu banyak kode yang keliru" in letter.office.person("peksos").get(letter.page).text


def test_sent_twice_it_is_done_once_and_answered_the_same(letter):
    institution = letter.opened()
    sent = {"status": "diterima", "x-selesai": "1", "x-kiriman": uuid4().hex}
    first, second = institution.post(letter.path, sent), institution.post(letter.path, sent)
    assert (first.status_code, second.status_code) == (200, 200)
    assert "Jawaban diterima" in second.text
    late = institution.post(letter.path, {**sent, "x-kiriman": uuid4().hex, "status": "ditolak"})
    assert late.status_code == 410
    assert "Jawaban sudah diterima" in late.text
    assert "Ditolak" in late.text  # what she typed is not thrown away
    back = institution.get(letter.path)
    assert (back.status_code, "Jawaban sudah diterima" in back.text) == (410, True)


def test_a_link_ends_by_time_by_hand_by_a_newer_one_and_when_staff_took_the_answer(letter):
    staff = letter.office.person("peksos")
    old = letter.path
    letter.make()
    assert "dicabut" in letter.office.visitor().get(old).text
    assert staff.post(f"/kasus/{letter.no}/tautan/{letter.link_id}/cabut").status_code == 303
    assert "Tautan sudah dicabut" in letter.office.visitor().get(letter.path).text
    letter.make()
    letter.office.clock.turn(timedelta(days=31))
    letter.office.people.clear()
    assert "Masa berlaku tautan sudah habis" in letter.office.visitor().get(letter.path).text
    letter.make()
    taken = letter.office.person("peksos").post(
        letter.page, {"status": "diterima", "x-selesai": "1"}
    )
    assert taken.status_code == 303
    assert "Jawaban tidak ditunggu lagi" in letter.office.visitor().get(letter.path).text


def test_a_suspended_case_keeps_the_draft_and_takes_no_answer(letter):
    institution = letter.opened()
    manager = letter.office.person("manajer")
    assert manager.post(f"/kasus/{letter.no}/tunda", {"x-alasan": "menunggu"}).status_code == 303
    page = institution.get(letter.path).text
    assert "belum dapat diterima sekarang" in page
    assert "Kirim jawaban" not in page
    sent = {"status": "diterima", "catatan": "Bu Rosa cuti", "x-versi": "0"}
    assert institution.post(letter.path, {**sent, "x-selesai": "1"}).status_code == 409
    assert institution.post(f"{letter.path}/draf", sent).status_code == 303
    manager.post(f"/kasus/{letter.no}/lanjutkan", {"x-alasan": "kembali"})
    assert "Bu Rosa cuti" in institution.get(letter.path).text


def test_while_the_door_is_shut_no_answer_comes_and_no_draft_is_lost(letter):
    institution, coordinator = letter.opened(), letter.office.person("koordinator")
    institution.post(f"{letter.path}/draf", {"catatan": "Bu Rosa cuti", "x-versi": "0"})
    assert "Jawaban lembaga lewat tautan" in coordinator.get("/pintu").text
    assert coordinator.post("/pintu/jawab").status_code == 303
    shut = institution.get(letter.path)
    assert shut.status_code == 410
    assert "Jawaban lewat tautan sedang ditutup" in shut.text
    assert "lewat telepon" in shut.text
    sent = {"status": "ditolak", "catatan": "Bu Rosa cuti lagi", "x-versi": "1"}
    late = institution.post(letter.path, {**sent, "x-selesai": "1"})
    assert (late.status_code, "Bu Rosa cuti lagi" in late.text) == (410, True)
    kept = institution.post(f"{letter.path}/draf", {**sent, "kosong": ""})
    assert kept.status_code == 410
    assert "Catatan</dt>" in kept.text
    assert "kosong" not in kept.text
    stranger = letter.office.visitor().post(f"{letter.path}/kode", {"x-kode": letter.code})
    assert stranger.status_code == 410
    assert letter.sheet().awaited != ()
    coordinator.post("/pintu/jawab", {"buka": "1"})
    assert "Bu Rosa cuti" in institution.get(letter.path).text
    assert institution.post(letter.path, {**sent, "x-selesai": "1"}).status_code == 200


def test_while_the_door_is_shut_no_link_is_made_and_the_team_is_told(letter):
    letter.office.person("koordinator").post("/pintu/jawab")
    worker = letter.office.person("peksos")
    page = worker.get(letter.page).text
    assert "menutup pintu jawaban lembaga" in page
    assert "Buat tautan baru" not in page
    assert "Cabut tautan" in page
    refused = worker.post(f"{letter.page}/tautan")
    assert refused.status_code == 409
    assert "tautan tidak dapat dibuat" in refused.text


def test_an_unknown_link_is_told_apart_from_nothing_else(letter):
    visitor = letter.office.visitor()
    assert visitor.get("/jawab/13.77/ABCDEFGHJKMNPQRS").status_code == 404
    assert visitor.get("/jawab/00.00/ABCDEFGHJKMNPQRS").status_code == 404
    other = letter.path.replace("13.77", "94.04")  # another daerah's door
    assert visitor.get(other).status_code == 404


def test_the_history_tells_of_every_opening_and_of_no_code(letter):
    letter.opened().post(letter.path, {"status": "diterima", "x-selesai": "1"})
    with letter.office.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT deed, actor, detail FROM audit").all()
    told = {row[0]: row for row in rows}
    assert told["answer_link_made"][1] == "peksos"
    assert told["answer_link_opened"][1].startswith("tautan:")
    assert "10." in told["answer_link_opened"][2]
    bare = letter.code.replace(" ", "")
    token = letter.path.rsplit("/", 1)[1]
    assert not [row for row in rows if bare in row[2] or token in row[2]]


def test_the_sheet_for_the_letter_bears_the_link_and_not_the_code(letter):
    token = letter.path.rsplit("/", 1)[1]
    staff = letter.office.person("peksos")
    printed = staff.post(f"/kasus/{letter.no}/tautan/lembar.pdf", {"tautan": token})
    assert (printed.status_code, printed.mimetype) == (200, "application/pdf")
    assert (
        staff.post(f"/kasus/{letter.no}/tautan/lembar.pdf", {"tautan": "X" * 16}).status_code == 404
    )


def test_strangers_of_the_house_make_and_take_back_no_links(letter):
    other = letter.office.person("peksos2")
    assert other.post(f"{letter.page}/tautan").status_code == 404
    assert other.post(f"/kasus/{letter.no}/tautan/{letter.link_id}/cabut").status_code == 404
