"""Whole steps per second, beside the same statements said without an engine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from engine import (
    Actor,
    Command,
    CompleteTask,
    Database,
    Engine,
    Receipt,
    Recording,
    Round,
    Slow,
    temporary_database,
)
from forms import FormLibrary
from processes import daerah, scenarios
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock

STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What was measured; medians over the rounds."""

    #: "sqlite" or "postgresql".
    database: str
    steps_per_s: float
    #: The same rows in the same transactions, written by the driver alone.
    bare_commits_per_s: float
    #: steps_per_s ÷ bare_commits_per_s, the median of the rounds' own ratios.
    ratio: float
    #: CPU time of a step in this process, driver included.
    cpu_ms: float
    #: Measured steps.
    steps: int


class TimedEngine(Engine):
    """An engine that times the completion of tasks and records what it says to the database."""

    def __init__(self, database: Database, clock: MovableClock) -> None:
        super().__init__(database, FormLibrary(), NoPasswords(), clock)
        self.recording = Recording(database)
        #: Seconds by the wall and of the CPU, a pair for each completion.
        self.taken: list[tuple[float, float]] = []

    def do(self, command: Command | Round | Slow, actor: Actor, submission: str = "") -> Receipt:
        """Run the command."""
        if not isinstance(command, CompleteTask):
            return super().do(command, actor, submission)
        with self.recording.tagged(STEP):
            wall, cpu = time.perf_counter(), time.process_time()
            receipt = super().do(command, actor, submission)
            self.taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        return receipt


def measure(url: str, rounds: int, tick: Callable[[], None] = lambda: None) -> Steps:
    """Play the shipped main scenario `rounds` times; after each, say its transactions again."""
    scenario = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
    place = next(iter(daerah()))
    with temporary_database(url) as database, temporary_database(url) as bare:
        clock = MovableClock()
        engine = TimedEngine(database, clock)
        stage = Stage(engine, clock)
        ours: list[float] = []
        theirs: list[float] = []
        cpu: list[float] = []
        said = 0
        for _ in range(rounds + 1):  # the first warms the caches and is not counted
            engine.taken.clear()
            stage.play(scenario, place)
            seconds = engine.recording.replay(bare, STEP, said)
            said = len(engine.recording.transactions)
            ours.append(len(engine.taken) / sum(wall for wall, _ in engine.taken))
            theirs.append(len(seconds) / sum(seconds))
            cpu.append(median(spent for _, spent in engine.taken) * 1000)
            tick()
        return Steps(
            database=database.dialect,
            steps_per_s=round(median(ours[1:]), 1),
            bare_commits_per_s=round(median(theirs[1:]), 1),
            ratio=round(median(a / b for a, b in zip(ours[1:], theirs[1:], strict=True)), 3),
            cpu_ms=round(median(cpu[1:]), 2),
            steps=len(engine.taken) * rounds,
        )
