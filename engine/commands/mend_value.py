"""Set right the value that a step cannot run with."""

from dataclasses import dataclass

from engine.access import guard
from engine.bpmn import misfit
from engine.commands.mending import entered_incident, may_mend, record_mended, still_open
from engine.commands.stepping import name_of, receipt, restored
from engine.errors import Refused
from engine.model import Json
from engine.spiff import repair
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import IncidentRecord
from engine.store.work import Work
from engine.store.work_answers import Filled
from engine.views import Receipt

#: Variables that say how grave a case is, and with that who reads it.
WEIGHTS = frozenset(("kelas", "risiko", "jalur"))


@dataclass(frozen=True, slots=True)
class MendValue:
    """Give a live variable another value where a node is held, and run the node again.

    The answers of the family stay as they were given: this mends the way, not the record. The
    new value is kept beside them, as every answer is, with its reason.
    """

    incident_id: str
    #: Dotted path of a variable that the bundle reads, e.g. "tanda_bahaya.bahaya_saat_ini".
    name: str
    value: Json
    reason: str
    #: Version of the case that the page was made from.
    seen_version: int

    def run(self, work: Work) -> Receipt:
        """Answer with the incident and the tasks that are now open for the actor."""
        case, incident = entered_incident(work, self.incident_id)
        reason = may_mend(work, case, "mend_value", self.seen_version, self.reason)
        if self.name.partition(".")[0] in WEIGHTS:
            guard(work.actor, "mend_weight", work.cases.subject(case))
        still_open(incident)
        self._fitting(work, case)

        running = restored(work, case)
        repair.learn(running, incident.subject, self.name, self.value)
        running.retry(incident.subject)

        work.waits.solve(case, incident.id)
        deed = self._kept(work, case, incident, reason)
        case = record_mended(work, case, running, deed)

        return receipt(work, "value_mended", case, incident.id)

    def _fitting(self, work: Work, case: CaseRecord) -> None:
        bundle = work.bundle(case)
        if problem := misfit(self.name, self.value, bundle.checked.reads, bundle.facts):
            raise Refused((problem,))

    def _kept(self, work: Work, case: CaseRecord, incident: IncidentRecord, reason: str) -> Deed:
        """Write the value beside the answers; the history row carries its digest only."""
        name = name_of(work, case, incident.element)
        filled = Filled(
            task_id=incident.id,
            element=incident.element,
            task_name=name,
            form="",
            body={self.name: self.value},
            reason=reason,
        )
        record = work.answers.keep(case, filled)
        return Deed(
            deed="value_mended",
            element=incident.element,
            name=name,
            digest=record.digest,
            reason=reason,
            detail={"incident": incident.id, "variable": self.name, "answer": record.id},
        )
