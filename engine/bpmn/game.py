"""The token game: every marking a net can come to, within a budget of moves."""

from collections import defaultdict
from dataclasses import dataclass, field

from engine.bpmn.net import Net, Places, Step

#: Markings of one net; a real pathway has a few dozen.
MAX_MARKINGS = 20_000
#: Moves that one place costs which is looked at on the way back from a join.
_LOOK_BACK = 4


@dataclass(slots=True)
class Budget:
    """Moves left to try, shared by all nets of a file: the same verdict on every machine."""

    moves: int = 500_000


@dataclass(slots=True)
class Outcome:
    """What the game showed. Places are names; a set of places is one marking."""

    #: Places where two tokens met.
    crowded: set[str] = field(default_factory=set)
    #: Markings from which nothing moves.
    stuck: list[Places] = field(default_factory=list)
    #: A marking from which the end cannot be reached any more.
    lost: Places | None = None
    finished: bool = True


@dataclass(frozen=True, slots=True)
class _Move:
    """A step in bits: one bit per place."""

    take: int
    give: int
    joins: bool
    clears: bool
    #: For a join: input bit -> the places from which a token could still come to it.
    upstream: tuple[tuple[int, int], ...]


def play(net: Net, budget: Budget) -> Outcome:
    """Play every start of the net."""
    board = _Board(net, budget)
    outcome = Outcome(finished=budget.moves > 0)
    for start in net.starts if outcome.finished else ():
        board.explore(board.bits(start), outcome)
    return outcome


def markings(net: Net, budget: Budget) -> frozenset[Places] | None:
    """Return every marking the net can come to; None when the budget does not reach that far."""
    return _Board(net, budget).reached()


class _Board:
    """A net in bits."""

    def __init__(self, net: Net, budget: Budget) -> None:
        self._budget = budget
        self._net = net
        places = {place for step in net.steps for place in step.take | step.give}
        self._places = sorted(places.union(*net.starts))
        number = {place: number for number, place in enumerate(self._places)}
        self._bit = {place: 1 << number[place] for place in self._places}
        self._side = self.bits(net.side & self._bit.keys())
        #: For each place, by its number: where the tokens that come to it are taken from.
        self._sources = [0] * len(self._places)
        for step in net.steps:
            for place in step.give:
                self._sources[number[place]] |= self.bits(step.take)
        self._moves = [self._move(step) for step in net.steps]
        #: What trying every move once costs.
        self._effort = sum(1 + len(move.upstream) for move in self._moves)

    def bits(self, places: Places) -> int:
        """Return the marking with one token in each of `places`."""
        return sum(self._bit[place] for place in places)

    def _names(self, marking: int) -> Places:
        return frozenset(place for place in self._places if self._bit[place] & marking)

    def _move(self, step: Step) -> _Move:
        take = self.bits(step.take)
        inputs = sorted(map(self._bit.__getitem__, step.take)) if step.joins else ()
        return _Move(
            take=take,
            give=self.bits(step.give),
            joins=step.joins,
            clears=step.clears,
            upstream=tuple((bit, self._before(bit, take)) for bit in inputs),
        )

    def _before(self, place: int, inputs: int) -> int:
        """Return the places from which tokens come to `place` without passing its join.

        Nothing but the join takes from its `inputs`, so no way leads back through them.
        """
        found = ahead = place
        while ahead and self._budget.moves > 0:
            here = ahead & -ahead
            new = self._sources[here.bit_length() - 1] & ~(found | inputs)
            found |= new
            ahead = ahead ^ here | new
            self._budget.moves -= _LOOK_BACK
        return found

    def reached(self) -> frozenset[Places] | None:
        """Return every marking that follows from a start."""
        todo = [self.bits(start) for start in self._net.starts]
        seen = set(todo)
        while todo:
            self._budget.moves -= self._effort
            if self._budget.moves < 0 or len(seen) > MAX_MARKINGS:
                return None
            fresh = set(self._following(todo.pop())[0]) - seen
            seen |= fresh
            todo += fresh
        return frozenset(map(self._names, seen))

    def explore(self, start: int, outcome: Outcome) -> None:
        """Visit every marking that follows from `start`, and judge what was seen."""
        before: dict[int, list[int]] = defaultdict(list)
        seen, todo, crowded = {start}, [start], 0
        while todo:
            marking = todo.pop()
            following, here_crowded = self._following(marking)
            crowded |= here_crowded
            self._budget.moves -= self._effort
            if crowded or self._budget.moves < 0 or len(seen) > MAX_MARKINGS:
                outcome.finished &= bool(crowded)
                outcome.crowded |= self._names(crowded)
                return
            if marking and not following:
                outcome.stuck.append(self._names(marking))
            for after in following:
                before[after].append(marking)
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        self._look_back(seen, before, outcome)

    def _following(self, marking: int) -> tuple[list[int], int]:
        """Return the markings one move ahead, and the places where two tokens would meet."""
        following: list[int] = []
        crowded = 0
        for move in self._moves:
            if move.joins:
                if not _may_join(move, marking):
                    continue
            elif marking & move.take != move.take:
                continue
            rest = 0 if move.clears else marking & ~move.take
            crowded |= rest & move.give & ~self._side
            following.append(rest | move.give)
        return following, crowded

    def _look_back(self, seen: set[int], before: dict[int, list[int]], outcome: Outcome) -> None:
        """Find a marking from which no path leads to the empty one."""
        ending, todo = {0} & seen, [0]
        while todo:
            for marking in before.get(todo.pop(), ()):
                if marking not in ending:
                    ending.add(marking)
                    todo.append(marking)
        lost = seen - ending
        if lost and not outcome.stuck and outcome.lost is None:
            outcome.lost = self._names(
                min(lost, key=lambda marking: (marking.bit_count(), marking))
            )


def _may_join(move: _Move, marking: int) -> bool:
    """Tell whether some input has a token and no other token can still come to an empty one."""
    if not marking & move.take:
        return False
    elsewhere = marking & ~move.take
    return not any(elsewhere & upstream for bit, upstream in move.upstream if not marking & bit)
