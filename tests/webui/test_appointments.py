"""Appointments on the case page, and the calendar that tells when and nothing else."""

import re
from datetime import timedelta

import pytest

from tests.webui.conftest import words_of

GOOD = {
    "kepada": "peksos",
    "hari": "2026-11-23",
    "jam": "17:30",
    "lama": "60",
    "tempat": "rumah",
    "catatan": "Ibu Ani, sesudah pasar",
}


@pytest.fixture
def no(office):
    no, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    return no


def shown(office, no, name="peksos"):
    return words_of(office.person(name).get(f"/kasus/{no}").text)


def test_an_appointment_stands_with_its_hour_and_is_marked_outside_office_hours(office, no):
    person, path = office.person("penerima"), f"/kasus/{no}"
    assert person.post(path + "/janji", GOOD).location == f"{path}#janji"
    told = shown(office, no)
    assert "23 November 2026, 17.30 WIB" in told
    assert "Di rumah keluarga · Rini Anggraini di luar jam kerja" in told
    assert "Ibu Ani, sesudah pasar" in told
    assert "Ibu Ani" not in shown(office, no, "auditor")
    person.post(path + "/janji", {**GOOD, "jam": "10:00"})
    assert shown(office, no).count("di luar jam kerja") == 1


def test_who_did_not_come_is_counted(office, no):
    office.person("peksos").post(f"/kasus/{no}/janji", GOOD)
    office.clock.turn(timedelta(hours=9))
    office.people.clear()
    page = office.person("peksos").get(f"/kasus/{no}").text
    path = re.search(rf"/kasus/{no}/janji/\w+/hasil", page)[0]
    assert office.person("peksos").post(path, {"hasil": "tidak_hadir"}).status_code == 303
    assert "tidak hadir 1 kali" in shown(office, no)


@pytest.mark.parametrize("wrong", [{"hari": "besok"}, {"jam": ""}, {"lama": "x"}, {"tempat": ""}])
def test_what_cannot_be_read_is_refused_and_shown_again(office, no, wrong):
    refused = office.person("peksos").post(f"/kasus/{no}/janji", {**GOOD, **wrong})
    assert refused.status_code == 422
    assert "Ibu Ani, sesudah pasar" in refused.text


def test_the_calendar_outside_says_when_and_neither_who_nor_where(office, no):
    person = office.person("peksos")
    person.post(f"/kasus/{no}/janji", GOOD)
    address = re.search(r"/janji/[\w-]+\.ics", person.post("/akun/kalender").text)[0]
    feed = office.visitor().get(address)
    assert feed.mimetype == "text/calendar"
    lines = feed.text.split("\r\n")
    assert "DTSTART:20261123T103000Z" in lines
    assert "DTEND:20261123T113000Z" in lines
    assert "SUMMARY:Janji LK3" in lines
    assert not re.search(rf"Ani|rumah|Rini|{no}", feed.text)
    assert office.visitor().get("/janji/lain.ics").status_code == 404
