"""Bring deadlines to mind, each task in its own transaction."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.remind import Remind
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class RemindAll:
    """Find up to `limit` tasks whose deadline is near, passed or long passed.

    Nothing is leased: what a second worker finds too, is said once.
    """

    deed = "deadlines_told"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[Remind, ...]:
        """Name the deed for each."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        return tuple(Remind(*one) for one in work.jobs.to_remind(self.limit))
