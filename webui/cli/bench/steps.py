"""Whole steps per second, beside the same statements without an engine, and SpiffWorkflow.

A step is what a press on "Selesai" is: the task is held and its draft lies in the database; the
submission is reserved, the case locked and read, with its task, team and draft; the form checked,
the case run on, and its state, tasks, answers, path, history with its leaf, the draft's removal and
the receipt written in one durable commit.

The bare side says every one of these statements again, reads included, through SQLAlchemy Core and
the same settings (WAL, FULL; PostgreSQL's are its server's: with fsync off it shows no office's
limit), tables and indexes, to a database that holds the same rows. It makes no value and looks at
no answer: it is the program that writes these rows and does nothing else. The words side says them
without Core, each value already bound as the driver takes it: no program that writes these rows is
quicker. Claims, drafts, timers and messages between are said too, untimed. Each step is said again
as soon as an engine has taken it, so that all sides find the processor's caches as other work has
left them: in a loop of their own the same statements would look quicker than any program ever meets
them.

The third side is SpiffWorkflow's own state on the same pathway and answers; see its program. It
writes no rows but state and answers, so a whole step with that state takes it and the bare rows.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from secrets import token_bytes, token_hex
from statistics import median

from engine import (
    Actor,
    ClaimTask,
    Command,
    CompleteTask,
    Database,
    Engine,
    Keyring,
    Receipt,
    Recording,
    Round,
    SaveDraft,
    Slow,
    TaskById,
    temporary_database,
)
from forms import FormLibrary
from processes import Scenario, daerah
from webui.bundles import calendar_of
from webui.cli.bench.in_memory import engine_costs
from webui.cli.bench.plain import main_scenario, plain_spiff
from webui.keys import MasterKeys
from webui.keys.envelope import KEY
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock

STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What was measured; medians over the rounds."""

    #: "sqlite" or "postgresql".
    database: str
    #: Each commit waited for the disk; if not, "bare" is a limit that no office's database has.
    waits_for_disk: bool
    steps_per_s: float
    #: The same transactions through Core, without an engine.
    bare_commits_per_s: float
    #: The same in the driver's words, values already bound.
    words_per_s: float
    #: SpiffWorkflow's own state of the same case: load, complete, save, commit.
    plain_spiff_steps_per_s: float
    #: steps_per_s ÷ bare_commits_per_s, the median of the rounds' own ratios.
    ratio: float
    #: steps_per_s ÷ words_per_s, as above.
    ratio_to_words: float
    #: steps_per_s ÷ plain_spiff_steps_per_s.
    times_plain_spiff: float
    #: The same, were the plain state kept beside the same rows: its step's time and the bare one's.
    times_plain_with_rows: float
    #: The same steps with every content sealed, by turns with those; and sealed ÷ in the clear.
    sealed_steps_per_s: float
    sealed_ratio: float
    #: CPU time of a step in this process, driver included; of a busy machine the better measure.
    cpu_ms: float
    #: The same with every content sealed.
    sealed_cpu_ms: float
    #: CPU time of the same transactions through Core, and in the driver's words.
    bare_cpu_ms: float
    words_cpu_ms: float
    #: CPU time of the same step in memory: load, complete, run on, write; without the form check.
    engine_cpu_ms: float
    #: CPU time of a step of plain SpiffWorkflow, SQLite or driver included.
    plain_spiff_cpu_ms: float
    #: Measured steps.
    steps: int


class Typing(Engine):
    """An engine whose people claim a task, type a draft and send it once, as in the browser."""

    def __init__(
        self, database: Database, clock: MovableClock, keyring: Keyring | None = None
    ) -> None:
        super().__init__(
            database, FormLibrary(), NoPasswords(), clock, keyring=keyring, calendar=calendar_of
        )
        self.clock = clock

    def do(self, command: Command | Round | Slow, actor: Actor, submission: str = "") -> Receipt:
        """Run the command; what comes before a completed task is no part of its step."""
        if not isinstance(command, CompleteTask):
            return super().do(command, actor, submission)
        if not self.ask(TaskById(command.task_id), actor).task.assignee:
            super().do(ClaimTask(command.task_id), actor)
        draft = super().do(SaveDraft(command.task_id, command.answers), actor)
        return self.step(replace(command, seen_version=draft.version), actor)

    def step(self, command: CompleteTask, actor: Actor) -> Receipt:
        """Complete the task."""
        return super().do(command, actor, token_hex())


#: Seconds by the wall and of the CPU, a pair for each completion.
Taken = list[tuple[float, float]]


class TimedEngine(Typing):
    """An engine that times the completion of tasks."""

    def __init__(
        self, database: Database, clock: MovableClock, keyring: Keyring | None = None
    ) -> None:
        super().__init__(database, clock, keyring)
        self.taken: Taken = []

    def step(self, command: CompleteTask, actor: Actor) -> Receipt:
        """Complete the task and take the time."""
        wall, cpu = time.perf_counter(), time.process_time()
        receipt = super().step(command, actor)
        self.taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        return receipt


class RecordedEngine(Typing):
    """An engine whose every word to the database is at once said again to others, and timed."""

    def __init__(
        self, database: Database, clock: MovableClock, bare: Database, words: Database
    ) -> None:
        super().__init__(database, clock)
        self._recording = Recording(database)
        self._bare, self._words = bare, words
        self._said = 0
        self.bare: Taken = []
        self.words: Taken = []

    def step(self, command: CompleteTask, actor: Actor) -> Receipt:
        """Complete the task under the mark of a step; say it again, and all before it."""
        with self._recording.tagged(STEP):
            receipt = super().step(command, actor)
        self.say_again()
        return receipt

    def say_again(self) -> None:
        """Say again what was said since this was last done."""
        start, self._said = self._said, len(self._recording.transactions)
        self.bare += self._recording.replay(self._bare, STEP, start, in_core=True)
        self.words += self._recording.replay(self._words, STEP, start)


def measure(url: str, rounds: int, tick: Callable[[], None] = lambda: None) -> Steps:
    """Play the shipped main scenario `rounds` times, and its transactions beside, by turns."""
    scenario = main_scenario()
    with ExitStack() as stack:
        made = (stack.enter_context(temporary_database(url)) for _ in range(5))
        database, apart, told, bare, words = made
        timed = TimedEngine(database, MovableClock())
        sealed = TimedEngine(apart, MovableClock(), MasterKeys((token_bytes(KEY),)))
        recorded = RecordedEngine(told, MovableClock(), bare, words)
        stages = [Stage(one, one.clock) for one in (timed, sealed, recorded)]
        sides = (timed.taken, sealed.taken, recorded.bare, recorded.words)
        waits = database.waits_for_disk()
        pace = _paced(sides, lambda: _play(stages, scenario, tick), rounds)
    plain = plain_spiff(url, rounds=rounds)["young"]
    figures = (median(one) for one in zip(*pace, strict=True))
    ours, sealed_pace, theirs, said, cpu, sealed_cpu, bare_cpu, words_cpu = figures
    return Steps(
        database=database.dialect,
        waits_for_disk=waits,
        steps_per_s=round(ours, 1),
        bare_commits_per_s=round(theirs, 1),
        words_per_s=round(said, 1),
        plain_spiff_steps_per_s=plain["steps_per_s"],
        ratio=round(median(a / b for a, _, b, *_ in pace), 3),
        ratio_to_words=round(median(a / b for a, _, _, b, *_ in pace), 3),
        times_plain_spiff=round(ours / plain["steps_per_s"], 1),
        times_plain_with_rows=round(ours * (1 / plain["steps_per_s"] + 1 / theirs), 1),
        sealed_steps_per_s=round(sealed_pace, 1),
        sealed_ratio=round(median(b / a for a, b, *_ in pace), 3),
        cpu_ms=round(cpu, 2),
        sealed_cpu_ms=round(sealed_cpu, 2),
        bare_cpu_ms=round(bare_cpu, 2),
        words_cpu_ms=round(words_cpu, 2),
        engine_cpu_ms=round(median(engine_costs(scenario, rounds)), 2),
        plain_spiff_cpu_ms=plain["cpu_ms"],
        steps=len(timed.taken) * rounds,
    )


def _play(stages: Sequence[Stage], scenario: Scenario, tick: Callable[[], None]) -> None:
    for stage in stages:
        stage.play(scenario, next(iter(daerah())))
    tick()


def _paced(
    sides: Sequence[Taken], play: Callable[[], None], rounds: int
) -> list[tuple[float, ...]]:
    """Return of each round the steps per second of each side; then their CPU milliseconds."""
    pace = []
    for _ in range(rounds + 1):
        for taken in sides:
            taken.clear()
        play()
        paces = [_pace(taken) for taken in sides]
        pace.append((*(per_s for per_s, _ in paces), *(cpu for _, cpu in paces)))
    return pace[1:]  # the first warms the caches


def _pace(taken: Taken) -> tuple[float, float]:
    """Return steps per second, and the CPU milliseconds of a step."""
    walls, spent = zip(*taken, strict=True)
    return len(walls) / sum(walls), sum(spent) / len(spent) * 1000
