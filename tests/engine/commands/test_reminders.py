"""A task that only reminds is withdrawn, and says why, when what it reminds of is done."""

import pytest

from engine import (
    CaseByNo,
    ClaimTask,
    CompleteTask,
    FireTimers,
    History,
    Inbox,
    PublishDefinition,
    SaveDraft,
    TaskById,
    TaskNotOpen,
)
from tests.engine.office import (
    AUDITOR,
    BUNDLE,
    COMPLAINT,
    COORDINATOR,
    MACHINE,
    MANAGER,
    PARIAMAN,
    WORKER,
    at_work,
)

MARKED = COMPLAINT.replace(b'id="ingatkan"', b'id="ingatkan" lk3:reminder="true"')


@pytest.fixture
def reminded(office, clock) -> tuple[str, str, str]:
    """The number of a case, the task it is at, and the reminder that a manager has begun."""
    office.do(PublishDefinition(PARIAMAN, "aduan", {**BUNDLE, "aduan.bpmn": MARKED}), COORDINATOR)
    no, work = at_work(office)
    clock.advance(days=3, hours=1)
    office.do(FireTimers(), MACHINE)
    [reminder] = [
        task.id for task in office.ask(Inbox(shelf="pool"), MANAGER).tasks if task.case_no == no
    ]
    office.do(ClaimTask(reminder), MANAGER)
    office.do(SaveDraft(reminder, {"catatan": "Sudah ditelepon"}), MANAGER)
    return no, work, reminder


def test_it_is_withdrawn_with_its_draft_and_the_path_says_so(office, reminded):
    no, work, reminder = reminded
    office.do(CompleteTask(work, {}), WORKER)

    sheet = office.ask(TaskById(reminder), MANAGER)
    assert (sheet.task.status, sheet.draft) == ("withdrawn", None)
    assert office.ask(Inbox(), MANAGER).tasks == ()
    passed = [(step.element, step.state) for step in office.ask(History(no), AUDITOR).passed]
    assert ("ingatkan", "cancelled") in passed
    assert ("sudah_diingatkan", "completed") not in passed
    assert [wait.element for wait in office.ask(CaseByNo(no), MANAGER).awaited] == ["tunggu"]


def test_who_was_about_to_finish_it_is_told_that_it_is_not_open(office, reminded):
    _, work, reminder = reminded
    office.do(CompleteTask(work, {}), WORKER)
    with pytest.raises(TaskNotOpen):
        office.do(CompleteTask(reminder, {}, 1), MANAGER)


def test_it_can_be_done_as_long_as_it_is_needed(office, reminded):
    no, work, reminder = reminded
    office.do(CompleteTask(reminder, {}, 1), MANAGER)
    office.do(CompleteTask(work, {}), WORKER)
    passed = [(step.element, step.state) for step in office.ask(History(no), AUDITOR).passed]
    assert ("ingatkan", "completed") in passed
