"""Walk-throughs: play a scenario through the real engine on a temporary database."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from engine import (
    MACHINE_ACTOR,
    Actor,
    CaseByNo,
    CaseSheet,
    CompleteTask,
    Database,
    Engine,
    EngineError,
    Files,
    FireTimers,
    History,
    Json,
    JsonObject,
    Passwords,
    PublishDefinition,
    ReceiveMessage,
    Refused,
    RegisterAccount,
    StartCase,
    moment_after,
)
from forms import FormLibrary
from processes import Scenario
from webui.accounts import SHORT_NAMES, account_name
from webui.bundles import shipped_bundle

#: A Monday morning in Indonesia; a walk-through is the same on every day it is run.
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
#: What a step takes: nobody fills two forms in the same moment.
STEP = timedelta(minutes=7)


@dataclass(slots=True)
class MovableClock:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return where the clock stands."""
        return self.now

    def advance(self, duration: str) -> None:
        """Move on by an ISO 8601 duration such as "P4D"."""
        self.now = moment_after(duration, self.now)


class NoPasswords:
    """Nobody signs in during a walk-through, so there is nothing to guard."""

    def hash(self, password: str) -> str:
        """Return a hash that nothing matches."""
        return f"-{len(password)}"

    def matches(self, hashed: str, password: str) -> bool:
        """Tell that nothing does."""
        return hashed == password == ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How one scenario went."""

    process: str
    daerah: str
    scenario: str
    #: "open", "closed" or "stuck".
    status: str
    ok: bool
    #: Element ids of completed human tasks, in order.
    trace: tuple[str, ...]
    problems: tuple[str, ...]
    #: How many of each the walk met: tasks, called, decisions, timers, messages.
    counts: Mapping[str, int]


class Walker:
    """Plays scenarios of one daerah; every step is done by somebody who may do it."""

    def __init__(
        self,
        engine: Engine,
        clock: MovableClock,
        daerah: str,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._engine = engine
        self._names = names
        self._clock = clock
        self._daerah = daerah
        self._trace: list[str] = []
        self._seen = dict.fromkeys(("tasks", "called", "decisions", "timers", "messages"), 0)
        self._no = ""

    def person(self, role: str) -> Actor:
        """Return the walk's only person with `role`."""
        name = account_name(role, self._daerah)
        shown = self._names.get(role, name)
        return Actor(username=name, name=shown, daerah=self._daerah, role=role)

    def play(self, scenario: Scenario) -> Walk:
        """Do every step in turn; stop at the first that cannot be done."""
        problems: list[str] = []
        for number, step in enumerate(scenario.steps, 1):
            try:
                problems.extend(f"{number}: {text}" for text in self._do(step))
            except Refused as refusal:
                problems.extend(f"{number}: {p.field} {p.message}" for p in refusal.problems)
                break
            except EngineError as error:
                problems.append(f"{number}: {error}")
                break
        return self._report(scenario, tuple(problems))

    def _do(self, step: JsonObject) -> Iterator[str]:
        data = step.get("data")
        answers = data if isinstance(data, dict) else {}
        match step:
            case {"start": {"process": str(process)}}:
                self._no = self._engine.do(
                    StartCase(process), self.person("petugas_penerima")
                ).case_no
            case {"complete": str(element)}:
                yield from self._complete(element, answers, step.get("n", 1))
            case {"message": str(message)}:
                self._engine.do(
                    ReceiveMessage(message, case_no=self._no, answers=answers), self._on_the_case()
                )
                self._seen["messages"] += 1
            case {"clock": str(duration)}:
                self._clock.advance(duration)
                self._seen["timers"] += self._fire()
            case {"expect": dict(expected)}:
                yield from self._compare(expected)

    def _fire(self) -> int:
        fired = 0
        while count := self._engine.do(FireTimers(), MACHINE_ACTOR).count:
            fired += count
        return fired

    def _complete(self, element: str, answers: JsonObject, nth: Json) -> Iterator[str]:
        waiting = [task for task in self._sheet().tasks if task.element == element]
        waiting = [task for task in waiting if task.status == "open"]
        if not isinstance(nth, int) or len(waiting) < nth:
            yield f"{element} is not waiting; waiting: {', '.join(self._waiting()) or 'nothing'}"
            return
        task = waiting[nth - 1]
        settled = {name: self._local(value) for name, value in answers.items()}
        self._clock.now += STEP
        self._engine.do(CompleteTask(task.id, settled), self.person(task.role))
        self._trace.append(element)

    def _local(self, value: Json) -> Json:
        """Scenarios name people by role, as `@pekerja_sosial`; each daerah has its own."""
        if isinstance(value, str) and value.startswith("@"):
            return account_name(value[1:], self._daerah)
        return value

    def _on_the_case(self) -> Actor:
        member = self._sheet().team[-1]
        return Actor(
            username=member.username, name=member.name, daerah=self._daerah, role=member.role
        )

    def _sheet(self) -> CaseSheet:
        sheet: CaseSheet = self._engine.ask(CaseByNo(self._no), self.person("auditor"))
        return sheet

    def _waiting(self) -> list[str]:
        sheet = self._sheet()
        tasks = [task.element for task in sheet.tasks if task.status == "open"]
        return sorted([*tasks, *(wait.element for wait in sheet.awaited)])

    def _status(self) -> str:
        status = self._sheet().case.status
        return {"ended": "closed", "cancelled": "closed", "stuck": "stuck"}.get(status, "open")

    def _compare(self, expected: Mapping[str, Json]) -> Iterator[str]:
        seen = {"waiting": self._waiting(), "status": self._status(), "done": sorted(self._trace)}
        for name, value in expected.items():
            wanted = sorted(map(str, value)) if isinstance(value, list) else value
            if name in seen and seen[name] != wanted:
                yield f"expected {name} {wanted}, but it is {seen[name]}"

    def _report(self, scenario: Scenario, problems: tuple[str, ...]) -> Walk:
        counts = {**self._seen, "tasks": len(self._trace)}
        if self._no:
            history = self._engine.ask(History(self._no), self.person("auditor"))
            counts["called"] = sum(node.kind == "callActivity" for node in history.passed)
            counts["decisions"] = len(history.decided)
        status = self._status() if self._no else "open"
        return Walk(
            process=scenario.process,
            daerah=self._daerah,
            scenario=scenario.name,
            status=status,
            ok=not problems,
            trace=tuple(self._trace),
            problems=problems,
            counts=counts,
        )


def walk(scenario: Scenario, daerah: str, files: Files | None = None) -> Walk:
    """Play one scenario on a database of its own."""
    with temporary_engine(NoPasswords()) as (engine, clock):
        walker = Walker(engine, clock, daerah)
        for role in SHORT_NAMES:
            name = account_name(role, daerah)
            engine.do(RegisterAccount(name, name, daerah, (role,), password=name), MACHINE_ACTOR)
        bundle = files or shipped_bundle(scenario.process)
        engine.do(PublishDefinition(daerah, scenario.process, bundle), MACHINE_ACTOR)
        return walker.play(scenario)


@contextmanager
def temporary_engine(passwords: Passwords) -> Iterator[tuple[Engine, MovableClock]]:
    """Yield an engine on a throwaway SQLite file, and its clock."""
    clock = MovableClock()
    with TemporaryDirectory(prefix="lk3-walk-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'walk.sqlite3'}")
        database.migrate()
        try:
            yield Engine(database, FormLibrary(), passwords, clock), clock
        finally:
            database.close()
