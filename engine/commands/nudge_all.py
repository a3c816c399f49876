"""Look what people are to be told outside the pages, each in a transaction of her own."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.nudge_person import NudgePerson
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class NudgeAll:
    """Find up to `limit` people whose desk nobody looked at lately."""

    deed = "people_nudged"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[NudgePerson, ...]:
        """Lease them; where nothing leads outside there is nobody."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        if work.means.nudge is None:
            return ()
        return tuple(NudgePerson(*one) for one in work.jobs.take_people(self.limit))
