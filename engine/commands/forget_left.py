"""Drop what was typed, not handed in, and left long enough ago."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ForgetLeft:
    """Drop up to `limit` drafts that have been left for thirty days, in every daerah served."""

    limit: int = 100

    def run(self, work: Work) -> Receipt:
        """Answer with how many went; no history row tells of what nobody handed in."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))

        count = work.tasks.drafts.forget_left(work.jobs.serving(), self.limit)

        return Receipt(deed="drafts_forgotten", count=count)
