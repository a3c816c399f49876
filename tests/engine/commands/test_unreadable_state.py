"""A case that cannot be read is held for a person: nothing of it is lost, and no other waits."""

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from engine import (
    Broken,
    CaseByNo,
    CompleteTask,
    Engine,
    FireTimers,
    History,
    RetryIncident,
    TaskById,
    VerifyHistory,
)
from engine.store.schema import case_file
from engine.store.schema_office import bundle
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.office import AUDITOR, MACHINE, MANAGER, WORKER, at_work


@pytest.fixture
def keyring():
    """States are looked at as they lie in the database."""
    return


@pytest.fixture
def states(database):
    """Read and write the state of a case by its number."""

    def exchange(no: str, new: bytes | None = None) -> bytes:
        with database.writing() as connection:
            here = case_file.c.no == no
            old = connection.execute(select(case_file.c.state).where(here)).scalar_one()
            if new is not None:
                connection.execute(update(case_file).where(here).values(state=new))
        return old

    return exchange


def cut(state: bytes) -> bytes:
    return state[: len(state) // 2]


def newer(state: bytes) -> bytes:
    return b"\xfe" + state[1:]


def flipped(state: bytes) -> bytes:
    return state[:-1] + bytes((state[-1] ^ 1,))


@pytest.mark.parametrize(
    ("harm", "words"),
    [(cut, "terpotong"), (newer, "versi 254"), (flipped, "rusak"), (lambda _: b"", "terpotong")],
)
def test_its_timer_opens_one_incident_and_fires_once_it_can_be_read(
    office, clock, states, harm, words
):
    no, task = at_work(office)
    other, _ = at_work(office)
    whole = states(no)
    states(no, harm(whole))
    clock.advance(days=3)

    assert office.do(FireTimers(), MACHINE).count == 1, "the other case goes on"
    clock.advance(hours=1)
    assert office.do(FireTimers(), MACHINE).count == 0
    sheet = office.ask(CaseByNo(no), AUDITOR)
    [incident] = sheet.incidents
    assert words in str(incident.message)
    assert (sheet.case.status, len(sheet.clocks), incident.element) == ("stuck", 1, "batas")
    assert office.ask(CaseByNo(other), AUDITOR).case.status == "running"

    with pytest.raises(Broken):
        office.do(RetryIncident(incident.id), MANAGER)
    states(no, whole)
    office.do(RetryIncident(incident.id, "Dipulihkan dari cadangan"), MANAGER)
    assert office.ask(CaseByNo(no), AUDITOR).case.status == "running"
    clock.advance(minutes=1)  # the lease of the round before
    assert office.do(FireTimers(), MACHINE).count == 1
    office.do(CompleteTask(task, {}), WORKER)
    deeds = [event.deed for event in office.ask(History(no), AUDITOR).events]
    assert deeds[-5:-2] == ["incident_opened", "incident_retried", "timer_fired"]
    assert deeds[-1] == "task_completed"
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_a_definition_that_is_damaged_holds_the_case_too(office, database, clock):
    no, _ = at_work(office)
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(delete(bundle))  # one that a case needs cannot be lost
    with database.writing() as connection:
        kept = connection.execute(select(bundle.c.hash, bundle.c.files)).all()
        connection.execute(update(bundle).values(files=b""))
    fresh = Engine(database, FormLibrary(), QuickPasswords(), clock)
    clock.advance(days=3)

    assert fresh.do(FireTimers(), MACHINE).count == 0
    events = office.ask(History(no), AUDITOR).events
    assert [event.deed for event in events].count("incident_opened") == 1

    with database.writing() as connection:
        for hash_, files in kept:
            connection.execute(update(bundle).where(bundle.c.hash == hash_).values(files=files))
    [incident] = office.ask(CaseByNo(no), AUDITOR).incidents
    fresh.do(RetryIncident(incident.id), MANAGER)
    clock.advance(minutes=1)
    assert fresh.do(FireTimers(), MACHINE).count == 1


def test_its_tasks_are_refused_and_stay_as_they_were(office, states):
    no, task = at_work(office)
    before = office.ask(History(no), AUDITOR).events
    states(no, cut(states(no)))

    with pytest.raises(Broken):
        office.do(CompleteTask(task, {}), WORKER, submission="kirim")

    assert office.ask(History(no), AUDITOR).events == before
    assert office.ask(TaskById(task), WORKER).task.status == "open"
