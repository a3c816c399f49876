"""Coming in, changing hats, staying in, going out."""

from datetime import timedelta

import pytest

from engine import VISITOR, NotSignedIn, SessionByToken
from tests.webui.conftest import PASSWORD, words_of


def enter(person, name, password=PASSWORD, **more):
    person.get("/masuk")
    return person.post("/masuk", {"nama": name, "sandi": password, **more})


def test_somebody_signs_in_and_comes_where_she_wanted_to_go(shared_office):
    visitor = shared_office.visitor()
    door = visitor.get("/kasus?cari=1377")
    assert door.location == "/masuk?lanjut=/kasus?cari%3D1377"
    assert 'value="/kasus?cari=1377"' in visitor.get(door.location).text
    answer = enter(visitor, "penerima", lanjut="/kasus?cari=1377")
    assert (answer.status_code, answer.location) == (303, "/kasus?cari=1377")
    assert "Dewi Lestari" in visitor.get("/tugas").text


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(shared_office):
    wrong = enter(shared_office.visitor(), "penerima", "bukan-ini")
    unknown = enter(shared_office.visitor(), "siapa-saja", "bukan-ini")
    assert wrong.status_code == unknown.status_code == 401
    assert "Nama pengguna atau kata sandi tidak cocok." in wrong.text
    told = words_of(wrong.text), words_of(unknown.text)
    assert told[0] == told[1]


def test_the_door_leads_nowhere_outside(shared_office):
    for outside in ("https://jahat.example/", "//jahat.example/", "/\\jahat.example"):
        assert enter(shared_office.visitor(), "penerima", lanjut=outside).location == "/"


def test_whoever_has_several_hats_chooses_one(shared_office):
    visitor = shared_office.visitor()
    assert enter(visitor, "rangkap", lanjut="/tugas").location == "/masuk/peran?lanjut=/tugas"
    page = visitor.get("/masuk/peran?lanjut=/tugas").text
    assert "Pekerja sosial" in page
    assert "Manajer kasus" in page
    assert (
        visitor.post("/masuk/peran", {"peran": "manajer_kasus", "lanjut": "/tugas"}).location
        == "/tugas"
    )
    assert "<small>Manajer kasus</small>" in visitor.get("/tugas").text


def test_nobody_wears_a_hat_that_is_not_hers(shared_office):
    answer = shared_office.person("penerima").post("/masuk/peran", {"peran": "auditor"})
    assert answer.status_code == 403


def test_a_session_ends_after_half_an_hour_of_silence(office):
    person = office.person("penerima")
    for _ in range(3):
        office.clock.turn(timedelta(minutes=25))
        assert person.get("/tugas").status_code == 200
    office.clock.turn(timedelta(minutes=31))
    assert person.get("/tugas").location.startswith("/masuk")


def test_a_session_ends_after_twelve_hours_however_busy(office):
    person = office.person("penerima")
    for _ in range(12 * 60 // 25):
        office.clock.turn(timedelta(minutes=25))
        assert person.get("/tugas").status_code == 200
    office.clock.turn(timedelta(minutes=25))
    assert person.get("/tugas").location.startswith("/masuk")


def test_what_was_typed_when_the_session_ran_out_is_carried_through_the_door(office):
    path = office.open_case()
    person = office.person("penerima")
    office.clock.turn(timedelta(hours=1))
    typed = {"nama": "Ani binti Umar", "butuh_kunjungan": "true", "x-selesai": "1"}
    door = person.post(path, typed)
    assert door.status_code == 401
    assert 'name="bawa:nama" value="Ani binti Umar"' in door.text
    carried = {f"bawa:{name}": value for name, value in typed.items()}
    page = person.post("/masuk", {"nama": "penerima", "sandi": PASSWORD, "lanjut": path, **carried})
    assert f'action="{path}"' in page.text
    assert 'name="nama" value="Ani binti Umar"' in page.text
    assert person.post(path, typed).status_code == 303


def test_a_page_left_open_can_save_again_after_signing_in_elsewhere(office):
    path = office.open_case()
    person = office.person("penerima")
    token = person.token()
    office.clock.turn(timedelta(hours=1))
    late = person.post(path + "/draf", {"nama": "A", "x-versi": "0"}, **{"HX-Request": "true"})
    assert late.status_code == 401
    assert "Masuk lagi di tab baru" in late.text
    assert enter(person, "penerima").status_code == 303
    assert person.token() == token
    again = person.post(path + "/draf", {"nama": "A", "x-versi": "0"}, **{"HX-Request": "true"})
    assert again.status_code == 200


def test_going_out_ends_the_session_and_clears_the_browser(office):
    person = office.person("penerima")
    with person.client.session_transaction() as session:
        token = session["token"]
    answer = person.post("/keluar")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Anda sudah keluar" in person.get(answer.location).text
    with person.client.session_transaction() as session:
        session["token"] = token
    assert person.get("/tugas").location.startswith("/masuk")


def test_signing_in_again_ends_the_session_before(office):
    person = office.person("penerima")
    with person.client.session_transaction() as session:
        before = session["token"]
    assert enter(office.visitor(), "penerima").status_code == 303
    assert office.engine.ask(SessionByToken(before), VISITOR).actor.username == "penerima"
    assert enter(person, "penerima2").status_code == 303
    with pytest.raises(NotSignedIn):
        office.engine.ask(SessionByToken(before), VISITOR)


def test_who_has_signed_in_here_before_does_not_wait_for_a_colleague_who_guesses(office):
    """ASVS 6.3.1: an office shares its address, not its browsers."""
    hers, his = office.visitor(), office.visitor()
    his.client.environ_base["REMOTE_ADDR"] = hers.client.environ_base["REMOTE_ADDR"]
    enter(hers, "penerima")
    hers.post("/keluar")
    for _ in range(5):
        enter(his, "penerima", "salah")
    assert enter(his, "penerima").status_code == 429
    assert enter(hers, "penerima").status_code == 303
    assert his.client.get_cookie("lk3-peramban") is None
    his.client.set_cookie("lk3-peramban", "x" * 43)
    assert enter(his, "penerima").status_code == 429
