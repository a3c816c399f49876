"""Fire the timers that are due, each in its own transaction."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.fire_timer import FireTimer
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class FireTimers:
    """Take up to `limit` due clocks; a second worker takes others."""

    #: Past tense, for the receipt of the whole round.
    deed = "timers_fired"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[FireTimer, ...]:
        """Lease due clocks and name the deed for each."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        return tuple(FireTimer(row.id, row.daerah) for row in work.jobs.take_clocks(self.limit))
