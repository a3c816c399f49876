"""A case compacted and restored at random runs as one that is kept whole in memory."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from engine import Database, Engine
from engine.model import JsonObject
from engine.spiff.progress import look
from engine.store.schema import case_file
from tests.engine.office import start
from tests.engine.spiff.blocks import EVERY, block, drawer, kinds_of
from tests.engine.spiff.building import build
from tests.engine.spiff.drawer import VARIABLES, Block
from tests.engine.spiff.examples import EXAMPLES, NUMBERS, chance, numbered, picked
from tests.engine.spiff.playing import Play
from tests.engine.spiff.shapes_work import FILES

pytestmark = [pytest.mark.slow, pytest.mark.database]

Keep = Callable[[bytes], bytes]

STEPS = 30
#: What a case starts with; the list is gone through by repeated tasks.
START_DATA: JsonObject = {"anak": ["a", "b", "c"]}


def answers(variable: str, value: int) -> dict[str, Any]:
    name, _, inside = variable.partition(".")
    return {name: {inside: value} if inside else value}


def can(case: Play) -> list[tuple[str, str]]:
    """What can be done now, sorted."""
    return sorted(
        [("finish", task.node.id) for task in case.opened.values()]
        + [("fire", clock.element) for clock in case.clocks.values()]
        + [("receive", wait.element) for wait in case.awaited.values()]
    )


def told(case: Play) -> dict[str, Any]:
    """What a step told and what the case knows, without ids."""
    progress = case.progress
    failure = progress.failure
    return {
        "status": (progress.status, progress.end),
        "failure": failure and (failure.element, str(failure.message)),
        "passed": [(row.element, row.state, row.within) for row in progress.passed],
        "opened": [task.node.id for task in progress.opened],
        "waiting": case.waiting,
        "clocks": sorted((clock.element, clock.due) for clock in case.clocks.values()),
        "awaited": sorted((wait.element, wait.message) for wait in case.awaited.values()),
        "chosen": progress.chosen,
        "decided": progress.decided,
        "sent": [(sent.element, sent.message, sent.payload) for sent in progress.sent],
        "data": progress.data,
        "seen": [
            (task.task_spec.name, task.data)
            for task in look(case._running._instance).people.values()
        ],
    }


@pytest.fixture
def keep(office: Engine, database: Database) -> Keep:
    """Lays a state down in a case of the database, and reads it with another connection."""
    start(office)

    def kept(state: bytes) -> bytes:
        with database.writing() as connection:
            connection.execute(update(case_file).values(state=state))
        with database.reading() as connection:
            return bytes(connection.execute(select(case_file.c.state)).scalar_one())

    return kept


def same(made: Block, random: Random, keep: Keep) -> tuple[str, int]:
    """Play a block both ways; return how the case stands at the end, and the number of deeds."""
    drawn = drawer()
    definition = build(drawn.content(made, "p"), called=drawn.called, files=FILES)
    whole = Play(definition, START_DATA, whole=True)
    compacted = Play(definition, START_DATA, keep=keep)
    assert told(compacted) == told(whole)
    for done in range(STEPS):
        if compacted.progress.status != "running":
            return compacted.progress.status, done
        deed, element = picked(random, can(compacted))
        said = [] if deed == "fire" else [answers(random.choice(VARIABLES), random.randrange(10))]
        compacted.restarts = random.random() < 0.6
        for case in (whole, compacted):
            getattr(case, deed)(element, *said)
        assert told(compacted) == told(whole)
        assert len(compacted.state) < 8000
    return "running", STEPS


def test_a_compacted_case_runs_as_one_that_is_kept_whole(keep: Keep) -> None:
    kinds: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    deeds = 0
    for number in NUMBERS:
        random = chance(number)
        made = block(random)
        with numbered(number, made):
            end, done = same(made, random, keep)
        ends[end] += 1
        deeds += done
        kinds.update(set(kinds_of(made)))
    assert ends.total() == EXAMPLES
    if EXAMPLES >= 200:
        assert ends["ended"] > EXAMPLES / 2
        assert deeds > 7 * EXAMPLES
        assert {kind for kind in EVERY if kinds[kind] < 5} == set()
