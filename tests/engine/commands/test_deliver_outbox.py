"""DeliverOutbox: at least once, with a key, patiently, and then a person is told."""

from dataclasses import dataclass, field

import pytest

from engine import (
    CaseByNo,
    DeliverOutbox,
    Engine,
    Forbidden,
    History,
    RepairByCase,
    RetryIncident,
    SkipStep,
    WrongState,
)
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.office import AUDITOR, MACHINE, MANAGER, awaiting_answer


@dataclass
class Post:
    """A post office that may be on strike."""

    refusal: str = ""
    taken: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, daerah, message, key, payload) -> str:
        del payload
        self.taken.append((daerah, message, key))
        return self.refusal


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def engine(database, clock, post) -> Engine:
    return Engine(database, FormLibrary(), QuickPasswords(), clock, post)


def test_a_message_is_handed_over_once_it_is_taken(office, post):
    no = awaiting_answer(office)
    assert [office.do(DeliverOutbox(), MACHINE).count for _ in range(2)] == [1, 0]
    [(daerah, message, key)] = post.taken
    assert (daerah, message) == ("13.77", "msg_surat")
    event = office.ask(History(no), AUDITOR).events[-1]
    assert (event.deed, event.detail["key"]) == ("message_sent", key)


def test_a_refused_message_is_tried_again_later_with_the_same_key(office, post, clock):
    awaiting_answer(office)
    post.refusal = "Alamat tidak menjawab"
    office.do(DeliverOutbox(), MACHINE)
    assert office.do(DeliverOutbox(), MACHINE).count == 0
    post.refusal = ""
    clock.advance(seconds=30)
    assert office.do(DeliverOutbox(), MACHINE).count == 1
    assert len({key for *_, key in post.taken}) == 1


def test_after_eight_tries_somebody_is_told_and_may_try_again(office, post, clock):
    no = awaiting_answer(office)
    post.refusal = "Alamat tidak menjawab"
    for _ in range(10):
        office.do(DeliverOutbox(), MACHINE)
        clock.advance(hours=2)
    assert len(post.taken) == 8
    [incident] = office.ask(CaseByNo(no), AUDITOR).incidents
    assert (incident.status, str(incident.message)) == ("open", "Alamat tidak menjawab")
    post.refusal = ""
    sheet = office.ask(RepairByCase(no), MANAGER)
    assert ([one.kind for one in sheet.incidents], "retry" in sheet.may) == (["delivery"], True)
    with pytest.raises(WrongState, match="hanya dapat dicoba lagi"):
        office.do(SkipStep(incident.id, "Sudah ditelepon", sheet.version), MANAGER)
    office.do(RetryIncident(incident.id), MANAGER)
    assert office.do(DeliverOutbox(), MACHINE).count == 1
    assert office.ask(CaseByNo(no), AUDITOR).case.status == "running"


def test_a_worker_that_died_on_the_way_leaves_it_to_the_next(database, clock, office, post):
    awaiting_answer(office)

    def dies(*_: object) -> str:
        raise KeyboardInterrupt

    doomed = Engine(database, FormLibrary(), QuickPasswords(), clock, dies)
    with pytest.raises(KeyboardInterrupt):
        doomed.do(DeliverOutbox(), MACHINE)
    assert office.do(DeliverOutbox(), MACHINE).count == 0
    clock.advance(minutes=1)
    assert office.do(DeliverOutbox(), MACHINE).count == 1
    assert len(post.taken) == 1


def test_without_a_post_office_messages_wait(database, clock):
    office = Engine(database, FormLibrary(), QuickPasswords(), clock)
    awaiting_answer(office)
    assert office.do(DeliverOutbox(), MACHINE).count == 0


def test_only_the_machine_delivers(office):
    with pytest.raises(Forbidden):
        office.do(DeliverOutbox(), MANAGER)
