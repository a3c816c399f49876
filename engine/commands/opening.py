"""What every deed of access shares: the locked case, the colleague, her open tasks."""

from dataclasses import dataclass

from engine.access import guard, reads_cases
from engine.errors import Refused
from engine.model import Problem, Text, say
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_tasks import Person

NOBODY = say("Tidak ada rekan dengan nama pengguna itu.")
READS_NONE = say("Rekan ini tidak memegang peran yang membaca kasus.")
CHOOSE = say("Pilih rekan dari daftar.")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the daerah, and the first of her hats that reads cases ("" without one)."""

    person: Person
    role: str


def reached(work: Work, case_no: str, verb: str) -> CaseRecord:
    """Lock a case in any state by its number; refuse unless the actor may do `verb` on it."""
    case = work.cases.lock_by_no(case_no)
    guard(work.actor, verb, work.cases.subject(case))
    return case


def colleague(work: Work, username: str) -> Colleague:
    """Find somebody of the actor's daerah; Refused when there is nobody of that name."""
    found = work.people.colleague(work.actor.daerah, username)
    if found is None:
        raise refused("access.person", NOBODY, "/username")
    name, roles = found
    return Colleague(Person(username, name), next(filter(reads_cases, roles), ""))


def refused(code: str, message: Text, field: str, repair: Text = CHOOSE) -> Refused:
    """Name what is wrong with one field."""
    return Refused((Problem(code=code, message=message, repair=repair, field=field),))


def hand_back(work: Work, case: CaseRecord, username: str) -> int:
    """Put somebody's open tasks of a case back into their pools; tell how many there were."""
    hers = [task for task in work.tasks.of_case(case) if task.assignee == username]
    for task in hers:
        work.tasks.hand_to(task, Person())
    return len(hers)


def deed_about(deed: str, who: Person, reason: str, **detail: str | int) -> Deed:
    """Name a deed of access: whom it is about stands in its name."""
    return Deed(deed=deed, name=who.name, reason=reason, detail={"whom": who.username, **detail})
