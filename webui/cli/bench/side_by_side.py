"""Several processes on one PostgreSQL, beside one: do cases get into each other's way?"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

from engine import Database, Engine, temporary_database
from forms import FormLibrary
from processes import daerah
from webui.bundles import calendar_of
from webui.cli.bench.growth import LongCase
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock

#: Forked processes keep what is loaded; each opens connections of its own.
_FORK = get_context("fork")
#: Steps of each process before the time is taken.
WARM = 5
#: Seconds after which a process that did not start breaks the measurement.
PATIENCE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What was measured: whole steps, each process on a case of its own."""

    processes: int
    one_steps_per_s: float
    all_steps_per_s: float
    #: All ÷ one.
    ratio: float


def measure(
    url: str, processes: int, steps: int, tick: Callable[[], None] = lambda: None
) -> SideBySide:
    """Let one process, then all of them, do `steps` steps each."""
    with temporary_database(url) as database:
        clock = MovableClock()
        engine = Engine(database, FormLibrary(), NoPasswords(), clock, calendar=calendar_of)
        stage, cases = Stage(engine, clock), []
        places = [*daerah()]
        for place in (places[0], *places[:processes]):
            stage.publish("konseling_keluarga", place)
            cases.append(LongCase(engine, clock, place))
            tick()
        one, together = (_pace(database, some, steps) for some in (cases[:1], cases[1:]))
    return SideBySide(
        processes=len(cases) - 1,
        one_steps_per_s=round(one, 1),
        all_steps_per_s=round(together, 1),
        ratio=round(together / one, 2),
    )


def _pace(database: Database, cases: list[LongCase], steps: int) -> float:
    """Return steps per second of all processes together."""
    start = _FORK.Barrier(len(cases) + 1)
    workers = [_FORK.Process(target=_work, args=(database, case, steps, start)) for case in cases]
    for worker in workers:
        worker.start()
    start.wait(PATIENCE)
    began = time.perf_counter()
    for worker in workers:
        worker.join()
    return steps * len(cases) / (time.perf_counter() - began)


def _work(database: Database, case: LongCase, steps: int, start: Barrier) -> None:
    database.connections.dispose(close=False)  # these are the parent's
    for _ in case.sessions(WARM):
        pass
    start.wait(PATIENCE)
    for _ in case.sessions(steps):
        pass
