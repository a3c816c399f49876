"""Open a case of a process that is published in the actor's daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.going_on import begin
from engine.commands.offered import offered_to_her
from engine.commands.stepping import receipt
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class StartCase:
    """Start `process` in its current version; the first fitting task goes to the starter."""

    #: Process id, e.g. "konseling_keluarga".
    process: str

    def run(self, work: Work) -> Receipt:
        """Answer with the new case and the starter's tasks."""
        guard(work.actor, "start_case", Subject(daerah=work.actor.daerah))
        published = offered_to_her(work, self.process)

        case = begin(work, published, favoured=True)

        return receipt(work, "case_started", case, case.id)
