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


@pytest.fixture
def other(office):
    """A second officer, who comes next."""
    her = person("petugas_penerima", 2)
    account = RegisterAccount(her.username, her.name, PARIAMAN, (her.role,), password_hash="-")
    office.do(account, MACHINE)
    return her


@pytest.fixture
def handed_over(office, other):
    """A task that somebody wrote on, in the next one's hands."""
    task = start(office).next_tasks[0]
    office.do(SaveDraft(task, WRITTEN), OFFICER)
    assert office.ask(TaskById(task), OFFICER).draft.body == WRITTEN
    office.do(AssignTask(task, other.username), MANAGER)
    return task


def left(office, task, actor):
    return [(one.saved_by_name, one.body) for one in office.ask(TaskById(task), actor).left]


def test_a_task_handed_over_brings_the_draft_without_them(office, handed_over, other):
    draft = office.ask(TaskById(handed_over), other).draft
    assert (draft.body, draft.saved_by_name) == (FOR_OTHERS, OFFICER.name)


def test_who_writes_over_it_loses_nothing_that_was_typed_before(office, handed_over, other):
    office.do(SaveDraft(handed_over, GOOD, 1), other)
    office.do(SaveDraft(handed_over, {**GOOD, "masalah": "Sudah damai"}, 2), other)
    assert left(office, handed_over, other) == [(OFFICER.name, FOR_OTHERS)]
    assert left(office, handed_over, OFFICER) == [(OFFICER.name, WRITTEN)]


def test_every_turn_of_a_task_that_goes_back_and_forth_is_kept(office, handed_over, other):
    office.do(SaveDraft(handed_over, {**GOOD, "catatan": "Kesan lain."}, 1), other)
    office.do(AssignTask(handed_over, OFFICER.username), MANAGER)
    office.do(SaveDraft(handed_over, GOOD, 2), OFFICER)
    assert left(office, handed_over, OFFICER) == [(OFFICER.name, WRITTEN), (other.name, GOOD)]


def test_who_hands_in_her_own_leaves_the_former_holders_words_to_their_writer(
    office, handed_over, other
):
    office.do(CompleteTask(handed_over, GOOD, 1), other)
    assert left(office, handed_over, OFFICER) == [(OFFICER.name, WRITTEN)]
    assert OWN not in str(left(office, handed_over, other))


def test_a_draft_of_ones_own_leaves_nothing_behind(office):
    task = start(office).next_tasks[0]
    office.do(SaveDraft(task, WRITTEN), OFFICER)
    office.do(CompleteTask(task, GOOD, 1), OFFICER)
    assert left(office, task, OFFICER) == []
