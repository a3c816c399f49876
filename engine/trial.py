"""One case in memory: files are tried by the rules the desk goes by, and nothing is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from engine.commands.stepping import carried
from engine.errors import AnswersRefused, WrongState
from engine.model import (
    WEEKDAYS,
    Awaited,
    Clock,
    Failure,
    Files,
    JsonObject,
    Node,
    Progress,
    Reached,
    WorkingDays,
    say,
)
from engine.ports import Forms
from engine.spiff import Definition, Running
from engine.store.bundles import Bundle, read_bundle

#: Firings of clocks in one move of the time; more is a cycle that nobody meant.
MOST_FIRINGS: Final = 1000
#: Events that are waited for beside the path of a token, not on it.
_BESIDE: Final = frozenset({"boundaryEvent", "startEvent"})
_STATUS: Final[dict[str, Literal["open", "closed", "stuck"]]] = {
    "running": "open",
    "ended": "closed",
    "stuck": "stuck",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a tried case stands."""

    status: Literal["open", "closed", "stuck"]
    #: Element ids of completed nodes, in order of completion.
    trace: tuple[str, ...] = ()
    #: Element ids of what the case rests at: human tasks, and events on its way.
    waiting: tuple[str, ...] = ()
    #: Element ids of events that may yet interrupt or accompany what it rests at.
    watching: tuple[str, ...] = ()
    incidents: tuple[Failure, ...] = ()
    data: JsonObject


class Trial:
    """Takes one case step by step, written down and read again between any two."""

    def __init__(
        self,
        bundle: Bundle,
        definition: Definition,
        forms: Forms,
        now: datetime,
        working: WorkingDays = WEEKDAYS,
    ) -> None:
        self._working = working
        self._bundle = bundle
        self._definition = definition
        self._forms = forms
        #: The case's clock; `wait_until` moves it.
        self.now = now
        self._tasks: dict[str, Reached] = {}
        self._clocks: dict[str, Clock] = {}
        self._awaited: dict[str, Awaited] = {}
        self._trace: list[str] = []
        self._state = b""
        self._progress = Progress(status="running")
        self._events: tuple[Node, ...] = ()
        #: What could not run and is held until it is tried again.
        self.incidents: tuple[Failure, ...] = ()

    @classmethod
    def of(  # what a case is made of, each by its name
        cls,
        process: str,
        files: Files,
        forms: Forms,
        now: datetime,
        names: Iterable[str] = (),
        *,
        working: WorkingDays = WEEKDAYS,
    ) -> "Trial":
        """Read `files`; raises DefinitionRefused with their problems.

        Beside what something reads, the case carries what its scripts set and what `names` tell.
        A form that is named but not among the files asks nothing: its task takes what it is told.
        """
        bundle = read_bundle(process, files, forms)
        borne = tuple(p for p in bundle.problems if p.code != "bpmn.form_missing")
        reads = bundle.checked.reads | bundle.checked.sets | {n for n in names if "." not in n}
        checked = replace(bundle.checked, problems=borne, reads=reads)
        definition = Definition.build(checked)
        return cls(replace(bundle, checked=checked), definition, forms, now, working)

    def anew(self) -> "Trial":
        """Return another case of the same files, which has not begun."""
        return Trial(self._bundle, self._definition, self._forms, self.now, self._working)

    def start(self, data: JsonObject) -> None:
        """Begin the case with these variables; once, before all else."""
        self._advance(Running.start(self._definition, data, self.now, self._working))

    @property
    def standing(self) -> Standing:
        """How the case stands now."""
        tasks = [task.node.id for task in self._tasks.values()]
        return Standing(
            status=_STATUS[self._progress.status],
            trace=tuple(self._trace),
            waiting=(*tasks, *(node.id for node in self._events if node.kind not in _BESIDE)),
            watching=tuple(node.id for node in self._events if node.kind in _BESIDE),
            incidents=self.incidents,
            data=self._progress.data,
        )

    def open_tasks(self, element: str) -> list[str]:
        """Return the ids of the open human tasks of this element, in the order they were opened."""
        return [task.id for task in self._tasks.values() if task.node.id == element]

    def complete(self, task_id: str, data: JsonObject) -> None:
        """Complete a human task; raises AnswersRefused when its form does not take the answers."""
        answers = self._answers(self._tasks[task_id].node.form, data)
        del self._tasks[task_id]
        self._step(lambda running: running.finish(task_id, answers))

    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Hand a message to the first wait for it whose correlation is among the values of `key`.

        A wait without correlation fits, and so does every wait when there is no key. Raises
        WrongState and AnswersRefused.
        """
        values = {"", *map(str, key.values())}
        waits = [wait for wait in self._awaited.values() if wait.message == message]
        fitting = [wait for wait in waits if not key or wait.correlation in values]
        if not fitting:
            raise WrongState(say("Tidak ada yang menunggu pesan “{message}”.", message=message))
        answers = self._answers(fitting[0].form, data)
        self._step(lambda running: running.receive(fitting[0].id, answers))

    def hear(self, signal: str) -> None:
        """Let everybody who waits for the signal hear it; raises WrongState when nobody does."""
        self._step(lambda running: running.hear(signal))

    def wait_until(self, moment: datetime) -> None:
        """Move the clock on; each timer due by then fires at its own time, the earliest first."""
        for _ in range(MOST_FIRINGS):
            due = [clock for clock in self._clocks.values() if clock.due <= moment]
            if not due:
                self.now = moment
                return
            first = min(due, key=lambda clock: clock.due)
            self.now = max(self.now, first.due)
            self._step(lambda running, clock=first.id: running.fire(clock))  # type: ignore[misc]
        raise WrongState(
            say("Lebih dari {n} tenggat berbunyi dalam satu langkah waktu.", n=MOST_FIRINGS)
        )

    def retry(self) -> None:
        """Run every node again that could not run; raises WrongState when there is none."""
        if not self.incidents:
            raise WrongState(say("Tidak ada langkah yang tertahan."))
        for failure in self.incidents:
            self._step(lambda running, held=failure.id: running.retry(held))  # type: ignore[misc]

    def _answers(self, form: str, data: JsonObject) -> JsonObject:
        if form not in self._bundle.facts:
            return data
        known = {**self._bundle.checked.settings, **self._progress.data}
        kept, problems = self._forms.settle(self._bundle.files, form, data, known, self.now)
        if any(problem.severity == "error" for problem in problems):
            raise AnswersRefused(problems)
        return carried(self._bundle, form, kept)

    def _step(self, deed: Callable[[Running], None]) -> None:
        running = Running.restore(self._definition, self._state, self.now, self._working)
        deed(running)
        self._advance(running)

    def _advance(self, running: Running) -> None:
        running.signals_come = True
        progress = self._progress = running.advance()
        self._state = running.dump()
        self._events, self.incidents = running.events, running.failures
        for key in (*progress.withdrawn, *progress.stopped_clocks, *progress.unawaited):
            for rows in (self._tasks, self._clocks, self._awaited):
                rows.pop(key, None)
        self._tasks |= {task.id: task for task in progress.opened}
        self._clocks |= {clock.id: clock for clock in progress.started_clocks}
        self._awaited |= {wait.id: wait for wait in progress.awaited}
        self._trace += [node.element for node in progress.passed if node.state == "completed"]
