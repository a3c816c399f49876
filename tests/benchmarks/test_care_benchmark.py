"""What care costs: sealing, access and the signed tree on, beside all three off, in one run.

DATABASE_URL=… .venv/bin/pytest tests/benchmarks/test_care_benchmark.py -s
"""

import time
from contextlib import ExitStack
from datetime import timedelta
from secrets import token_bytes
from statistics import median

import pytest

from engine import MACHINE_ACTOR, Engine, SealHistory, temporary_database
from engine.access import rules
from forms import FormLibrary
from processes import daerah
from tests.conftest import SERVER
from webui.cli.bench.plain import main_scenario
from webui.cli.bench.steps import TimedEngine
from webui.keys import MasterKeys
from webui.keys.envelope import KEY
from webui.seal import Ed25519Seal
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock

pytestmark = pytest.mark.no_cover  # counting lines would be measured too
ROUNDS = 3
#: The story is told again from its first day, which lies before the last signature.
AT_ONCE = timedelta(days=-365)


class Careful(TimedEngine):
    """Everything on: contents sealed, rules asked, the history grown into its signed tree."""

    def __init__(self, database):
        clock = MovableClock()
        Engine.__init__(
            self,
            database,
            FormLibrary(),
            NoPasswords(),
            clock,
            seal=Ed25519Seal("k" * 32),
            keyring=MasterKeys((token_bytes(KEY),)),
        )
        self.clock, self.taken, self.grown = clock, [], 0

    def rest(self):
        """Grow and sign the tree, as the worker does every minute; it is paid for too."""
        wall, cpu = time.perf_counter(), time.process_time()
        self.grown = self.do(SealHistory(AT_ONCE), MACHINE_ACTOR).count
        self.taken.append((time.perf_counter() - wall, time.process_time() - cpu))


class Careless(TimedEngine):
    """Everything off: nothing sealed or signed, and no rule asked at all."""

    def __init__(self, database):
        super().__init__(database, MovableClock())

    def rest(self):
        """Sign nothing."""

    def step(self, command, actor):
        asked, rules.deny = rules.deny, lambda *_: None
        try:
            return super().step(command, actor)
        finally:
            rules.deny = asked


@pytest.mark.database
def test_care_costs_less_than_a_third_of_the_pace(capsys):
    scenario, place = main_scenario(), next(iter(daerah()))
    with ExitStack() as stack:
        on, off = (
            kind(stack.enter_context(temporary_database(SERVER))) for kind in (Careful, Careless)
        )
        stages = [Stage(one, one.clock) for one in (on, off)]
        pace = []
        for _ in range(ROUNDS + 1):
            for stage in stages:
                stage.engine.taken.clear()
                stage.play(scenario, place)
                stage.engine.rest()
            pace.append([total(one.taken) for one in (on, off)])
    by_wall, by_cpu = (
        median(off[which] / on[which] for on, off in pace[1:]) for which in (0, 1)
    )  # the first round warms the caches

    with capsys.disabled():
        steps = len(off.taken)
        print(f"\n{steps} steps, on ÷ off: {by_wall:.2f} by the wall, {by_cpu:.2f} by CPU")  # noqa: T201
    assert on.grown > 0
    assert by_wall > 0.5


def total(taken):
    return tuple(map(sum, zip(*taken, strict=True)))
