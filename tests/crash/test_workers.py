"""Timers due at once: each fires exactly once, whoever works, also when one worker is killed."""

import pytest

from engine import MACHINE_ACTOR, VerifyHistory, temporary_database
from tests.conftest import SERVER
from webui.cli.bench.jobs import Hall

pytestmark = pytest.mark.database

#: `lk3 bench jobs` does the same with 10,000.
TIMERS = 400


@pytest.fixture
def hall():
    with temporary_database(SERVER, durable=False) as database:
        yield Hall(database, TIMERS)


def test_each_timer_fires_once_though_a_worker_is_killed_half_way(hall):
    hall.fire(2, kill_at=TIMERS // 3)

    assert hall.crowd.deeds("timer_fired") == [1] * TIMERS
    assert hall.engine.ask(VerifyHistory(), MACHINE_ACTOR).whole


def test_a_worker_alone_fires_each_timer_once(hall):
    hall.fire(1)

    assert hall.crowd.deeds("timer_fired") == [1] * TIMERS
