"""A net made smaller before it is played, keeping what the game would find.

The rules are Murata's: fuse series, drop doubles (T. Murata, "Petri nets", Proc. IEEE 77, 1989).
"""

from collections import defaultdict
from dataclasses import replace

from engine.bpmn.net import Net, Places, Step


def reduced(net: Net) -> Net:
    """Return an equivalent net with fewer places and steps."""
    work = _Work(net)
    while work.fuse() or work.drop_twins():
        pass
    return replace(net, steps=tuple(work.steps))


class _Work:
    """The steps, and for every place the steps that give to it and take from it."""

    def __init__(self, net: Net) -> None:
        self._kept: Places = frozenset().union(*net.starts)
        self.steps: dict[Step, None] = {}
        self._giving: dict[str, dict[Step, None]] = defaultdict(dict)
        self._taking: dict[str, dict[Step, None]] = defaultdict(dict)
        for step in net.steps:
            self._add(step)

    def _add(self, step: Step) -> None:
        self.steps[step] = None
        for place in step.give:
            self._giving[place][step] = None
        for place in step.take:
            self._taking[place][step] = None

    def _remove(self, step: Step) -> None:
        del self.steps[step]
        for place in step.give:
            del self._giving[place][step]
        for place in step.take:
            del self._taking[place][step]

    def fuse(self) -> bool:
        """Fuse each place that leads on by one step only with what lies behind it."""
        changed = False
        for place in list(self._taking):
            changed |= self._fuse_place(place)
        return changed

    def _fuse_place(self, place: str) -> bool:
        onward = list(self._taking[place])
        if place in self._kept or len(onward) != 1:
            return False
        step, before = onward[0], list(self._giving[place])
        if not self._may_fuse(place, step, before):
            return False
        self._remove(step)
        for giver in before:
            self._remove(giver)
            self._add(replace(giver, give=giver.give - {place} | step.give))
        return True

    @staticmethod
    def _may_fuse(place: str, step: Step, before: list[Step]) -> bool:
        """Keep steps into nothing: they show that two tokens meet just before an end."""
        leads_on = step.is_plain and step.take == {place} and step.give and step not in before
        alone = len(before) == 1 or len(step.give) == 1
        return bool(leads_on and before and alone) and all(
            not giver.give & step.give for giver in before
        )

    def drop_twins(self) -> bool:
        """Drop places that are filled and emptied by the same steps as another."""
        seen: set[tuple[frozenset[Step], frozenset[Step]]] = set()
        twins: set[str] = set()
        for place in list(self._giving):
            sign = frozenset(self._giving[place]), frozenset(self._taking[place])
            if place in self._kept or not sign[0] or not sign[1]:
                continue
            if sign in seen:
                twins.add(place)
            seen.add(sign)
        for step in [step for step in self.steps if not twins.isdisjoint(step.give | step.take)]:
            self._remove(step)
            self._add(replace(step, take=step.take - twins, give=step.give - twins))
        return bool(twins)
