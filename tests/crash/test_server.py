"""Kill -9 of `lk3 serve` between any two of 500 completions: nothing is lost or done twice."""

import os
import random
from collections import Counter

import pytest

from engine import (
    Cases,
    History,
    VerifyHistory,
)
from tests.crash.browser import BROKEN, Browser, Office
from tests.crash.circle import SPIN
from tests.crash.furnishing import furnished, start_case
from tests.engine.office import AUDITOR

COMPLETIONS = 500
KILLS = int(os.environ.get("LK3_KILLS", "30"))
SEED = int(os.environ.get("LK3_SEED", "1377"))
PASSWORD = "teman-bicara-latihan"


@pytest.fixture
def engine(database_url, tmp_path):
    """An engine on the database that the servers use, for what happens before and after them."""
    with furnished(database_url, tmp_path, "kitaran", SPIN) as engine:
        yield engine


def complete(browser: Browser, kill_after: float | None = None) -> str:
    """Send the form of the task before her; return the task, which she is told is done."""
    if browser.onward:
        browser.open(browser.onward)
    task = browser.shown
    browser.send(task, {"x-selesai": "1"}, kill_after)
    return task.removeprefix("/tugas/")


def kills(chance: random.Random) -> dict[int, float | None]:
    """Choose after which completions the server is killed: seconds into the next, or before it."""
    moments = (None if chance.random() < 0.25 else chance.uniform(0, 0.03) for _ in range(KILLS))
    return dict(zip(chance.sample(range(COMPLETIONS), KILLS), moments, strict=True))


@pytest.mark.slow
@pytest.mark.once
def test_no_acknowledged_completion_is_lost_or_done_twice(engine, database_url, tmp_path):
    chance = random.Random(SEED)  # noqa: S311 a replayable seed, not a secret
    planned = kills(chance)
    told: list[str] = []
    office = Office(database_url, tmp_path)
    browser = Browser(office)
    start_case(browser, "kitaran")
    while len(told) < COMPLETIONS:
        moment = planned.pop(len(told), -1)
        if moment is None:
            office.kill()
        try:
            told.append(complete(browser, None if moment == -1 else moment))
        except BROKEN:
            office.start()
    office.close()

    [case] = engine.ask(Cases(), AUDITOR)
    events = engine.ask(History(case.no), AUDITOR).events
    done = Counter(event.task_id for event in events if event.deed == "task_completed")
    assert not planned
    assert done == Counter(told)
    assert set(done.values()) == {1}
    assert engine.ask(VerifyHistory(case.no), AUDITOR).whole
