"""A case with thousands of sessions: what a step costs then, beside a young case's."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import median

from engine import (
    Actor,
    CaseByNo,
    CompleteTask,
    Engine,
    JsonObject,
    state_sizes,
    temporary_database,
)
from forms import FormLibrary
from processes import Scenario, daerah
from webui.bundles import calendar_of
from webui.cli.bench.plain import SESSION, main_scenario, plain_spiff
from webui.stage import NoPasswords, Stage
from webui.walking import MovableClock, Walker

#: Sessions after which a case is looked at first.
EARLY = 10
#: Steps that are compared.
COMPARED = 100
#: Tasks after which SpiffWorkflow is looked at again.
PLAIN_LATE = 100

#: The manager's answer when the series of sessions has reached its length.
MORE: JsonObject = {
    "keputusan_sesi": "tambah",
    "tambahan_sesi": 12,
    "alasan_tinjauan": "Sesi masih diperlukan.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What was measured."""

    database: str
    #: CPU time of a step after `late` ÷ after 10 completed tasks; medians, by turns.
    ratio: float
    early_ms: float
    late_ms: float
    #: Size of the live state after 10 and after `late`.
    state_bytes: tuple[int, int]
    late: int
    #: The same figures of SpiffWorkflow's own state after 10 and after 100; it cannot reach 250.
    plain_spiff: Mapping[str, object]


class LongCase:
    """A case of counseling sessions that go on and on."""

    def __init__(self, engine: Engine, clock: MovableClock, place: str) -> None:
        scenario, self._answers = _until_session()
        walker = Walker(engine, clock, place)
        walker.play(scenario)
        self._engine = engine
        self._worker = walker.person("pekerja_sosial")
        self._manager = walker.person("manajer_kasus")
        self.no = walker.no
        self.task = self._open_to(self._worker)

    def sessions(self, count: int) -> Iterator[float]:
        """Have `count` sessions; yield what each cost in CPU milliseconds."""
        for _ in range(count):
            began = time.process_time()
            receipt = self._engine.do(CompleteTask(self.task, self._answers), self._worker)
            yield (time.process_time() - began) * 1000
            self.task = receipt.next_tasks[0] if receipt.next_tasks else self._added()

    def _added(self) -> str:
        """Have the manager add as many sessions as she may at a time; return the next one's."""
        self._engine.do(CompleteTask(self._open_to(self._manager), MORE), self._manager)
        return self._open_to(self._worker)

    def _open_to(self, person: Actor) -> str:
        tasks = self._engine.ask(CaseByNo(self.no), person).tasks
        return next(task.id for task in tasks if task.status == "open" and task.role == person.role)


def measure(url: str, late: int = 3_000, tick: Callable[[], None] = lambda: None) -> Growth:
    """Let one case have `late` sessions and another ten, then step them by turns."""
    with temporary_database(url, durable=False) as database:
        clock = MovableClock()
        engine = Engine(database, FormLibrary(), NoPasswords(), clock, calendar=calendar_of)
        place = next(iter(daerah()))
        Stage(engine, clock).publish("konseling_keluarga", place)
        young, old = LongCase(engine, clock, place), LongCase(engine, clock, place)
        for _ in young.sessions(EARLY):
            pass
        for _ in old.sessions(late):
            tick()
        sizes = state_sizes(database)
        by_turns = zip(young.sessions(COMPARED), old.sessions(COMPARED), strict=True)
        early_ms, late_ms = (median(costs) for costs in zip(*by_turns, strict=True))
        return Growth(
            database=database.dialect,
            ratio=round(late_ms / early_ms, 3),
            early_ms=round(early_ms, 3),
            late_ms=round(late_ms, 3),
            state_bytes=(sizes[young.no], sizes[old.no]),
            late=late,
            plain_spiff=plain_spiff("", late=min(late, PLAIN_LATE))["growth"],
        )


def _until_session() -> tuple[Scenario, JsonObject]:
    """Return the main scenario up to its first session, and that session's answers."""
    whole = main_scenario()
    at = next(n for n, step in enumerate(whole.steps) if step.get("complete") == SESSION)
    answers = whole.steps[at]["data"]
    return replace(whole, steps=whole.steps[:at]), answers if isinstance(answers, dict) else {}
