"""Open a case of a process that is published in the actor's daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.going_on import begin
from engine.commands.stepping import receipt
from engine.errors import Forbidden, WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

NOT_HERS = say("Kasus di jalur ini dibuka oleh peran lain; sampaikan kepada rekan yang membukanya.")
NOT_OFFERED = say("Jalur ini tidak dibuka di daerah ini.")


@dataclass(frozen=True, slots=True)
class StartCase:
    """Start `process` in its current version; the first fitting task goes to the starter."""

    #: Process id, e.g. "konseling_keluarga".
    process: str

    def run(self, work: Work) -> Receipt:
        """Answer with the new case and the starter's tasks."""
        guard(work.actor, "start_case", Subject(daerah=work.actor.daerah))
        published = work.definitions.published(self.process)
        if self.process in work.definitions.closed(work.actor.daerah):
            raise WrongState(NOT_OFFERED)
        if published.starters and work.actor.role not in published.starters.split():
            raise Forbidden(NOT_HERS)

        case = begin(work, published, favoured=True)

        return receipt(work, "case_started", case, case.id)
