"""TakeBackFile: a wrong attachment is shown to nobody; that it was there stays."""

import pytest
from sqlalchemy import select

from engine import (
    AttachFile,
    AttachmentById,
    BesideByCase,
    ClaimTask,
    History,
    Refused,
    TakeBackFile,
    TaskById,
    Unknown,
)
from engine.store.schema_attachments import attachment
from tests.attached import document
from tests.engine.access_office import GUARD, PSYCHOLOGIST, managed, task
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

NAME, WHY = "akta keluarga lain.pdf", "Milik keluarga lain"


def attached(engine, **where):
    who = GUARD if "task_id" in where else OFFICER
    return engine.do(AttachFile(NAME, document(), **where), who).subject


@pytest.mark.parametrize("who", [OFFICER, MANAGER])
def test_its_author_or_the_manager_takes_it_back_for_a_reason(guarded, who):
    no = managed(guarded)
    id_ = attached(guarded, case_no=no)
    guarded.do(TakeBackFile(id_, WHY), who)
    [one] = guarded.ask(BesideByCase(no), MANAGER).attachments
    assert (one.name, one.reason, one.taken_back_by_name) == ("", WHY, who.name)
    for preview in (False, True):
        with pytest.raises(Unknown):
            guarded.ask(AttachmentById(id_, preview), MANAGER)
    sheet = guarded.ask(History(no), AUDITOR)
    assert sheet.events[-1].deed == "file_taken_back"
    assert NAME not in repr(sheet)
    assert sheet.verified.whole


def test_nobody_destroys_contents_alone(guarded, database):
    id_ = attached(guarded, case_no=managed(guarded))
    before = _body(database)
    guarded.do(TakeBackFile(id_, WHY), OFFICER)
    assert _body(database) == before


def test_others_cannot_and_without_a_reason_nobody_can(guarded):
    no = managed(guarded)
    dealt = task(guarded, no, "tangani").id
    guarded.do(ClaimTask(dealt), WORKER)
    id_ = attached(guarded, case_no=no)
    for who in (WORKER, PSYCHOLOGIST, AUDITOR):
        with pytest.raises(Unknown):
            guarded.do(TakeBackFile(id_, WHY), who)
    with pytest.raises(Refused):
        guarded.do(TakeBackFile(id_, " "), OFFICER)
    assert not guarded.ask(BesideByCase(no), WORKER).attachments[0].may_take_back


def test_what_is_taken_back_is_not_taken_back_twice(guarded):
    id_ = attached(guarded, case_no=managed(guarded))
    guarded.do(TakeBackFile(id_, WHY), OFFICER)
    with pytest.raises(Unknown):
        guarded.do(TakeBackFile(id_, WHY), OFFICER)


def test_who_does_a_task_without_its_case_takes_her_own_back_while_she_holds_it(guarded):
    no = managed(guarded)
    guarding = task(guarded, no, "kawal").id
    guarded.do(ClaimTask(guarding), GUARD)
    hers = attached(guarded, task_id=guarding)
    assert guarded.ask(TaskById(guarding), GUARD).attachments[0].may_take_back
    guarded.do(TakeBackFile(hers, WHY), GUARD)
    assert guarded.ask(TaskById(guarding), GUARD).attachments[0].name == ""


def _body(database):
    with database.reading() as connection:
        return connection.execute(select(attachment.c.body)).scalar_one()
