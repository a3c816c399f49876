"""Notes and flags on the case page: written, added to, taken down; nothing typed is lost."""

import re

import pytest

from engine import Actor
from tests.engine.days import her_day
from tests.webui.conftest import words_of

WORKER = Actor(username="peksos", name="Rini Anggraini", daerah="13.77", role="pekerja_sosial")


@pytest.fixture
def no(office):
    """A case of the desk officer and a social worker."""
    no, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    return no


def shown(office, no, name="peksos"):
    return words_of(office.person(name).get(f"/kasus/{no}").text)


def test_a_note_is_kept_for_the_team_or_for_oneself(office, no):
    person, path = office.person("peksos"), f"/kasus/{no}"
    assert person.post(path + "/catatan", {"catatan": "Ibu tenang"}).location == f"{path}#catatan"
    person.post(path + "/catatan", {"catatan": "Firasat saya", "untuk": "pribadi"})
    assert "Ibu tenang" in shown(office, no, "penerima")
    assert "Firasat saya" not in shown(office, no, "penerima")
    assert "Firasat saya" in shown(office, no)


def test_a_note_is_added_to_and_never_changed(office, no):
    person, path = office.person("peksos"), f"/kasus/{no}"
    person.post(path + "/catatan", {"catatan": "Ibu tenang"})
    page = person.get(path).text
    to = re.search(r'name="menambah" value="(\w+)"', page)[1]
    person.post(path + "/catatan", {"catatan": "Tidak: ia lelah", "menambah": to})
    told = shown(office, no, "penerima")
    assert told.index("Ibu tenang") < told.index("Tidak: ia lelah") < told.index("Tambahan ")
    assert 'name="menambah"' not in office.person("penerima").get(path).text


def test_a_flag_is_put_up_for_a_teammate_and_taken_down_with_a_word(office, no):
    person, path = office.person("penerima"), f"/kasus/{no}"
    sent = {"kepada": "peksos", "batas": "2026-11-25", "catatan": "Telepon sekolah"}
    assert person.post(path + "/penanda", sent).location == f"{path}#penanda"
    assert "Rini Anggraini perlu bertindak; dipasang Dewi Lestari" in shown(office, no)
    assert "Jatuh tempo Rabu, 25 November" in shown(office, no)
    (flag,) = her_day(office.engine, WORKER, "flag", office.clock())
    assert f"Penanda pada {no}" in words_of(office.person("peksos").get("/tugas").text)
    down = f"{path}/penanda/{flag.id}/turunkan"
    assert (
        office.person("peksos").post(down, {"catatan": "Sudah, guru membantu"}).status_code == 303
    )
    assert "Penanda yang sudah turun (1)" in shown(office, no)
    assert office.person("peksos").post(down, {"catatan": "Lagi"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("penanda", {"kepada": "peksos", "batas": "2026-11-01", "catatan": "Telepon sekolah"}),
        ("penanda", {"kepada": "peksos", "batas": "besok", "catatan": "Telepon sekolah"}),
        ("penanda", {"kepada": "manajer", "batas": "2026-11-25", "catatan": "Telepon sekolah"}),
    ],
)
def test_what_is_refused_is_shown_again_to_be_copied(office, no, path, sent):
    refused = office.person("peksos").post(f"/kasus/{no}/{path}", sent)
    assert refused.status_code == 422
    assert "Telepon sekolah" in refused.text


def test_who_only_knows_of_the_case_sees_no_notes(office, no):
    office.person("peksos").post(f"/kasus/{no}/catatan", {"catatan": "Ibu tenang"})
    for name in ("manajer", "auditor"):
        page = office.person(name).get(f"/kasus/{no}").text
        assert "Ibu tenang" not in page
        assert "Tulis catatan" not in page
