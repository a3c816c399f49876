"""What every deed that mends a case shares: a fresh page, a reason, incidents that are over."""

from engine.access import guard
from engine.commands.cases import required
from engine.commands.going_on import record_step
from engine.commands.stepping import take_step
from engine.errors import StaleVersion, WrongState
from engine.lifecycle import fits
from engine.model import say
from engine.spiff import Running, repair
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import IncidentRecord
from engine.store.work import Work

SOLVED = say("Gangguan ini sudah ditangani.")


def may_mend(work: Work, case: CaseRecord, verb: str, seen_version: int, reason: str) -> str:
    """Return the reason; refuse unless the actor may do `verb` on the case as she saw it."""
    guard(work.actor, verb, work.cases.subject(case))
    fits(verb, case.status)
    if case.version != seen_version:
        raise StaleVersion(say("Kasus ini sudah berubah sejak halaman dibuka; lihat lagi dahulu."))
    return required(reason)


def entered_incident(work: Work, incident_id: str) -> tuple[CaseRecord, IncidentRecord]:
    """Lock the case of an incident, then read the incident fresh."""
    case = work.cases.lock(work.waits.incident(incident_id).case_id)
    return case, work.waits.incident(incident_id)


def still_open(incident: IncidentRecord) -> None:
    """Raise WrongState when somebody has solved the incident, or no node is held by it."""
    if incident.status != "open":
        raise WrongState(SOLVED)
    if incident.kind != "node":
        raise WrongState(say("Gangguan ini hanya dapat dicoba lagi."))


def record_mended(work: Work, case: CaseRecord, running: Running, deed: Deed) -> CaseRecord:
    """Take the step, close the incidents whose node is held no longer, write the deed."""
    step = take_step(work, case, running)
    work.waits.solve_all_but(case, repair.held(running))
    return record_step(work, step, deed)
