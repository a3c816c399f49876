"""What is surely set by the time a scope is done, also on branches that end each for itself."""

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_

from engine.bpmn.spots import Scope, Spot

_CHOOSING = frozenset({"exclusiveGateway", "eventBasedGateway", "inclusiveGateway"})


def inevitable(scope: Scope, sets: Mapping[str, int], everything: int) -> int:
    """Return the paths that every way through the scope sets.

    `sets` are the paths each step sets for certain. Of a choice every way has to set a path, of
    branches that run side by side one is enough: the scope waits for all of them.
    """
    ahead = dict.fromkeys(scope.spots, everything)
    changed = True
    while changed:
        changed = False
        for spot in reversed([*scope.spots.values()]):
            found = _ahead(spot, scope, ahead, sets)
            if found != ahead[spot.id]:
                ahead[spot.id], changed = found, True
    return reduce(and_, (ahead[start] for start in scope.starts), everything)


def _ahead(spot: Spot, scope: Scope, ahead: Mapping[str, int], sets: Mapping[str, int]) -> int:
    """Return what is surely set from here on."""
    if spot.kind == "endEvent" and not spot.ends:
        return ahead[spot.id]
    ways = [ahead[target] for target in spot.out]
    if spot.kind in _CHOOSING and ways:
        found = reduce(and_, ways)
    else:
        found = sets[spot.id] | reduce(or_, ways, 0)
    for event in (scope.spots[name] for name in scope.beside.get(spot.id, ())):
        if event.is_boundary and event.interrupting:
            found &= ahead[event.id]
    return found
