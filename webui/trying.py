"""Play a scenario on loose files: a case in memory, with its own clock, and no people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from engine import (
    Files,
    Json,
    JsonObject,
    Problem,
    Standing,
    Trial,
    WrongState,
    moment_after,
    say,
)
from forms import FormLibrary
from processes import Scenario
from webui.bundles import NOBODY, calendar_of, completed, resolved
from webui.playing import Player, Seen
from webui.walking import START

#: Loose files belong to no daerah: the nation's working days.
WORKING = calendar_of(NOBODY)


class Tryout(Player[str]):
    """Plays one scenario on `files`; keys are paths as people wrote them."""

    def __init__(self, files: Files, forms: Files) -> None:
        #: By the bare names that diagrams use; what is named and not there may be the library's.
        self._files = completed({**files, **{Path(name).name: forms[name] for name in forms}})
        self._paths = {Path(name).name: name for name in forms}
        self._names: set[str] = set()
        #: The case once it has begun, before that nothing.
        self._begun: list[Trial] = []

    def play(self, scenario: Scenario, file: str) -> Iterator[Problem]:
        """Yield the errors of the files, else the steps that do not go as `file` tells."""
        self._names = {name for step in scenario.steps for name in told_in(step)}
        found = self.perform(scenario)
        for number, problem in ((n, one) for n, one in found if one.severity == "error"):
            if problem.file:
                yield replace(problem, file=self._paths.get(problem.file, problem.file))
            else:
                line = scenario.lines[number - 1]
                element = problem.element or problem.field
                yield replace(problem, file=file, line=line, element=element)

    @property
    def standing(self) -> Standing | None:
        """How the case stands; None when the files were refused."""
        return self._begun[0].standing if self._begun else None

    @property
    def settings(self) -> Mapping[str, Mapping[str, Json]]:
        """What stands where nobody chose: loose files belong to no daerah."""
        return resolved(NOBODY).settings

    def start(self, process: str, data: JsonObject) -> None:
        """Begin the case, if the files can be run."""
        if self._begun:
            raise WrongState(say("Kasus ini sudah dimulai."))
        trial = self._trial(process)
        trial.start(data)
        self._begun.append(trial)

    def _trial(self, process: str) -> Trial:
        """Return a case that has not begun; raises DefinitionRefused."""
        return Trial.of(process, self._files, FormLibrary(), START, self._names, working=WORKING)

    def tasks(self, element: str) -> list[str]:
        """Return the ids of the open tasks of this element."""
        return self._begun[0].open_tasks(element)

    def complete(self, task: str, element: str, data: JsonObject) -> None:
        """Complete a task."""
        del element
        self._begun[0].complete(task, data)

    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Hand the case a message."""
        self._begun[0].receive(message, data, key)

    def hear(self, signal: str) -> None:
        """Let the case hear a signal."""
        self._begun[0].hear(signal)

    def advance(self, duration: str) -> None:
        """Move the clock on."""
        case = self._begun[0]
        case.wait_until(moment_after(duration, case.now, WORKING))

    def retry(self) -> None:
        """Run again what could not run."""
        self._begun[0].retry()

    def seen(self) -> Seen:
        """Return how the case stands."""
        now = self._begun[0].standing
        return Seen(
            status=now.status,
            waiting=now.waiting,
            watching=now.watching,
            done=now.trace,
            data=now.data,
        )


def told_in(step: JsonObject) -> Iterator[str]:
    """Yield the variables that a step tells or asks for."""
    for value in (step, *step.values()):
        data: Json = value.get("data") if isinstance(value, dict) else None
        yield from data if isinstance(data, dict) else ()
