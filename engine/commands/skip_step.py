"""Go on without a step that cannot run."""

from dataclasses import dataclass

from engine.commands.mending import entered_incident, may_mend, record_mended, still_open
from engine.commands.stepping import name_of, receipt, restored
from engine.spiff import repair
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Pass over the node that an incident is about, as if it had run; its outcome is "failed"."""

    incident_id: str
    reason: str
    #: Version of the case that the page was made from.
    seen_version: int

    def run(self, work: Work) -> Receipt:
        """Answer with the incident and the tasks that are now open for the actor."""
        case, incident = entered_incident(work, self.incident_id)
        reason = may_mend(work, case, "repair", self.seen_version, self.reason)
        still_open(incident)

        running = restored(work, case)
        repair.skip(running, incident.subject)

        work.waits.solve(case, incident.id)
        deed = Deed(
            deed="step_skipped",
            element=incident.element,
            name=name_of(work, case, incident.element),
            reason=reason,
            detail={"incident": incident.id},
        )
        case = record_mended(work, case, running, deed)

        return receipt(work, "step_skipped", case, incident.id)
