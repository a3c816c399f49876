"""A shipped walk-through, played on real forms, tables and SpiffWorkflow, without a database."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from engine.bpmn import Checked, check_bundle, pick
from engine.model import FormFact, Json, JsonObject, Progress
from engine.spiff import Definition, Running
from forms import FormLibrary
from processes import Scenario, happens, scenarios, shipped
from webui.bundles import bundle_of, calendar_of, resolved
from webui.walking import MovableClock

#: Every pathway that has walk-throughs.
PATHWAYS = [process for process in shipped() if scenarios(process)]
#: A Monday morning in Indonesia; the dates in the walk-throughs are written around it.
START = datetime(2026, 3, 2, 2, tzinfo=UTC)
BUILT_IN: JsonObject = {"no_kasus": "LK3-1377-2026-00042", "pemulai": "penerima"}


@cache
def facts(daerah: str = "") -> dict[str, FormFact]:
    found, problems = FormLibrary().facts(resolved(daerah).forms)
    assert [p for p in problems if p.severity == "error"] == []
    return dict(found)


@cache
def checked(process: str, daerah: str = "") -> Checked:
    return check_bundle(process, bundle_of(process, daerah), facts(daerah))


@cache
def definition(process: str, daerah: str = "") -> Definition:
    return Definition.build(checked(process, daerah))


def settled(form, given, daerah="13.77", **known):
    """Return (what of the answers is kept, fields refused)."""
    place = resolved(daerah)
    kept, problems = FormLibrary().settle(
        place.forms, f"{form}.schema.json", given, {**place.settings, **known}, START
    )
    return kept, [problem.field for problem in problems if problem.severity == "error"]


class Story:
    """One case; dumped and restored between any two steps."""

    def __init__(self, scenario: Scenario, daerah: str = "13.77") -> None:
        self.scenario = scenario
        self.daerah = daerah
        self.definition = definition(scenario.process, daerah)
        self.settings = self.definition.checked.settings
        self.working = calendar_of(daerah)
        self.now = START
        self.known: dict[str, Json] = {**BUILT_IN, "daerah": daerah}
        self.open: dict[str, tuple[str, str]] = {}
        self.awaited: dict[str, tuple[str, str, str]] = {}
        self.correlations: dict[str, str] = {}
        self.clocks: dict[str, datetime] = {}
        self.done: list[str] = []
        self.status = "running"
        self.end = ""
        self.assignees: dict[str, str] = {}
        self.dues: dict[str, list[datetime | None]] = defaultdict(list)
        self.passed: set[tuple[str, str]] = set()
        self.taken: set[tuple[str, str]] = set()
        self.called = self.decided = self.fired = self.received = 0
        self.state = b""

    def play(self) -> "Story":
        for line, step in zip(self.scenario.lines, self.scenario.steps, strict=True):
            verb = next(iter(step))
            if not happens(step, resolved(self.daerah).settings):
                continue
            try:
                getattr(self, f"_{verb}")(step)
            except (AssertionError, StopIteration) as error:
                place = f"{self.scenario.name}, line {line}: {step[verb]}"
                raise AssertionError(f"{place}: {error}; waiting: {self.waiting()}") from error
        return self

    def waiting(self) -> list[str]:
        tasks = [element for element, _ in self.open.values()]
        return sorted([*tasks, *(element for element, *_ in self.awaited.values())])

    def _start(self, _step: JsonObject) -> None:
        running = Running.start(self.definition, self.known, self.now, self.working)
        self._note(running)

    def _complete(self, step: JsonObject) -> None:
        task, (element, form) = next(
            (task, known) for task, known in self.open.items() if known[0] == step["complete"]
        )
        answers = self._settled(form, step.get("data", {}))
        del self.open[task]
        self.done.append(element)
        running = self._restored()
        running.finish(task, answers)
        self._note(running)

    def _message(self, step: JsonObject) -> None:
        wait, (_, _, form) = next(
            (wait, known) for wait, known in self.awaited.items() if known[1] == step["message"]
        )
        answers = self._settled(form, step.get("data", {}))
        running = self._restored()
        running.receive(wait, answers)
        self.received += 1
        self._note(running)

    def _clock(self, step: JsonObject) -> None:
        clock = MovableClock(self.now)
        clock.advance(str(step["clock"]), self.daerah)
        self.now = clock.now
        while due := sorted((at, clock) for clock, at in self.clocks.items() if at <= self.now):
            running = self._restored()
            running.fire(due[0][1])
            self.fired += 1
            self._note(running)

    def _expect(self, step: JsonObject) -> None:
        wanted = step["expect"]
        assert isinstance(wanted, dict)
        if "waiting" in wanted:
            assert self.waiting() == sorted(map(str, wanted["waiting"]))
        if "status" in wanted:
            words = {"running": "open", "ended": "closed", "stuck": "stuck"}
            assert words[self.status] == wanted["status"]
        for name, value in dict(wanted.get("data", {})).items():
            assert self.known.get(name) == value, f"{name} is {self.known.get(name)!r}"

    def _settled(self, form: str, data: Json) -> JsonObject:
        answers = data if isinstance(data, dict) else {}
        if not form:
            return {}
        files, known = resolved(self.daerah).forms, {**self.settings, **self.known}
        settled, problems = FormLibrary().settle(files, form, answers, known, self.now)
        assert [f"{p.field} {p.message}" for p in problems if p.severity == "error"] == []
        lost = sorted(set(answers) - set(settled))
        assert lost == [], f"{lost} was not asked"
        return pick(settled, self.definition.checked.reads, facts(self.daerah)[form].fields)

    def _restored(self) -> Running:
        return Running.restore(self.definition, self.state, self.now, self.working)

    def _note(self, running: Running) -> None:
        progress = running.advance()
        self.state = running.dump()
        assert progress.failure is None, progress.failure
        self.status, self.end = progress.status, progress.end
        self.known |= dict(progress.data)
        self.assignees |= {task.node.id: task.assignee for task in progress.opened}
        for task in progress.opened:
            self.dues[task.node.id].append(task.deadline and task.deadline.due)
        self._open(progress)
        self._close(progress)
        self.passed |= {(p.process, p.element) for p in progress.passed if p.state == "completed"}
        self.taken |= set(ways_taken(progress))
        self.called += sum(p.kind == "callActivity" for p in progress.passed)
        self.decided += len(progress.decided)

    def _open(self, progress: Progress) -> None:
        self.open |= {task.id: (task.node.id, task.node.form) for task in progress.opened}
        self.correlations |= {wait.element: wait.correlation for wait in progress.awaited}
        self.awaited |= {w.id: (w.element, w.message, w.form) for w in progress.awaited}
        self.clocks |= {clock.id: clock.due for clock in progress.started_clocks}

    def _close(self, progress: Progress) -> None:
        for key in progress.withdrawn:
            self.open.pop(key, None)
        for key in progress.unawaited:
            self.awaited.pop(key, None)
        for key in progress.stopped_clocks:
            self.clocks.pop(key, None)


def ways_taken(progress: Progress) -> Iterator[tuple[str, str]]:
    """Yield (process, flow) of every way a gateway chose."""
    for choice in progress.chosen:
        yield from ((choice.process, flow) for flow, _condition, taken in choice.flows if taken)
