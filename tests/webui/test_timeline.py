"""The timeline of a case: one stream of deeds and papers, filtered, paged, told in words."""

from datetime import timedelta

import pytest

from engine import Actor, Timeline
from tests.webui.conftest import words_of

WORKER = Actor(username="peksos", name="Rini Anggraini", daerah="13.77", role="pekerja_sosial")


@pytest.fixture
def visited(office):
    """A case with forms of two people in it, and a clock that has fired."""
    no, visit = office.visited_case(jeda="PT1H")
    person = office.person("peksos")
    person.post(visit + "/ambil")
    assert person.post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"}).status_code == 303
    return no


def corrected(office, no):
    answer = next(a for a in office.sheet(no).answers if a.task_name == "Kunjungi keluarga")
    sent = {"pengamatan": "Rumah rapi", "x-alasan": "salah lihat", "x-selesai": "1"}
    office.person("peksos").post(f"/kasus/{no}/isian/{answer.id}", sent)


def test_the_latest_stands_first_with_who_did_it_and_what_came_of_it(office, visited):
    told = words_of(office.person("peksos").get(f"/kasus/{visited}/linimasa").text)
    assert "Rini Anggraini, Pekerja sosial" in told
    assert told.index("Tugas diambil") < told.index("Kasus dibuka")
    assert "Sesudah ini: Kunjungi keluarga" in told


def test_a_correction_says_in_words_what_was_changed_and_why(office, visited):
    corrected(office, visited)
    told = words_of(office.person("peksos").get(f"/kasus/{visited}/linimasa").text)
    assert "Pengamatan: Rumah bersih → Rumah rapi" in told
    assert "Alasan: salah lihat" in told


@pytest.mark.parametrize("name", ["auditor", "koordinator", "manajer"])
def test_who_reads_the_log_alone_sees_deeds_and_neither_reasons_nor_values(office, visited, name):
    corrected(office, visited)
    page = office.person(name).get(f"/kasus/{visited}/linimasa").text
    assert "Isian diperbaiki" in page
    assert "Rumah" not in page
    assert "salah lihat" not in page


def test_filters_show_people_the_engine_or_what_was_written(office):
    visited, task = office.visited_case()
    office.person("peksos").post(task + "/ambil")
    office.clock.turn(timedelta(days=2, hours=1))
    office.work()
    office.people.clear()
    kinds = {
        kind: words_of(office.person("peksos").get(f"/kasus/{visited}/linimasa?jenis={kind}").text)
        for kind in ("manusia", "mesin", "dokumen")
    }
    assert "Tugas diambil" in kinds["manusia"]
    assert "Tenggat tiba" not in kinds["manusia"]
    assert "Tenggat tiba" in kinds["mesin"]
    assert "Tugas diambil" not in kinds["mesin"]
    assert "Tugas diselesaikan" in kinds["dokumen"]
    assert "Tugas diambil" not in kinds["dokumen"]
    for wrong in ("jenis=lain", "sebelum=x", "sebelum=-1"):
        assert office.person("peksos").get(f"/kasus/{visited}/linimasa?{wrong}").status_code == 404


def test_pages_join_without_a_gap_or_a_repetition(office, visited):
    whole = office.engine.ask(Timeline(no=visited), WORKER)
    assert whole.next == 0
    seen, before = [], 0
    while True:
        sheet = office.engine.ask(Timeline(no=visited, before=before, limit=2), WORKER)
        seen += [one.event.seq for one in sheet.happenings]
        if not (before := sheet.next):
            break
    assert seen == [one.event.seq for one in whole.happenings]
