"""Run again what could not run."""

from dataclasses import dataclass

from engine.access import guard
from engine.commands.going_on import record_step
from engine.commands.mending import SOLVED, entered_incident
from engine.commands.stepping import receipt, restored, take_step
from engine.errors import WrongState
from engine.lifecycle import fits
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import IncidentRecord
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RetryIncident:
    """Try a failed node, a failed delivery or an unreadable state again; that solves the incident.

    What fails again opens a new incident.
    """

    incident_id: str
    reason: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the incident and the tasks that are now open for the actor."""
        case, incident = entered_incident(work, self.incident_id)
        guard(work.actor, "retry", work.cases.subject(case))
        if incident.status != "open":
            raise WrongState(SOLVED)

        case = self._retried(work, case, incident)

        return receipt(work, "incident_retried", case, incident.id)

    def _retried(self, work: Work, case: CaseRecord, incident: IncidentRecord) -> CaseRecord:
        deed = Deed(
            deed="incident_retried",
            element=incident.element,
            reason=self.reason,
            detail={"incident": incident.id, "kind": incident.kind},
        )
        work.waits.solve(case, incident.id)
        if incident.kind == "delivery":
            work.jobs.set_sending(incident.subject, status="waiting", tries=0, next_at=work.now)
            return work.record(case, deed)
        fits("retry", case.status)
        running = restored(work, case)
        if incident.kind == "node":
            running.retry(incident.subject)
        return record_step(work, take_step(work, case, running), deed)
