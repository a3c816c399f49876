"""DeliverNudges: a code first, at least once, patiently, and then people are told."""

from datetime import timedelta

import pytest

from engine import (
    AssignTask,
    ConfirmNudgeAddress,
    DeliverNudges,
    DropNudgeAddress,
    Engine,
    Handed,
    MyNudges,
    MyStory,
    Notices,
    NudgeAll,
    Refused,
    RegisterAccount,
    SetNudgeAddress,
    Unknown,
)
from forms import FormLibrary
from tests.conftest import KEYRING, VAULT, QuickPasswords
from tests.engine.office import (
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    PASSWORD,
    WORKER,
    at_work,
    person,
)
from tests.engine.pager import MAIL, go_round, reached

ADMIN = person("admin_tenant")
GREYLISTED, REFUSED = Handed("later", "SMTP 451"), Handed("address", "SMTP 550")
DOWN = Handed("server", "ConnectionRefusedError")


@pytest.fixture
def worker(office, pager):
    """The office, whose social worker is reached by mail and was just given a task."""
    who, roles = (ADMIN.username, ADMIN.name, PARIAMAN), (ADMIN.role,)
    office.do(RegisterAccount(*who, roles, password=PASSWORD), MACHINE)
    reached(office, pager, WORKER)
    _, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    return office


def way(engine, who=WORKER):
    return engine.ask(MyNudges(), who).ways[0]


def kinds(engine, who):
    return [word.kind for word in engine.ask(Notices(), who)]


def test_an_address_gets_nothing_but_a_code_before_it_is_confirmed(office, pager, clock):
    office.do(SetNudgeAddress("email", f"  {MAIL.replace('contoh', 'CONTOH')} "), WORKER)
    _, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    assert go_round(office) == 1
    clock.advance(minutes=2)
    assert go_round(office) == 0
    [(channel, address, nudge)] = pager.taken
    assert (channel, address, nudge.kind, len(nudge.code)) == ("email", MAIL, "code", 6)
    assert (way(office).address, way(office).state) == (MAIL, "asked")
    typed = f" {nudge.code[:3]}-{nudge.code[3:]} "
    assert office.do(ConfirmNudgeAddress("email", typed), WORKER).deed.endswith("confirmed")
    clock.advance(minutes=2)
    assert (way(office).state, go_round(office)) == ("works", 1)


def test_wrong_codes_are_counted_and_five_are_enough(office, pager):
    office.do(SetNudgeAddress("email", MAIL), WORKER)
    go_round(office)
    code = pager.taken[-1][2].code
    wrong = f"{(int(code) + 1) % 10**6:06}"
    tried = [office.do(ConfirmNudgeAddress("email", wrong), WORKER).deed for _ in range(5)]
    assert tried == ["nudge_code_wrong"] * 5
    late = office.do(ConfirmNudgeAddress("email", code), WORKER)
    assert late.deed == "nudge_code_wrong"


def test_a_code_is_good_for_an_hour_and_for_one_address(office, pager, clock):
    for _ in range(2):
        office.do(SetNudgeAddress("email", MAIL), WORKER)
        go_round(office)
    first, second = (one.code for _, _, one in pager.taken)
    assert office.do(ConfirmNudgeAddress("email", first), WORKER).deed == "nudge_code_wrong"
    clock.advance(hours=1)
    assert office.do(ConfirmNudgeAddress("email", second), WORKER).deed == "nudge_code_wrong"


def test_nobody_floods_a_mailbox_with_codes(office, clock):
    for _ in range(5):
        office.do(SetNudgeAddress("email", MAIL), WORKER)
    with pytest.raises(Refused):
        office.do(SetNudgeAddress("email", MAIL), WORKER)
    clock.advance(hours=1, seconds=1)
    assert office.do(SetNudgeAddress("email", MAIL), WORKER).deed == "nudge_address_given"


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        ("email", "rini"),
        ("email", "rini@contoh"),
        ("email", "rini@contoh.example\r\nBcc: semua@contoh.example"),
        ("email", f"{'a' * 65}@contoh.example"),
        ("whatsapp", "12"),
        ("whatsapp", "+62 812 nol"),
        ("pigeon", MAIL),
    ],
)
def test_what_is_no_address_is_refused(office, channel, typed):
    with pytest.raises(Refused):
        office.do(SetNudgeAddress(channel, typed), WORKER)


def test_a_number_of_the_country_gets_its_code(office):
    office.do(SetNudgeAddress("whatsapp", "0812-3456 7890"), WORKER)
    assert [one.address for one in office.ask(MyNudges(), WORKER).ways] == ["", "+6281234567890"]


def test_a_greylisted_nudge_comes_again_with_its_key_later_and_later(worker, pager, clock):
    pager.answer = GREYLISTED
    go_round(worker)
    clock.advance(seconds=31)
    pager.answer = Handed()
    assert [go_round(worker), go_round(worker)] == [1, 0]
    assert pager.told() == [("news", 1), ("news", 1)]
    assert len({*pager.keys[1:]}) == 1


def test_an_address_that_takes_nothing_is_used_no_more_and_both_are_told(worker, pager, clock):
    pager.answer = GREYLISTED
    for _ in range(8):
        go_round(worker)
        clock.advance(hours=1)
    assert len(pager.told()) == 8
    assert [way(worker).state, kinds(worker, WORKER)] == ["failed", ["own_nudges_failed"]]
    assert kinds(worker, ADMIN) == ["nudges_failed"]
    _, task = at_work(worker)
    worker.do(AssignTask(task, WORKER.username), MANAGER)
    clock.advance(days=1)
    go_round(worker)
    assert pager.told() == []


def test_an_address_that_is_refused_for_good_is_not_tried_again(worker, pager, clock):
    pager.answer = REFUSED
    go_round(worker)
    clock.advance(hours=1)
    go_round(worker)
    assert (len(pager.told()), way(worker).state) == (1, "failed")
    pager.answer = Handed()
    reached(worker, pager, WORKER)
    assert way(worker).state == "works"


def test_a_server_that_is_away_costs_no_address_and_is_told_the_administrator(worker, pager, clock):
    pager.answer = DOWN
    for _ in range(12):
        go_round(worker)
        clock.advance(hours=2)
    assert (way(worker).state, kinds(worker, WORKER)) == ("works", [])
    assert kinds(worker, ADMIN) == ["nudges_stuck"]
    pager.answer = Handed()
    pager.told()
    go_round(worker)
    assert ("news", 1) in pager.told()


def test_an_address_that_she_drops_gets_nothing_any_more(worker, pager):
    worker.do(NudgeAll(), MACHINE)
    worker.do(DropNudgeAddress("email"), WORKER)
    assert go_round(worker) == 0
    assert (pager.taken, way(worker).state) == ([], "none")
    with pytest.raises(Unknown):
        worker.do(DropNudgeAddress("email"), WORKER)


def test_two_workers_tell_it_once(worker, pager, database, clock):
    beside = Engine(
        database, FormLibrary(), QuickPasswords(), clock, vault=VAULT, keyring=KEYRING, nudge=pager
    )
    found = [engine.do(NudgeAll(), MACHINE).count for engine in (worker, beside)]
    handed = [engine.do(DeliverNudges(), MACHINE).count for engine in (beside, worker)]
    assert (found, handed, pager.told()) == ([1, 0], [1, 0], [("news", 1)])


@pytest.mark.usefixtures("worker")
def test_nothing_is_taken_where_nothing_leads_outside(database, clock):
    alone = Engine(database, FormLibrary(), QuickPasswords(), clock, vault=VAULT, keyring=KEYRING)
    assert [alone.do(one, MACHINE).count for one in (NudgeAll(), DeliverNudges())] == [0, 0]
    # Her address is shown still, so that she can take it away.
    assert [one.state for one in alone.ask(MyNudges(), WORKER).ways] == ["works"]
    assert alone.ask(MyNudges(), OFFICER).ways == ()


def test_her_story_tells_what_was_sent_and_no_address(worker, clock):
    go_round(worker)
    clock.advance(hours=1)
    story = worker.ask(MyStory(), WORKER)
    deeds = ["nudge_sent", "nudge_address_confirmed", "nudge_sent", "nudge_address_given"]
    assert [event.deed for event in story.events][:4] == deeds
    assert story.verified.whole
    assert MAIL.split("@")[0] not in repr(story)
    assert timedelta() < clock() - story.events[0].at
