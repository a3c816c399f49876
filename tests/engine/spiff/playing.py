"""A case played step by step: dumped and restored between any two, or kept whole in memory."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.model import Awaited, Clock, JsonObject, Progress, Reached
from engine.spiff import Definition, Running
from engine.spiff.journal import Journal
from engine.spiff.progress import look

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)


class Whole(Running):
    """A case that is never compacted; what the real one is compared with."""

    def _compact(self) -> None:
        """Keep every task there ever was."""


def again(running: Running, now: datetime) -> Running:
    """The same case in memory, ready for its next step."""
    instance = running._instance
    instance.journal = Journal(now)
    instance.script_engine.environment.now = now
    return type(running)(running.definition, instance, look(instance))


class Play:
    """One case; `opened`, `clocks` and `awaited` are what the store would have in its rows.

    `restarts` tells whether the next step restores it from its state; `whole` never compacts it;
    `keep` lays the state down somewhere and brings it back.
    """

    def __init__(
        self,
        definition: Definition,
        data: "JsonObject | None" = None,
        *,
        whole: bool = False,
        keep: Callable[[bytes], bytes] = bytes,
    ) -> None:
        self.definition = definition
        self._keep = keep
        self.whole = whole
        self.restarts = not whole
        self.now = NOON
        self.opened: dict[str, Reached] = {}
        self.clocks: dict[str, Clock] = {}
        self.awaited: dict[str, Awaited] = {}
        self.passed: list[tuple[str, str]] = []
        self.state = b""
        kind = Whole if whole else Running
        self._running = kind.start(definition, data or {}, self.now)
        self.progress = self._advance()

    def step(self, deed: Callable[[Running], None]) -> Progress:
        self.now += timedelta(hours=1)
        if self.restarts:
            self._running = Running.restore(self.definition, self.state, self.now)
        else:
            self._running = again(self._running, self.now)
        deed(self._running)
        return self._advance()

    def finish(self, element: str, data: "JsonObject | None" = None) -> Progress:
        task = self.task(element)
        self.opened.pop(task.id)
        return self.step(lambda running: running.finish(task.id, data or {}))

    def fire(self, element: str) -> Progress:
        key = next(key for key, clock in self.clocks.items() if clock.element == element)
        return self.step(lambda running: running.fire(key))

    def receive(self, element: str, data: "JsonObject | None" = None) -> Progress:
        key = next(key for key, wait in self.awaited.items() if wait.element == element)
        return self.step(lambda running: running.receive(key, data or {}))

    def retry(self) -> Progress:
        failure = self.progress.failure
        assert failure is not None
        return self.step(lambda running: running.retry(failure.id))

    def task(self, element: str) -> Reached:
        return next(task for task in self.opened.values() if task.node.id == element)

    @property
    def waiting(self) -> list[str]:
        """Element ids of the open human tasks, sorted."""
        return sorted(task.node.id for task in self.opened.values())

    @property
    def done(self) -> list[str]:
        return [element for element, state in self.passed if state == "completed"]

    def _advance(self) -> Progress:
        self.progress = progress = self._running.advance()
        if not self.whole:
            self.state = self._keep(self._running.dump())
        for key in (*progress.withdrawn, *progress.stopped_clocks, *progress.unawaited):
            for rows in (self.opened, self.clocks, self.awaited):
                rows.pop(key, None)  # type: ignore[attr-defined]
        self.opened |= {task.id: task for task in progress.opened}
        self.clocks |= {clock.id: clock for clock in progress.started_clocks}
        self.awaited |= {wait.id: wait for wait in progress.awaited}
        self.passed += [(passed.element, passed.state) for passed in progress.passed]
        return progress


class Twins(Play):
    """A case restored between any two steps, and one kept whole beside it: both run alike."""

    def __init__(self, definition: Definition, data: "JsonObject | None" = None) -> None:
        super().__init__(definition, data)
        self.twin = Play(definition, data, whole=True)
        self._compare()

    def finish(self, element: str, data: "JsonObject | None" = None) -> Progress:
        return self._both("finish", element, data)

    def fire(self, element: str) -> Progress:
        return self._both("fire", element)

    def receive(self, element: str, data: "JsonObject | None" = None) -> Progress:
        return self._both("receive", element, data)

    def _both(self, deed: str, *said: Any) -> Progress:
        progress: Progress = getattr(super(), deed)(*said)
        getattr(self.twin, deed)(*said)
        self._compare()
        return progress

    def _compare(self) -> None:
        def seen(case: Play) -> tuple[object, ...]:
            waits = [*case.clocks.values(), *case.awaited.values()]
            return (
                *(case.waiting, case.passed, case.progress.status, case.progress.data),
                sorted(wait.element for wait in waits),
            )

        assert seen(self) == seen(self.twin)
