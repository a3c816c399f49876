"""Somebody is put on a case's deny list: by a manager's deed, or by the form that names her."""

from engine.commands.opening import deed_about, hand_back, held_by
from engine.commands.villages import tell_of_nobody
from engine.model import JsonObject, say
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_tasks import Person

COMPLAINED_OF = say("Diadukan dalam kasus ini.")


def keep_out(work: Work, case: CaseRecord, her: Person, reason: str) -> int | None:
    """Shut a case to somebody; return how many tasks went back, None when it was shut already."""
    if not work.access.keep_out(case, her, reason):
        return None
    work.access.let_out(case, her.username)
    count = hand_back(work, held_by(work, case, her.username))
    tell_of_nobody(work, case)
    return count


def told_of(her: Person, reason: str, count: int) -> Deed:
    """Name the deed of keeping her out."""
    return deed_about("access_denied", her, reason, tasks=count)


def keep_out_named(work: Work, case: CaseRecord, form: str, answers: JsonObject) -> CaseRecord:
    """Keep out whoever the form names as complained of; return the case as it is then."""
    fact = work.bundle(case).facts.get(form)
    for name in fact.keeps_out if fact else ():
        username, reason = str(answers.get(name) or ""), str(COMPLAINED_OF)
        her = Person(username, work.people.name_of(case.daerah, username))
        count = keep_out(work, case, her, reason) if her.name else None
        if count is not None:
            case = work.record(case, told_of(her, reason, count))
    return case
