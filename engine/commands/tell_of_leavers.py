"""Tell of everybody who left and still holds something, each in its own transaction."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.tell_of_leaver import TellOfLeaver
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class TellOfLeavers:
    """Find up to `limit` people whose last term is over, and of whom nobody was told since.

    Nothing is leased: what a second worker finds too, is told once.
    """

    deed = "leavers_told"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[TellOfLeaver, ...]:
        """Name the deed for each."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        return tuple(TellOfLeaver(*one) for one in work.jobs.leavers(self.limit))
