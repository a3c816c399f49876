"""An agreement that a task has signed stands in the registry of institutions."""

from engine.commands.institutions import told
from engine.model import JsonObject, say
from engine.store.canonical import fresh_id
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_institutions import InstitutionRecord

#: What a partner is taken for that the registry did not know: its keepers say it better.
_USUAL_KIND = "organisasi"


def enter_agreement(work: Work, case: CaseRecord, form: str, answers: JsonObject) -> None:
    """Enter number and end of the agreement that the answers sign, if they do.

    A partner that is not in the registry is added to it, as one whom nobody has asked yet. Nothing
    of the case goes along.
    """
    fact = work.bundle(case).facts.get(form)
    names = fact.agreement if fact else None
    number = str(answers.get(names.number) or "") if names else ""
    if not names or not number:
        return
    partner = str(answers.get(names.partner) or "")
    signed = {"agreement_no": number, "agreement_until": str(answers.get(names.until) or "")}
    if known := work.institutions.named(case.daerah, partner):
        work.institutions.change(known, told(known, signed), "institution_changed")
        return
    source = str(say("Perjanjian {number}", number=number))
    blank = InstitutionRecord(daerah=case.daerah, id=fresh_id(work.now), name="", kind="")
    new = {"name": partner, "kind": _USUAL_KIND, "source": source, **signed}
    work.institutions.add(told(blank, new))
