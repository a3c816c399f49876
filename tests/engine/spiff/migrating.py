"""A case that is played and taken to another version, and drawings to take it to."""

from datetime import timedelta
from itertools import pairwise

from engine.bpmn import grounds_of
from engine.spiff import Definition
from engine.spiff.migration import Trial, Version, attempt
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    boundary,
    flows,
    timer,
    users,
)
from tests.engine.spiff.playing import Play


def line(names: str) -> str:
    """Tasks one after the other."""
    path = ["mulai", *names.split(), "selesai"]
    pairs = " ".join(f"{one}>{two}" for one, two in pairwise(path))
    return START + users(names) + END + flows(pairs)


def clocked(length: str, *, stops: bool = False, more: str = "") -> str:
    drawn = START + users("a b") + boundary("t", "a", timer("timeDuration", length), stops=stops)
    drawn += users("ingat") + '<endEvent id="lewat"/>' + END
    return drawn + more + flows("mulai>a a>b b>selesai t>ingat ingat>lewat")


def version(definition: Definition) -> Version:
    return Version(definition, grounds_of(definition.checked))


class Desk:
    """A case that is played, and taken to another version on the way."""

    def __init__(self, content: str, **more) -> None:
        self.case = Play(build(content, **more))

    def try_out(self, content: str, mapping=None, values=None, **more) -> Trial:
        self.new = version(build(content, **more))
        old = version(self.case.definition)
        self.before = self.case.state
        self.case.now += timedelta(hours=5)
        return attempt(self.case.state, old, self.new, mapping or {}, values or {}, self.case.now)

    def take(self, content: str, mapping=None, values=None, **more) -> Trial:
        """Try out, expect that it can go, and go."""
        trial = self.try_out(content, mapping, values, **more)
        assert (trial.blocked, trial.missing) == ((), {}), list(map(str, trial.blocked))
        self.case._running = trial.running
        self.case._advance()
        self.case.definition = self.new.definition
        return trial

    def stays(self, content: str, mapping=None, **more) -> str:
        trial = self.try_out(content, mapping, **more)
        assert trial.running is None
        return " ".join(map(str, trial.blocked))


def finish(case: Play, *names: str) -> None:
    for name in names:
        case.finish(name)
