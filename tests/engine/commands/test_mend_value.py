"""MendValue: the value a step cannot run with is set right, and the step runs."""

from dataclasses import replace

import pytest

from engine import CaseByNo, Forbidden, History, MendValue, Refused, Unknown
from tests.engine.mending import SOON, noted, sheet_of
from tests.engine.office import AUDITOR, COORDINATOR, MACHINE, MANAGER, OFFICER, PARIAMAN, WORKER

WHY = "Ditulis dengan kata, bukan tanggal"


@pytest.fixture
def stuck(office) -> str:
    return noted(office)


def mend(office, no, name="kapan", value=SOON, actor=MANAGER):
    sheet = sheet_of(office, no)
    return office.do(MendValue(sheet.incidents[0].id, name, value, WHY, sheet.version), actor)


def test_the_wait_begins_with_the_new_value(office, stuck):
    mend(office, stuck)
    sheet = office.ask(CaseByNo(stuck), AUDITOR)
    assert sheet.case.status == "running"
    clock = next(one for one in sheet.clocks if one.element == "tunggu")
    assert clock.due.isoformat() == "2026-03-05T02:00:00+00:00"


def test_the_answers_stay_and_the_value_is_kept_beside_them_for_the_team(office, stuck):
    mend(office, stuck)
    answers = office.ask(CaseByNo(stuck), OFFICER).answers
    assert {one.form: (one.body, one.reason) for one in answers} == {
        "jadwal.schema.json": ({"kapan": "besok"}, ""),
        "": ({"kapan": SOON}, WHY),
    }
    assert not any(one.may_correct for one in answers if not one.form)


def test_the_history_names_the_variable_and_never_the_value(office, stuck):
    mend(office, stuck)
    sheet = office.ask(History(stuck), OFFICER)
    event = sheet.events[-1]
    assert (event.deed, event.detail["variable"], event.reason) == ("value_mended", "kapan", WHY)
    assert event.digest
    assert SOON not in str(event.detail)
    assert sheet.verified.whole


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("bukan_peubah", "x", "tidak membaca"),
        ("risiko", "sangat tinggi", "tinggi, rendah"),
        ("kapan", 5, "tidak cocok"),
    ],
)
def test_a_value_the_form_would_refuse_is_refused(office, stuck, name, value, why):
    with pytest.raises(Refused) as refusal:
        mend(office, stuck, name, value, replace(MACHINE, daerah=PARIAMAN))
    assert why in str(refusal.value.problems[0].message)


@pytest.mark.parametrize("name", ["kelas", "risiko", "jalur", "kelas.kode"])
def test_a_manager_outside_the_case_does_not_say_how_grave_it_is(office, stuck, name):
    with pytest.raises(Forbidden):
        mend(office, stuck, name, "rendah")


def test_a_value_that_fails_again_opens_a_new_incident(office, stuck):
    mend(office, stuck, value="lusa")
    statuses = [one.status for one in office.ask(CaseByNo(stuck), AUDITOR).incidents]
    assert sorted(statuses) == ["open", "solved"]


@pytest.mark.parametrize(
    ("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown), (COORDINATOR, Unknown)]
)
def test_only_a_manager_touches_values(office, stuck, actor, refusal):
    with pytest.raises(refusal):
        mend(office, stuck, actor=actor)
