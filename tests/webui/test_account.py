"""One's own account: where one is signed in, the password, and the link to choose one."""

import re
from datetime import timedelta

from engine import MACHINE_ACTOR, ResetAccount
from tests.webui.conftest import PASSWORD, words_of
from tests.webui.test_signin import enter

NEW = "perahu kayu di teluk"
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0"


def enter_by_phone(office, name):
    phone = office.visitor()
    phone.client.environ_base["HTTP_USER_AGENT"] = PHONE
    assert enter(phone, name).status_code == 303
    return phone


def test_devices_are_listed_and_ended_one_by_one(office):
    """ASVS 7.5.2."""
    desk, phone = office.visitor(), enter_by_phone(office, "peksos")
    enter(desk, "peksos")
    page = desk.get("/akun").text
    assert "Firefox, Android" in page
    assert "Perangkat ini" in page
    [id_] = re.findall(r'name="sesi" value="(\w+)"', page)
    assert desk.post("/akun/sesi", {"sesi": id_}).status_code == 303
    assert phone.get("/tugas").location.startswith("/masuk")
    assert "Firefox, Android" not in desk.get("/akun").text


def test_all_other_devices_are_ended_at_once(office):
    """ASVS 7.4.3."""
    phones = [enter_by_phone(office, "peksos") for _ in range(2)]
    desk = office.visitor()
    enter(desk, "peksos")
    desk.post("/akun/sesi")
    assert "Dikeluarkan dari 2 perangkat" in desk.get("/akun").text
    assert all(phone.get("/tugas").location.startswith("/masuk") for phone in phones)


def test_the_password_is_changed_by_who_knows_it(office):
    """ASVS 6.2.2, 6.2.3."""
    person = office.visitor()
    enter(person, "peksos")
    assert person.post("/akun/sandi", {"lama": "salah", "baru": NEW}).status_code == 401
    weak = person.post("/akun/sandi", {"lama": PASSWORD, "baru": "pendek"})
    assert weak.status_code == 422
    assert "terlalu pendek" in words_of(weak.text)
    assert person.post("/akun/sandi", {"lama": PASSWORD, "baru": NEW}).location == "/akun"
    assert "Kata sandi diganti" in person.get("/akun").text
    assert enter(office.visitor(), "peksos", NEW).status_code == 303


def test_who_changes_it_after_her_session_ran_out_signs_in_first(office):
    person = office.visitor()
    enter(person, "peksos")
    office.clock.turn(timedelta(minutes=31))
    answer = person.post("/akun/sandi", {"lama": PASSWORD, "baru": NEW})
    assert (answer.status_code, answer.location) == (303, "/masuk?lanjut=/akun/sandi")


def test_a_link_lets_her_choose_and_leads_to_the_door(office):
    """ASVS 6.4.1."""
    made = office.engine.do(ResetAccount("peksos", "lupa"), MACHINE_ACTOR)
    her, path = office.visitor(), f"/sandi/{made.subject}"
    page = her.get(path)
    assert "Rini Anggraini" in page.text
    assert her.post(path, {"baru": "pendek"}).status_code == 422
    answer = her.post(path, {"baru": NEW})
    assert answer.location == "/masuk"
    assert her.get(path).status_code == 404
    assert enter(her, "peksos", NEW).status_code == 303


def test_papers_are_printed_only_after_a_fresh_proof(office):
    """ASVS 7.5.3: exports ask for a proof of the last five minutes."""
    no, _ = office.visited_case()
    person = office.person("penerima")
    assert person.get(f"/kasus/{no}/riwayat.pdf").status_code == 200
    office.clock.turn(timedelta(minutes=6))
    path = f"/kasus/{no}/riwayat.pdf"
    assert person.get(path).location == f"/masuk/ulang?lanjut={path}"
    proof = {"sandi": PASSWORD, "lanjut": path}
    assert person.post("/masuk/ulang", proof).location == path
    assert person.get(path).status_code == 200
