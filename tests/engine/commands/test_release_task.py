"""ReleaseTask: back into the pool."""

import pytest

from engine import ClaimTask, Forbidden, Inbox, ReleaseTask, SaveDraft, TaskById
from tests.engine.office import MANAGER, OTHER_WORKER, WORKER, at_work


@pytest.mark.parametrize("actor", [WORKER, MANAGER])
def test_its_holder_or_the_manager_puts_it_back(office, actor):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    office.do(ReleaseTask(task), actor)
    assert office.ask(Inbox(shelf="pool"), OTHER_WORKER).tasks[0].assignee == ""


def test_a_colleague_may_not(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    with pytest.raises(Forbidden):
        office.do(ReleaseTask(task), OTHER_WORKER)


def test_the_draft_waits_for_the_next_holder_and_not_for_the_curious(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    office.do(SaveDraft(task, {"a": "setengah jadi"}), WORKER)
    office.do(ReleaseTask(task), WORKER)
    assert office.ask(TaskById(task), OTHER_WORKER).draft is None
    office.do(ClaimTask(task), OTHER_WORKER)
    draft = office.ask(TaskById(task), OTHER_WORKER).draft
    assert draft is not None
    assert draft.body == {"a": "setengah jadi"}
