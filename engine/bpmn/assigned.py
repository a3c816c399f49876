"""Which variables may not be set yet, at every step of a process: a forward analysis.

What may be missing is a number whose bits are dotted paths. Where one way of several comes in,
missing is what misses on any; where all come together, what misses on all. Around loops it is
repeated until nothing changes. A scope is judged anew for each set of variables it is entered with.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.bpmn.effects import ANYTHING, Deed
from engine.bpmn.inevitable import inevitable
from engine.bpmn.spots import Fault, Scope, Spot

#: Steps gone through before the proof is given up; a pathway with all it calls needs hundreds.
MOST_STEPS: Final = 50_000
_NO_FAULTS: Final[Mapping[Fault, int]] = {}


class TooTangledError(Exception):
    """The diagrams would take longer to prove than anybody waits."""


class Paths:
    """Numbers for sets of dotted paths that somebody reads."""

    def __init__(self, read: Iterable[str]) -> None:
        self._bits = {path: 1 << place for place, path in enumerate(sorted(read))}
        #: Every path.
        self.all = (1 << len(self._bits)) - 1
        self._known: dict[frozenset[str], int] = {}

    def read(self, deed: Deed) -> int:
        """Return the paths that a deed reads."""
        return sum(self._bits.get(path, 0) for path in deed.reads)

    def set_by(self, names: frozenset[str]) -> int:
        """Return the paths that are there once these names are set."""
        if names not in self._known:
            found = _covered(names, self._bits)
            covered = sum(self._bits[path] for path in found)
            self._known[names] = self.all if names == ANYTHING else covered
        return self._known[names]

    def named(self, number: int) -> list[str]:
        """Return the paths of a number, in their alphabet."""
        return [path for path, bit in self._bits.items() if number & bit]

    def bit(self, path: str) -> int:
        """Return the number of one path."""
        return self._bits[path]


def _covered(names: frozenset[str], paths: Iterable[str]) -> list[str]:
    """Return the paths of which the whole, something around it or something of it is set.

    A name with a dot at its end stands for all that is inside it.
    """
    parts = {name.rstrip(".") for name in names}
    parts |= {around for name in names for around in _around(name)}
    return [
        path
        for path in paths
        if path in parts or any(f"{around}." in names for around in _around(path))
    ]


def _around(path: str) -> Iterator[str]:
    """Yield what a dotted path lies in: "a" and "a.b" for "a.b.c"."""
    return (path[:place] for place, sign in enumerate(path) if sign == ".")


@dataclass(slots=True)
class Run:
    """What may be missing in a scope that was entered once."""

    #: Before each step that can be reached, and after those that come to an end.
    into: dict[str, int] = field(default_factory=dict)
    out: dict[str, int] = field(default_factory=dict)
    #: At the end of the scope; None when it never comes to its own.
    end: int | None = None
    #: Where something leaves the scope, and where it leaves one of its steps.
    thrown: dict[Fault, int] = field(default_factory=dict)
    thrown_by: dict[str, Mapping[Fault, int]] = field(default_factory=dict)


class Analysis:
    """Runs scopes; each once for what it is entered with."""

    def __init__(self, processes: Mapping[str, Scope], paths: Paths) -> None:
        self.processes = processes
        self.paths = paths
        #: Steps gone through so far.
        self.steps = 0
        self._runs: dict[tuple[str, str, int], Run] = {}

    def run(self, scope: Scope, missing: int) -> Run:
        """Return how the scope goes when `missing` may be missing at its start.

        Raises TooTangledError.
        """
        key = (scope.file, scope.id, missing)
        if key not in self._runs:
            self._runs[key] = Run(end=0)  # a process that calls itself is refused elsewhere
            self._runs[key] = self._solved(scope, missing)
        return self._runs[key]

    def inside(self, spot: Spot) -> Scope | None:
        """Return what the step holds or calls."""
        return spot.inside or self.processes.get(spot.calls)

    def entering(self, spot: Spot, missing: int) -> int:
        """Return what may be missing inside a step that is reached with `missing`."""
        return self._after(spot.effects.before, self.paths.all if spot.sees_named else missing)

    def ended(self, spot: Spot, missing: int) -> tuple[int | None, Mapping[Fault, int]]:
        """Return what may be missing once what a step holds or calls is done, and at its throws.

        None when that never comes to its own end.
        """
        here = self._around(spot, missing)
        inner = self.inside(spot)
        if inner is None:
            return here, _NO_FAULTS
        run = self.run(inner, self.entering(spot, missing))
        if spot.is_mapped:
            return run.end, dict.fromkeys(run.thrown, here)
        return run.end, run.thrown

    def left(self, spot: Spot, missing: int) -> int | None:
        """Return what may be missing after a step that is reached with `missing`."""
        here = self._around(spot, missing)
        ended, _ = self.ended(spot, missing)
        if ended is None:
            return None
        done = self._after(spot.effects.after, here if spot.gives_named else here & ended)
        if spot.effects.may_be_skipped:
            done |= here
        return done & ~self.paths.set_by(spot.effects.last)

    def _around(self, spot: Spot, missing: int) -> int:
        """Return what may be missing beside what goes on inside; a mapped call takes in its own."""
        return missing if spot.is_mapped else self._after(spot.effects.before, missing)

    def _after(self, deeds: Iterable[Deed], missing: int) -> int:
        for deed in deeds:
            missing &= ~self.paths.set_by(deed.sets)
        return missing

    def _solved(self, scope: Scope, missing: int) -> Run:
        run = Run()
        todo = deque(scope.starts)
        while todo:
            spot = scope.spots[todo.popleft()]
            here = missing if spot.kind == "startEvent" else _into(spot, run)
            if here is not None and run.into.get(spot.id) != here:
                run.into[spot.id] = here
                self._pass(spot, run, here)
                todo += [*spot.out, *scope.beside.get(spot.id, ())]
        self._close(scope, run)
        return run

    def _pass(self, spot: Spot, run: Run, here: int) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooTangledError
        _, run.thrown_by[spot.id] = self.ended(spot, here)
        if (out := self.left(spot, here)) is not None:
            run.out[spot.id] = out
            if spot.faults and not spot.is_boundary:
                run.thrown_by[spot.id] = dict.fromkeys(spot.faults, out)

    def _close(self, scope: Scope, run: Run) -> None:
        ends = [spot.id for spot in scope.spots.values() if spot.ends and spot.id in run.out]
        for end in ends:
            run.end = (run.end or 0) | run.out[end]
        if run.end is not None and len(ends) > 1 and not scope.is_cut:
            run.end &= ~inevitable(scope, self._sets(scope), self.paths.all)
        for name, thrown in run.thrown_by.items():
            caught = {
                fault for event in scope.beside.get(name, ()) for fault in scope.spots[event].faults
            }
            for fault, number in thrown.items():
                if fault not in caught and (fault[0], "") not in caught:
                    run.thrown[fault] = run.thrown.get(fault, 0) | number

    def _sets(self, scope: Scope) -> Mapping[str, int]:
        """Return what each step sets for certain; everything when it never ends."""
        left = {spot.id: self.left(spot, self.paths.all) for spot in scope.spots.values()}
        return {name: self.paths.all & ~(out or 0) for name, out in left.items()}


def _into(spot: Spot, run: Run) -> int | None:
    """Return what may be missing before a step; None while nothing comes there."""
    if spot.is_boundary:
        return _caught(spot, run)
    if spot.host:
        return run.out.get(spot.host)
    coming = [run.out[source] for source in spot.into if source in run.out]
    if not coming or (spot.kind == "parallelGateway" and len(coming) < len(spot.into)):
        return None
    found = coming[0]
    for other in coming[1:]:
        found = found & other if spot.kind == "parallelGateway" else found | other
    return found


def _caught(event: Spot, run: Run) -> int | None:
    """Return what may be missing when an event happens: at what it catches, else at the start."""
    thrown = run.thrown_by.get(event.host, _NO_FAULTS)
    fitting = [
        number
        for (what, code), number in thrown.items()
        if any(what == wanted and by in {"", code} for wanted, by in event.faults)
    ]
    if not fitting:
        return run.into.get(event.host)
    found = 0
    for number in fitting:
        found |= number
    return found
