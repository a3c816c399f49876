"""The engine without a database: the shipped main scenario, restored and written between steps."""

import time
from datetime import datetime

from engine import Files, JsonObject, Problem, Trial
from forms import FormLibrary
from processes import Scenario
from webui.bundles import bundle_of
from webui.trying import Tryout
from webui.walking import START


class TimedForms(FormLibrary):
    """Forms that tell how long their checks took."""

    #: CPU seconds.
    spent = 0.0

    def settle(
        self, files: Files, form: str, answers: JsonObject, known: JsonObject, now: datetime
    ) -> tuple[JsonObject, tuple[Problem, ...]]:
        """Check `answers`; see `engine.Forms`."""
        began = time.process_time()
        try:
            return super().settle(files, form, answers, known, now)
        finally:
            self.spent += time.process_time() - began


class InMemory(Tryout):
    """Plays a scenario and keeps what completing a task costs: load, complete, run on, write."""

    def __init__(self, process: str) -> None:
        super().__init__({}, {})
        self._checks = TimedForms()
        self._unbegun = Trial.of(process, bundle_of(process), self._checks, START)
        #: CPU milliseconds of each completed task, without the check of its form.
        self.costs: list[float] = []

    def start(self, process: str, data: JsonObject) -> None:
        """Begin a case of the shipped process."""
        del process
        trial = self._unbegun.anew()
        trial.start(data)
        self._begun = [trial]

    def complete(self, task: str, element: str, data: JsonObject) -> None:
        """Complete a task."""
        began, checked = time.process_time(), self._checks.spent
        super().complete(task, element, data)
        spent = time.process_time() - began - (self._checks.spent - checked)
        self.costs.append(spent * 1000)


def engine_costs(scenario: Scenario, rounds: int) -> list[float]:
    """Play the scenario; return what each completed task cost the engine, in CPU ms."""
    player = InMemory(scenario.process)
    for number in range(rounds + 1):
        if number == 1:  # the first round warms the caches and is not counted
            player.costs.clear()
        for _ in player.play(scenario, scenario.name):
            pass
    return player.costs
