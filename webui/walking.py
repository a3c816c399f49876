"""Walk-throughs: play a scenario through the real engine, every step by somebody who may do it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from engine import (
    LET_IN,
    MACHINE_ACTOR,
    Actor,
    AssignTask,
    CancelCase,
    CaseByNo,
    CaseSheet,
    CompleteTask,
    DefinitionByVersion,
    Engine,
    FireTimers,
    History,
    Json,
    JsonObject,
    LiveData,
    ReceiveMessage,
    RetryIncident,
    StartCase,
    TaskView,
    Text,
    WrongState,
    moment_after,
    say,
)
from processes import Scenario
from webui.accounts import account_name
from webui.bundles import calendar_of, resolved
from webui.coverage import Gone, gone
from webui.playing import Player, Seen

#: A Monday morning in Indonesia, on whatever day it is run.
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
#: What a step takes: nobody fills two forms in the same moment.
STEP = timedelta(minutes=7)
MANAGER, INTAKE = "manajer_kasus", "petugas_penerima"
#: Days before this one belong to a person, as a day of birth does.
EARLIEST = "2026-02-01"
#: What a scenario calls the states of a case.
STATES = {"ended": "closed", "cancelled": "closed", "transferred": "closed", "stuck": "stuck"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T|$)")


@dataclass(slots=True)
class MovableClock:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return where the clock stands."""
        return self.now

    def advance(self, duration: str, daerah: str) -> None:
        """Move on by an ISO 8601 duration such as "P4D", or to the end of "3 HK" in a daerah."""
        self.now = moment_after(duration, self.now, calendar_of(daerah))


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
    problems: tuple[Text, ...]
    #: How many of each the walk met: tasks, called, decisions, timers, messages.
    counts: Mapping[str, int]
    #: Nodes and flows that the case went.
    gone: Gone = frozenset()


class Walker(Player[TaskView]):
    """Plays one scenario in one daerah."""

    def __init__(
        self,
        engine: Engine,
        clock: MovableClock,
        daerah: str,
        names: Mapping[str, str] = MappingProxyType({}),
        later: timedelta = timedelta(),  # frozen
    ) -> None:
        self._engine = engine
        self._names = names
        #: How long after the day it was written for the story is played.
        self._later = later
        self._clock = clock
        self._daerah = daerah
        self._trace: list[str] = []
        self._fired = self._received = 0
        #: Number of the case once it is started.
        self.no = ""

    def person(self, role: str) -> Actor:
        """Return the daerah's person with `role`."""
        name = account_name(role, self._daerah)
        shown = self._names.get(role, name)
        return Actor(username=name, name=shown, daerah=self._daerah, role=role)

    def play(self, scenario: Scenario) -> Walk:
        """Do every step in turn; stop at the first that cannot be done."""
        found = [_at(n, problem.message, problem.field) for n, problem in self.perform(scenario)]
        return self._report(scenario, tuple(found))

    def leave(self) -> None:
        """Cancel the case if it is still open: its clocks must not ring in another walk."""
        if self.no and self._status() != "closed":
            self._engine.do(CancelCase(self.no, "Skenario selesai"), self.person(MANAGER))

    @property
    def settings(self) -> Mapping[str, Mapping[str, Json]]:
        """What the daerah chose, by group."""
        return resolved(self._daerah).settings

    def start(self, process: str, data: JsonObject) -> None:
        """Start a case as the desk does: what it knows comes from forms, never from a scenario."""
        if data:
            raise WrongState(say("Kasus di meja kerja dimulai tanpa data; isi lewat formulir."))
        known = self._engine.ask(DefinitionByVersion(process), self.person(MANAGER))
        roles = known.definition.starters.split() or [INTAKE]
        opener = self.person(INTAKE if INTAKE in roles else roles[0])
        self.no = self._engine.do(StartCase(process), opener).case_no

    def tasks(self, element: str) -> list[TaskView]:
        """Return the open tasks of this element."""
        found = [one for one in self._sheet().tasks if one.element == element]
        return [one for one in found if one.status == "open"]

    def complete(self, task: TaskView, element: str, data: JsonObject) -> None:
        """Complete a task as a person of its role, who serves where the family lives."""
        self._clock.now += STEP
        worker = replace(self.person(task.role), areas=(task.area,) if task.area else ())
        if self._is_handed_out(task):
            self._engine.do(AssignTask(task.id, worker.username), self.person(MANAGER))
        self._engine.do(CompleteTask(task.id, self.here(data)), worker)
        self._trace.append(element)

    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Bring the message to the case, as somebody who is on it."""
        value = str(next(iter(key.values()), ""))
        brought = ReceiveMessage(message, self.no, value, self.here(data))
        self._received += bool(self._engine.do(brought, self._on_the_case()))

    def hear(self, signal: str) -> None:
        """Refuse: nothing outside a case sends it signals."""
        refusal = say("Sinyal “{signal}” dari luar kasus tidak ada; kirim pesan.", signal=signal)
        raise WrongState(refusal)

    def advance(self, duration: str) -> None:
        """Let the worker come by after `duration`."""
        self._clock.advance(duration, self._daerah)
        while count := self._engine.do(FireTimers(), MACHINE_ACTOR).count:
            self._fired += count

    def retry(self) -> None:
        """Run again, as the manager, what could not run."""
        held = [one for one in self._sheet().incidents if one.status == "open"]
        if not held:
            raise WrongState(say("Tidak ada langkah yang tertahan."))
        for incident in held:
            self._engine.do(RetryIncident(incident.id, "Skenario"), self.person(MANAGER))

    def seen(self) -> Seen:
        """Return how the case stands; what the desk shows as awaited is waited for."""
        sheet = self._sheet()
        tasks = [task.element for task in sheet.tasks if task.status == "open"]
        return Seen(
            status=self._status(),
            waiting=[*tasks, *(wait.element for wait in sheet.awaited)],
            watching=[clock.element for clock in sheet.clocks],
            done=self._trace,
            data=self._known(),
        )

    def here(self, data: JsonObject) -> JsonObject:
        """Return a step's answers as they are given in this daerah on this day."""
        return {name: self._local(value) for name, value in data.items()}

    def _local(self, value: Json) -> Json:
        """Put a daerah's own people for `@role`, and the days of this telling for the written."""
        match value:
            case dict():
                return {key: self._local(inner) for key, inner in value.items()}
            case list():
                return [self._local(inner) for inner in value]
            case str() if value.startswith("@"):
                return account_name(value[1:], self._daerah)
            case str() if _DAY.match(value) and value >= EARLIEST:
                day = date.fromisoformat(value[:10]) + self._later
                return f"{day}{value[10:]}"
        return value

    def _is_handed_out(self, task: TaskView) -> bool:
        """Tell whether only a manager gives it to somebody: the case is open by name alone."""
        return not task.assignee and task.role != MANAGER and self._known().get("kelas") == "K4"

    def _on_the_case(self) -> Actor:
        member = [one for one in self._sheet().team if one.role in LET_IN][-1]
        here = self.person(member.role)
        return replace(here, username=member.username, name=member.name)

    def _sheet(self) -> CaseSheet:
        return self._engine.ask(CaseByNo(self.no), self.person("auditor"))

    def _status(self) -> str:
        return STATES.get(self._sheet().case.status, "open")

    def _known(self) -> JsonObject:
        return self._engine.ask(LiveData(self.no), replace(MACHINE_ACTOR, daerah=self._daerah))

    def _report(self, scenario: Scenario, problems: tuple[Text, ...]) -> Walk:
        story = self._engine.ask(History(self.no), self.person("auditor")) if self.no else None
        passed, decided = (story.passed, story.decided) if story else ((), ())
        return Walk(
            process=scenario.process,
            daerah=self._daerah,
            scenario=scenario.name,
            status=self._status() if self.no else "open",
            ok=not problems,
            trace=tuple(self._trace),
            problems=problems,
            gone=gone(story) if story else frozenset(),
            counts={
                "tasks": len(self._trace),
                "called": sum(node.kind == "callActivity" for node in passed),
                "decisions": len(decided),
                "timers": self._fired,
                "messages": self._received,
            },
        )


def _at(number: int, what: Text, field: str = "") -> Text:
    if field:
        return say("Langkah {number}, {field}: {what}", number=number, field=field, what=what)
    return say("Langkah {number}: {what}", number=number, what=what)
