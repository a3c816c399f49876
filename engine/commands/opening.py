"""What every deed of access shares: the locked case, the colleague, her open tasks."""

from dataclasses import dataclass

from engine.access import guard, reads_cases
from engine.commands.cases import required
from engine.commands.naming import in_place
from engine.errors import Refused
from engine.model import Problem, Text, say
from engine.store.history import Deed
from engine.store.records import CaseRecord, TaskRecord
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
    subject = work.cases.subject(case)
    guard(work.actor, verb, subject)
    in_place(work, subject)
    return case


def colleague(work: Work, username: str) -> Colleague:
    """Find somebody who works in the actor's daerah now; Refused when nobody of that name does."""
    found = work.people.colleague(work.actor.daerah, username)
    if found is None:
        raise refused("access.person", NOBODY, "/username")
    name, roles = found
    return Colleague(Person(username, name), next(filter(reads_cases, roles), ""))


def shutting(
    work: Work, case_no: str, username: str, reason: str
) -> tuple[CaseRecord, Person, str]:
    """Lock a case that is to be shut to somebody, or no more; return it, with whom and why.

    She is anybody with an account here: who holds no role now had one, or will have.
    """
    case = reached(work, case_no, "shut_to_others")
    why = required(reason)
    name = work.people.name_of(work.actor.daerah, username)
    if not name:
        raise refused("access.person", NOBODY, "/username")
    return case, Person(username, name), why


def refused(code: str, message: Text, field: str, repair: Text = CHOOSE) -> Refused:
    """Name what is wrong with one field."""
    return Refused((Problem(code=code, message=message, repair=repair, field=field),))


def held_by(work: Work, case: CaseRecord, username: str) -> list[TaskRecord]:
    """Return somebody's open tasks of a case."""
    return [task for task in work.tasks.of_case(case) if task.assignee == username]


def hand_back(work: Work, tasks: list[TaskRecord]) -> int:
    """Put tasks back into their pools, their drafts with them; tell how many there were."""
    for task in tasks:
        work.tasks.hand_to(task, Person())
    return len(tasks)


def deed_about(deed: str, who: Person, reason: str, **detail: str | int) -> Deed:
    """Name a deed of access: whom it is about stands in its name."""
    return Deed(deed=deed, name=who.name, reason=reason, detail={"whom": who.username, **detail})
