"""What a scenario's lines mean, whoever plays them: the desk's people, or a trial in memory."""

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine import EngineError, Json, JsonObject, Problem, Refused, Text, WrongState, say
from processes import Scenario, happens

#: What a player knows an open human task by.
Task = TypeVar("Task")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a case stands, as expectations are compared with it."""

    #: "open", "closed" or "stuck".
    status: str
    #: Element ids of what the case rests at, and of what merely watches it.
    waiting: Sequence[str]
    watching: Sequence[str] = ()
    done: Sequence[str]
    data: JsonObject


class Player(ABC, Generic[Task]):
    """Does the steps of one scenario in turn."""

    def perform(self, scenario: Scenario) -> Iterator[tuple[int, Problem]]:
        """Yield what does not go as told, with its step's number; stop where one cannot be done."""
        told = enumerate(scenario.steps, 1)
        for number, step in ((n, one) for n, one in told if happens(one, self.settings)):
            try:
                for message in self._do(step):
                    yield number, Problem(code="scenario.expect", message=message, repair=_AMEND)
            except Refused as refusal:
                yield from ((number, problem) for problem in refusal.problems)
                return
            except EngineError as error:
                yield number, Problem(code="scenario.step", message=error.message, repair=_MEND)
                return

    @property
    @abstractmethod
    def settings(self) -> Mapping[str, Mapping[str, Json]]:
        """What the daerah of the case chose, by group: some steps belong to some of them only."""

    @abstractmethod
    def start(self, process: str, data: JsonObject) -> None:
        """Begin the case."""

    @abstractmethod
    def tasks(self, element: str) -> Sequence[Task]:
        """Return the open human tasks of this element, in the order they were opened."""

    @abstractmethod
    def complete(self, task: Task, element: str, data: JsonObject) -> None:
        """Complete a human task."""

    @abstractmethod
    def receive(self, message: str, data: JsonObject, key: JsonObject) -> None:
        """Hand the case a message."""

    @abstractmethod
    def hear(self, signal: str) -> None:
        """Let the case hear a signal."""

    @abstractmethod
    def advance(self, duration: str) -> None:
        """Move the clock on; what is due by then happens."""

    @abstractmethod
    def retry(self) -> None:
        """Run again what could not run."""

    @abstractmethod
    def seen(self) -> Seen:
        """Return how the case stands."""

    def _do(self, step: JsonObject) -> Iterable[Text]:
        data = _object(step.get("data"))
        match step:
            case {"start": dict(opening)}:
                self.start(str(opening["process"]), _object(opening.get("data")))
            case {"complete": str(element)}:
                self.complete(self._task(element, step.get("n", 1)), element, data)
            case {"message": str(message)}:
                self.receive(message, data, _object(step.get("key")))
            case {"signal": str(signal)}:
                self.hear(signal)
            case {"clock": str(duration)}:
                self.advance(duration)
            case {"incident": _}:
                self.retry()
            case {"expect": dict(expected)}:
                return differences(expected, self.seen())
        return ()

    def _task(self, element: str, nth: Json) -> Task:
        open_ = self.tasks(element)
        if not isinstance(nth, int) or len(open_) < nth:
            raise WrongState(
                say(
                    "{element} tidak sedang menunggu; yang menunggu: {waiting}.",
                    element=element,
                    waiting=", ".join(sorted(self.seen().waiting)) or "-",
                )
            )
        return open_[nth - 1]


_AMEND = say("Perbaiki diagramnya, atau harapan di baris ini.")
_MEND = say("Perbaiki langkah di baris ini, atau langkah sebelumnya.")


def differences(expected: JsonObject, seen: Seen) -> Iterator[Text]:
    """Yield what is not as expected: each variable, and each other expectation, by its name.

    `done` names what must be among the completed; `waiting` names all that the case rests at, and
    may name what watches it. Neither has an order, but counts.
    """
    waiting, named = Counter(seen.waiting), Counter(_words(expected.get("waiting")))
    watched = Counter(seen.watching)
    if "waiting" in expected and (waiting - named or named - waiting - watched):
        yield _differs("waiting", sorted(named.elements()), sorted(seen.waiting))
    if missing := Counter(_words(expected.get("done"))) - Counter(seen.done):
        yield _differs("done", sorted(missing.elements()), list(seen.done))
    if expected.get("status", seen.status) != seen.status:
        yield _differs("status", expected["status"], seen.status)
    for name, value in _object(expected.get("data")).items():
        if value != seen.data.get(name):
            yield _differs(name, value, seen.data.get(name))


def _differs(name: str, wanted: object, found: object) -> Text:
    wanted, found = (json.dumps(value, ensure_ascii=False) for value in (wanted, found))
    return say(
        "{name}: diharapkan {wanted}, ternyata {seen}.", name=name, wanted=wanted, seen=found
    )


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _words(value: Json) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []
