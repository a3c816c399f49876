"""A row that does not open hides no other: lists go on, and say where something is not read."""

import pytest
from sqlalchemy import LargeBinary, select, update

from engine import (
    AccessByCase,
    BreakGlass,
    CaseByNo,
    Cases,
    ClaimTask,
    CompleteTask,
    DeliverOutbox,
    DenyAccess,
    Emergencies,
    Engine,
    GrantAccess,
    History,
    Inbox,
    Incidents,
    MigrationPlan,
    Notices,
    RetryIncident,
    TaskById,
)
from engine.store.schema import answer, case_file, metadata
from engine.store.schema_access import case_grant, emergency
from engine.store.schema_trail import choice, incident, outbox
from engine.store.sealing import contents_of
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.access_office import (
    DANGER,
    DATA_OFFICER,
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    access,
    managed,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    GOOD,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    SECRET,
    WORKER,
    at_work,
    awaiting_answer,
    start,
)


@pytest.fixture
def damage(database):
    """Spoil every content of a table, or of one case in it; return how to mend it again."""

    def spoil(table, no: str = ""):
        which = select(case_file.c.id).where(case_file.c.no == no) if no else select(case_file.c.id)
        mine = table.c.id if table is case_file else table.c.case_id
        names = contents_of(table)
        with database.writing() as connection:
            kept = connection.execute(select(table).where(mine.in_(which))).all()
            spoilt = {
                name: b"\1rusak" if isinstance(table.c[name].type, LargeBinary) else "rusak"
                for name in names
            }
            connection.execute(update(table).where(mine.in_(which)).values(spoilt))

        def mend() -> None:
            with database.writing() as connection:
                for row in kept:
                    here = [one == getattr(row, one.name) for one in table.primary_key]
                    whole = {name: getattr(row, name) for name in names}
                    connection.execute(update(table).where(*here).values(whole))

        return mend

    return spoil


def test_a_message_that_cannot_be_read_stops_no_other_and_somebody_is_told(
    database, clock, office, damage
):
    taken: list[str] = []

    def post(_daerah, _message, key, _payload) -> str:
        taken.append(key)
        return ""

    worker = Engine(database, FormLibrary(), QuickPasswords(), clock, post, keyring=KEYRING)
    bad, _ = awaiting_answer(office), awaiting_answer(office)
    mend = damage(outbox, bad)

    assert worker.do(DeliverOutbox(), MACHINE).count == 1, "the other one is on its way"
    [held] = office.ask(CaseByNo(bad), AUDITOR).incidents
    assert (held.kind, str(held.message)) == ("delivery", "Isi catatan ini tidak terbaca.")
    assert worker.do(DeliverOutbox(), MACHINE).count == 0

    mend()
    office.do(RetryIncident(held.id), MANAGER)
    assert worker.do(DeliverOutbox(), MACHINE).count == 1
    assert len(set(taken)) == 2


def test_an_answer_that_does_not_open_stands_among_the_others(office, damage):
    no, _ = at_work(office)
    damage(answer, no)
    [shown] = office.ask(CaseByNo(no), OFFICER).answers
    assert (shown.task_name, shown.body, shown.is_readable) == ("Catat aduan", {}, False)
    assert not shown.may_correct


def test_an_incident_that_does_not_open_is_listed_with_the_others(office, damage):
    bad, good = start(office, "macet"), start(office, "macet")
    for begun in (bad, good):
        office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    damage(incident, bad.case_no)
    listed = {one.case_no: one.message for one in office.ask(Incidents(), MANAGER)}
    unread, whole = listed[bad.case_no], listed[good.case_no]
    assert str(unread) == "Isi catatan ini tidak terbaca." != str(whole)
    [held] = office.ask(CaseByNo(bad.case_no), OFFICER).incidents
    assert held.message == unread


def test_words_of_access_that_do_not_open_hide_no_name(guarded, damage):
    bad, good = managed(guarded), managed(guarded)
    for no in (bad, good):
        guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
        guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    for table in (case_grant, emergency):
        damage(table, bad)
    sheet = access(guarded, bad)
    assert [(one.username, one.reason) for one in sheet.granted] == [(PSYCHOLOGIST.username, None)]
    assert [one.reason for one in sheet.emergencies] == [None]
    listed = {one.case_no: one.reason for one in guarded.ask(Emergencies(), DATA_OFFICER)}
    assert listed == {bad: None, good: DANGER}


def test_a_choice_that_does_not_open_leaves_the_rest_of_the_story(office, damage):
    no, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    whole = office.ask(History(no), OFFICER)
    damage(choice, no)
    story = office.ask(History(no), OFFICER)
    assert (len(story.events), story.passed) == (len(whole.events), whole.passed)
    assert [element for _, element in story.unread] == [one.element for _, one in whole.chosen]
    assert story.verified is not None
    assert not story.verified.whole


def test_a_task_is_done_whatever_became_of_why_it_is_here(office, damage):
    no, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    assert office.ask(TaskById(task), WORKER).chosen
    damage(choice, no)
    assert office.ask(TaskById(task), WORKER).chosen == ()
    office.do(CompleteTask(task, {}), WORKER)
    assert office.ask(History(no), AUDITOR).events[-1].deed == "task_completed"


@pytest.mark.parametrize("table", [case_file, answer])
def test_a_case_that_cannot_be_read_stays_and_the_others_are_planned(office, damage, table):
    bad, _ = at_work(office)
    good, _ = at_work(office)
    damage(table, bad)
    plans = {one.no: one for one in office.ask(MigrationPlan("aduan", 1, 1), COORDINATOR).cases}
    assert (plans[bad].verdict, plans[good].verdict) == ("stays", "safe")
    assert "tersandi" in str(plans[bad].reasons[0])


def test_no_list_is_lost_with_a_case_of_which_nothing_opens(guarded, damage):
    bad, good = managed(guarded), managed(guarded)
    for no in (bad, good):
        guarded.do(DenyAccess(no, OTHER_WORKER.username, REASON), MANAGER)
        guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    for table in metadata.sorted_tables:
        if contents_of(table):
            damage(table, bad)
    lists = [Inbox(shelf="all"), Cases(), Notices(), Incidents(), Emergencies()]
    shown = [repr(guarded.ask(one, MANAGER)) for one in lists]
    assert all(good in one for one in shown if one != "()")
    assert [bad in one for one in shown] == [True, True, True, False, True]
    assert SECRET not in "".join(shown)
    assert guarded.ask(AccessByCase(good), MANAGER).emergencies[0].reason == DANGER
