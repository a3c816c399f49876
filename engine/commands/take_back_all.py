"""Take back what people held whose time on a case is over, each case in its own transaction."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.take_back import TakeBack
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class TakeBackAll:
    """Find up to `limit` people and cases: grants that ran out, tasks of who has left a role.

    Nothing is leased: what a second worker finds too, is done once.
    """

    deed = "access_ended"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[TakeBack, ...]:
        """Name the deed for each."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        return tuple(TakeBack(*one) for one in work.jobs.left_behind(self.limit))
