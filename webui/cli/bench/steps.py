"""Whole steps per second, beside the same statements without an engine, and SpiffWorkflow."""

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
from processes import Scenario, daerah, scenarios
from webui.cli.bench.in_memory import engine_costs
from webui.cli.bench.plain import plain_spiff
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
    #: SpiffWorkflow's own state of a young case: load, complete, save, commit.
    plain_spiff_steps_per_s: float
    #: steps_per_s ÷ bare_commits_per_s, the median of the rounds' own ratios.
    ratio: float
    #: steps_per_s ÷ plain_spiff_steps_per_s.
    times_plain_spiff: float
    #: CPU time of a step in this process, driver included.
    cpu_ms: float
    #: CPU time of the same step in memory: load, complete, run on, write; without the form check.
    engine_cpu_ms: float
    #: CPU time of a step of plain SpiffWorkflow on its smaller case, SQLite or driver included.
    plain_spiff_cpu_ms: float
    #: Measured steps.
    steps: int


class TimedEngine(Engine):
    """An engine that times the completion of tasks."""

    def __init__(self, database: Database, clock: MovableClock) -> None:
        super().__init__(database, FormLibrary(), NoPasswords(), clock)
        self.clock = clock
        #: Seconds by the wall and of the CPU, a pair for each completion.
        self.taken: list[tuple[float, float]] = []

    def do(self, command: Command | Round | Slow, actor: Actor, submission: str = "") -> Receipt:
        """Run the command."""
        if not isinstance(command, CompleteTask):
            return super().do(command, actor, submission)
        wall, cpu = time.perf_counter(), time.process_time()
        receipt = super().do(command, actor, submission)
        self.taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        return receipt


class RecordedEngine(Engine):
    """An engine whose every word to the database is written down; nobody times it."""

    def __init__(self, database: Database, clock: MovableClock) -> None:
        super().__init__(database, FormLibrary(), NoPasswords(), clock)
        self.clock = clock
        self.recording = Recording(database)
        self._said = 0

    def do(self, command: Command | Round | Slow, actor: Actor, submission: str = "") -> Receipt:
        """Run the command."""
        with self.recording.tagged(STEP if isinstance(command, CompleteTask) else ""):
            return super().do(command, actor, submission)

    def say_again(self, database: Database) -> list[float]:
        """Say what is new to another database; return the seconds each completion took there."""
        start, self._said = self._said, len(self.recording.transactions)
        return self.recording.replay(database, STEP, start)


def measure(url: str, rounds: int, tick: Callable[[], None] = lambda: None) -> Steps:
    """Play the shipped main scenario `rounds` times, and its transactions beside, by turns."""
    scenario = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")
    with (
        temporary_database(url) as database,
        temporary_database(url) as told,
        temporary_database(url) as bare,
    ):
        timed, recorded = (
            TimedEngine(database, MovableClock()),
            RecordedEngine(told, MovableClock()),
        )
        stages = Stage(timed, timed.clock), Stage(recorded, recorded.clock)
        pace = _paced(timed, recorded, bare, lambda: _play(stages, scenario, tick), rounds)
    plain = plain_spiff(url, rounds=rounds)["young"]
    ours, theirs, cpu = (median(figures) for figures in zip(*pace, strict=True))
    return Steps(
        database=database.dialect,
        steps_per_s=round(ours, 1),
        bare_commits_per_s=round(theirs, 1),
        plain_spiff_steps_per_s=plain["steps_per_s"],
        ratio=round(median(a / b for a, b, _ in pace), 3),
        times_plain_spiff=round(ours / plain["steps_per_s"], 1),
        cpu_ms=round(cpu, 2),
        engine_cpu_ms=round(median(engine_costs(scenario, rounds)), 2),
        plain_spiff_cpu_ms=plain["cpu_ms"],
        steps=len(timed.taken) * rounds,
    )


def _play(stages: tuple[Stage, ...], scenario: Scenario, tick: Callable[[], None]) -> None:
    for stage in stages:
        stage.play(scenario, next(iter(daerah())))
    tick()


def _paced(
    timed: TimedEngine,
    recorded: RecordedEngine,
    bare: Database,
    play: Callable[[], None],
    rounds: int,
) -> list[tuple[float, float, float]]:
    """Return of each round steps per second, bare ones per second, and a step's CPU in ms."""
    pace = []
    for _ in range(rounds + 1):
        timed.taken.clear()
        play()
        seconds = recorded.say_again(bare)
        ours = len(timed.taken) / sum(wall for wall, _ in timed.taken)
        cpu = median(spent for _, spent in timed.taken) * 1000
        pace.append((ours, len(seconds) / sum(seconds), cpu))
    return pace[1:]  # the first warms the caches
