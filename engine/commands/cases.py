"""What every deed on a whole case shares: the locked case, and a reason."""

from engine.access import guard
from engine.commands.naming import in_place
from engine.errors import Refused
from engine.lifecycle import fits
from engine.model import Problem, say
from engine.store.records import CaseRecord
from engine.store.work import Work


def entered(work: Work, case_no: str, verb: str) -> CaseRecord:
    """Lock a case by its number; refuse unless the actor may do `verb` on it now."""
    case = work.cases.lock_by_no(case_no)
    subject = work.cases.subject(case)
    guard(work.actor, verb, subject)
    in_place(work, subject)
    fits(verb, case.status)
    return case


def required(reason: str) -> str:
    """Return the reason without blanks around it; Refused when nothing is left."""
    if words := reason.strip():
        return words
    problem = Problem(
        code="reason.required",
        message=say("Alasan belum diisi."),
        repair=say("Tuliskan alasannya; alasan ini tercatat dalam riwayat."),
        field="/reason",
    )
    raise Refused((problem,))
