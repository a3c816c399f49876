"""Answers that only their author reads: no query gives them away, no correction changes them."""

import json

import pytest

from engine import (
    AssignTask,
    CaseByNo,
    CompleteTask,
    CorrectAnswer,
    PublishDefinition,
    RegisterAccount,
    SaveDraft,
    TaskById,
)
from tests.engine.office import (
    BUNDLE,
    COORDINATOR,
    FORMS,
    GOOD,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    at_work,
    person,
    start,
)

OWN = "Saya merasa ada yang disembunyikan."
NOTE = {"type": "string", "title": "Catatan proses", "x-hanya_penulis": True}
#: At the top, in a group, in a row.
WRITTEN = {
    **GOOD,
    "catatan": OWN,
    "sesi": {"isi": "Bertemu", "catatan": OWN},
    "kesan": [{"catatan": OWN}],
}
FOR_OTHERS = {**GOOD, "sesi": {"isi": "Bertemu"}}


@pytest.fixture
def office(office):
    """Its form has questions that only the author reads."""
    form = json.loads(FORMS["aduan.schema.json"])
    words = {"type": "string", "title": "Isi"}
    inside = {"type": "object", "title": "Sesi"}
    form["properties"] |= {
        "catatan": NOTE,
        "sesi": {**inside, "properties": {"isi": words, "catatan": NOTE}},
        "kesan": {
            "type": "array",
            "title": "Kesan",
            "items": {**inside, "properties": {"catatan": NOTE}},
        },
    }
    files = {**BUNDLE, "aduan.schema.json": json.dumps(form).encode()}
    office.do(PublishDefinition(PARIAMAN, "aduan", files), COORDINATOR)
    return office


def bodies(office, no, actor):
    return [answer.body for answer in office.ask(CaseByNo(no), actor).answers]


def test_the_team_reads_the_answers_without_them(office):
    no, task = at_work(office, WRITTEN)
    office.do(CompleteTask(task, {}), WORKER)
    assert bodies(office, no, OFFICER) == [WRITTEN]
    assert bodies(office, no, WORKER) == [FOR_OTHERS]


def test_a_correction_by_the_manager_leaves_them_as_they_are(office):
    urgent = {**WRITTEN, "risiko": "tinggi"}
    no, task = at_work(office, urgent)
    office.do(CompleteTask(task, {}), MANAGER)
    [answer] = office.ask(CaseByNo(no), MANAGER).answers
    changed = {**answer.body, "masalah": "Tetangga berdamai", "catatan": "bukan tulisannya"}
    office.do(CorrectAnswer(answer.id, changed, "Salah dengar"), MANAGER)
    assert bodies(office, no, OFFICER)[-1] == {**urgent, "masalah": "Tetangga berdamai"}
    assert OWN not in str(bodies(office, no, MANAGER))


def test_the_author_corrects_her_own(office):
    no, _ = at_work(office, WRITTEN)
    [answer] = office.ask(CaseByNo(no), OFFICER).answers
    office.do(CorrectAnswer(answer.id, {**WRITTEN, "catatan": "Keliru."}, "Keliru"), OFFICER)
    assert bodies(office, no, OFFICER)[-1]["catatan"] == "Keliru."


def test_a_task_handed_over_brings_the_draft_without_them(office):
    task = start(office).next_tasks[0]
    office.do(SaveDraft(task, WRITTEN), OFFICER)
    other = person("petugas_penerima", 2)
    assert office.ask(TaskById(task), OFFICER).draft.body == WRITTEN
    account = RegisterAccount(
        other.username, other.name, PARIAMAN, (other.role,), password_hash="-"
    )
    office.do(account, MACHINE)
    office.do(AssignTask(task, other.username), MANAGER)
    assert office.ask(TaskById(task), other).draft.body == FOR_OTHERS
