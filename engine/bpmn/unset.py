"""Readings of variables that some way leaves unset, each with such a way."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.bpmn.assigned import Analysis, Run
from engine.bpmn.effects import Deed
from engine.bpmn.spots import Scope, Spot


@dataclass(frozen=True, slots=True)
class Unset:
    """A path that is read before it is set."""

    scope: Scope
    #: The step that reads, or that the flow leaves whose condition does.
    spot: Spot
    #: Id of that flow; "" for the step itself.
    flow: str
    source: str
    path: str
    #: Steps from the start of the case on which it stays unset, with the file of each.
    way: tuple[tuple[str, Spot], ...]


@dataclass(frozen=True, slots=True)
class _Visit:
    """A scope entered once: with what may be missing there, and by which steps."""

    scope: Scope
    missing: int
    run: Run
    around: "tuple[_Visit, Spot] | None" = None


def unset(analysis: Analysis, root: Scope) -> Iterator[Unset]:
    """Yield what is read too early in a process that cases start with, and in what it calls."""
    missing = analysis.paths.all
    todo = deque([_Visit(root, missing, analysis.run(root, missing))])
    seen: set[tuple[str, str, int]] = set()
    while todo:
        visit = todo.popleft()
        key = (visit.scope.file, visit.scope.id, visit.missing)
        if key in seen:
            continue
        seen.add(key)
        for name, here in visit.run.into.items():
            spot = visit.scope.spots[name]
            for flow, deed, number in _read(analysis, visit, spot):
                for path in analysis.paths.named(number):
                    way = tuple(_way(visit, spot, analysis.paths.bit(path)))
                    yield Unset(visit.scope, spot, flow, deed.source, path, way)
            if inner := analysis.inside(spot):
                entered = analysis.entering(spot, here)
                todo.append(_Visit(inner, entered, analysis.run(inner, entered), (visit, spot)))


def _read(analysis: Analysis, visit: _Visit, spot: Spot) -> Iterator[tuple[str, Deed, int]]:
    """Yield what a step and the flows out of it read too early: flow, deed, paths."""
    here = visit.run.into[spot.id]
    yield from _deeds(analysis, spot.effects.before, here)
    ended, _ = analysis.ended(spot, here)
    if ended is not None:
        yield from _deeds(analysis, spot.effects.after, ended)
    for flow, deed in spot.conditions.items():
        yield flow, deed, visit.run.out.get(spot.id, 0) & analysis.paths.read(deed)


def _deeds(
    analysis: Analysis, deeds: Iterable[Deed], missing: int
) -> Iterator[tuple[str, Deed, int]]:
    for deed in deeds:
        yield "", deed, missing & analysis.paths.read(deed)
        missing &= ~analysis.paths.set_by(deed.sets)


def _way(visit: _Visit, spot: Spot, bit: int) -> Iterator[tuple[str, Spot]]:
    """Yield the steps from the start of the case to `spot` on which `bit` stays missing."""
    if visit.around is not None:
        yield from _way(*visit.around, bit)
    yield from ((visit.scope.file, one) for one in _within(visit, spot, bit))


def _within(visit: _Visit, spot: Spot, bit: int) -> list[Spot]:
    """Return the shortest such way from the start of the scope; looked for from its end."""
    onward: dict[str, str] = {spot.id: ""}
    todo = deque([spot])
    first = spot
    while todo:
        first = todo.popleft()
        if first.kind == "startEvent":
            break
        for name in _before(first, visit.run, bit):
            if name not in onward:
                onward[name] = first.id
                todo.append(visit.scope.spots[name])
    found = [first]
    while onward[found[-1].id]:
        found.append(visit.scope.spots[onward[found[-1].id]])
    return found


def _before(spot: Spot, run: Run, bit: int) -> list[str]:
    if spot.host:
        return [spot.host]
    return [name for name in spot.into if run.out.get(name, 0) & bit]
