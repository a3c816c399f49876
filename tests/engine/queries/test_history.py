"""History: the whole story for who audits, and never an answer."""

import pytest

from engine import AssignTask, CompleteTask, History, Unknown
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    GOOD,
    MANAGER,
    OFFICER,
    SECRET,
    WORKER,
    at_work,
    person,
    start,
)

OTHER_MANAGER = person("manajer_kasus", 2)


def test_each_deed_has_its_row_with_hat_and_bundle(office):
    no, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    sheet = office.ask(History(no), AUDITOR)
    first, second, *_ = sheet.events
    assert (first.deed, first.seq, first.detail["no"]) == ("case_started", 1, no)
    assert (second.deed, second.actor, second.role) == (
        "task_completed",
        OFFICER.username,
        "petugas_penerima",
    )
    assert (second.name, second.bundle) == ("Catat aduan", sheet.case.bundle)
    assert len(second.digest) == 64


def test_the_path_and_the_reasons_are_told(office):
    no, _ = at_work(office)
    sheet = office.ask(History(no), OFFICER)
    assert {"mulai", "catat", "pilah"} <= {step.element for step in sheet.passed}
    [(at, chosen)] = sheet.chosen
    assert at == sheet.case.opened_at
    assert chosen.values == {"risiko": "rendah"}
    assert sorted(taken for _, _, taken in chosen.flows) == [False, True]
    assert ("aduan", "tangani") in sheet.active
    assert ("aduan", "batas") in sheet.active


def test_the_diagram_comes_as_drawn(office):
    no = start(office).case_no
    sheet = office.ask(History(no), AUDITOR)
    assert b'id="tangani"' in sheet.sources["aduan"]
    assert "tangani" in sheet.processes["aduan"].nodes


def test_it_is_verified_as_it_is_read(office):
    no = start(office).case_no
    verdict = office.ask(History(no), AUDITOR).verified
    assert verdict is not None
    assert verdict.whole


def test_no_answer_is_in_it(office):
    no, _ = at_work(office)
    assert GOOD["masalah"] == SECRET
    assert SECRET not in repr(office.ask(History(no), AUDITOR))


@pytest.mark.parametrize("actor", [AUDITOR, COORDINATOR, MANAGER])
def test_who_reads_the_log_alone_sees_which_way_was_taken_and_not_what_it_was_taken_for(
    office, actor
):
    no, task = at_work(office)
    office.do(AssignTask(task, WORKER.username, "Kata-kata tentang keluarga"), OTHER_MANAGER)
    sheet = office.ask(History(no), actor)
    assert [chosen.values for _, chosen in sheet.chosen] == [{}]
    assert [taken for _, chosen in sheet.chosen for *_, taken in chosen.flows].count(True) == 1
    assert "Kata-kata tentang keluarga" not in repr(sheet)
    assert "Kata-kata tentang keluarga" in repr(office.ask(History(no), OFFICER))


def test_for_strangers_there_is_no_history(office):
    no = start(office).case_no
    with pytest.raises(Unknown):
        office.ask(History(no), WORKER)
