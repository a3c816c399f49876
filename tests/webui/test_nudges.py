"""The page of notifications, from giving an address to the mail that says something waits."""

import re
from datetime import timedelta

import pytest

from engine import Actor, AssignTask
from tests.webui.certificate import self_signed
from tests.webui.conftest import ADDRESS, Office, engine_on, settings_in, words_of
from tests.webui.mailbox import Mailbox, serving
from webui import create_app
from webui.bundles import calendar_of
from webui.nudges import Mail, Outside
from webui.worker import work_once

PAGE = "/akun/pemberitahuan"
HER = "rini.anggraini@contoh.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return self_signed(tmp_path_factory.mktemp("sertifikat"))


@pytest.fixture
def box():
    return Mailbox()


@pytest.fixture
def mailed(office, box, certificate, tmp_path):
    """The office, with a mail server; it is Monday, 09.00."""
    with serving(box, certificate) as server:
        nudge = Outside({"email": Mail(server)}, ADDRESS)
        engine = engine_on(office.database, office.clock, nudge=nudge, calendar=calendar_of)
        app = create_app(engine, settings_in(tmp_path), office.clock)
        yield Office(app, engine, office.clock, office.database)


def later(office, **time):
    office.clock.turn(timedelta(**time))
    work_once(office.engine)


def confirmed(office, box, name="peksos"):
    """Let somebody give an address and type the code that comes; returns her at her browser."""
    person = office.person(name)
    assert person.post(f"{PAGE}/surel", {"alamat": HER}).location == PAGE
    later(office)
    [code] = re.findall(r"\b\d{6}\b", box.words())
    assert person.post(f"{PAGE}/surel/kode", {"kode": code}).location == PAGE
    box.got.clear()
    return person


def given(office):
    """The manager gives the social worker a visit; returns the case's number."""
    no, visit = office.visited_case()
    manager = Actor(username="manajer", name="Hasan", daerah="13.77", role="manajer_kasus")
    office.engine.do(AssignTask(visit.rpartition("/")[2], "peksos"), manager)
    return no


def test_from_an_address_to_the_mail_that_tells_nothing_of_the_case(mailed, box):
    person = confirmed(mailed, box)
    assert "dikonfirmasi" in person.get(PAGE).text
    no = given(mailed)
    later(mailed, minutes=2)
    [message] = box.got
    assert message["Subject"] == "Ada tugas baru untuk Anda di LK3"
    for told in (no, "Ani", "Kunjungan", "Rini", "peksos"):
        assert told.lower() not in re.sub(re.escape(HER), "", box.words()).lower()
    later(mailed, minutes=2)
    assert len(box.got) == 1


def test_at_night_it_waits_and_a_greylisting_server_is_asked_again(mailed, box):
    confirmed(mailed, box)
    mailed.clock.turn(timedelta(hours=10))
    given(mailed)
    later(mailed, minutes=2)
    assert box.got == []
    box.answers = ["451 4.7.1 coba lagi"]
    later(mailed, hours=13)
    assert box.got == []
    later(mailed, minutes=2)
    assert len(box.got) == 1


def test_a_refused_address_is_told_her_and_the_page_says_what_to_do(mailed, box):
    person = confirmed(mailed, box)
    given(mailed)
    box.answers = ["550 5.1.1 tidak ada"]
    later(mailed, minutes=2)
    desk = words_of(person.get("/tugas").text)
    assert "Pesan ke alamat Anda ditolak" in desk
    assert "Periksa alamatnya, lalu minta kode baru" in person.get(PAGE).text
    assert "SMTP 550" in person.get("/akun").text
    assert HER not in person.get("/akun").text


def test_what_she_chooses_stands_on_the_page_afterwards(mailed, box):
    person = confirmed(mailed, box)
    sent = {"kabar": "task.email", "laju": "daily", "pukul": "16", "tenang": "night"}
    assert person.post(PAGE, {**sent, "pukul": "siang"}).status_code == 422
    assert person.post(PAGE, {**sent, "bahasa": "en"}).location == PAGE
    page = person.get(PAGE).text
    checked = re.findall(r'value="([\w.]+)" (?:checked|selected)', page.replace(' lang="en"', ""))
    assert checked == ["task.email", "daily", "16", "night", "en"]
    given(mailed)
    later(mailed, hours=6, minutes=50)
    assert box.got == []
    later(mailed, minutes=20)
    assert [one["Subject"] for one in box.got] == ["Your daily digest in LK3"]


def test_a_wrong_code_and_a_wrong_address_say_so_beside_the_field(mailed):
    person = mailed.person("peksos")
    wrong = person.post(f"{PAGE}/surel", {"alamat": "rini@@contoh"})
    assert wrong.status_code == 422
    assert "Alamat surel ini belum lengkap" in wrong.text
    assert 'value="rini@@contoh"' in wrong.text
    person.post(f"{PAGE}/surel", {"alamat": HER})
    refused = person.post(f"{PAGE}/surel/kode", {"kode": "000000 "})
    assert refused.status_code == 422
    assert "Kode tidak cocok" in refused.text


def test_she_takes_her_address_away(mailed, box):
    person = confirmed(mailed, box)
    assert person.post(f"{PAGE}/surel/hapus").location == PAGE
    assert HER not in person.get(PAGE).text
    given(mailed)
    later(mailed, minutes=2)
    assert box.got == []


def test_an_office_without_a_way_outside_says_so(office):
    page = office.person("peksos").get(PAGE).text
    assert "Pesan ke luar belum disiapkan" in page
    assert "<form" not in page[page.index("<main") : page.index("</main")]
