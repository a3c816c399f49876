"""What proposing and taking a case share: whether the taker can stand where the giver stands."""

from engine.access import NAMED_CLASS, reads_cases
from engine.commands.naming import may_be_given
from engine.commands.opening import held_by, refused
from engine.model import say
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.store.work_tasks import Person

NOBODY = say("Tidak ada rekan dengan nama pengguna itu.")
NO_HAT = say("Rekan ini tidak memegang peran yang diperlukan tugas Anda pada kasus ini.")
SHUT_OUT = say("Kasus ini tidak terbuka bagi rekan itu.")
NAME_FIRST = say("Mintalah manajer kasus memberinya akses lebih dahulu, atau pilih rekan lain.")


def carried(
    work: Work, case: CaseRecord, giver: str, taker: str
) -> tuple[Person, list[TaskRecord]]:
    """Return the taker, and the giver's open tasks that go over to her.

    Refused unless the taker holds the hats of all of them and of the giver's place on the team;
    of a case that is open by name alone, unless she has been let in.
    """
    found = work.people.colleague(case.daerah, taker)
    if found is None or taker == giver:
        raise refused("handover.person", NOBODY, "/username")
    name, roles = found
    tasks = held_by(work, case, giver)
    person = Person(taker, name)
    needed = {task.role for task in tasks if task.role} or {work.access.role_of(case, giver)}
    if not needed <= {*roles} or not any(reads_cases(role) for role in needed):
        raise refused("handover.hat", NO_HAT, "/username")
    subject = work.cases.subject(case)
    shut = case.klass == NAMED_CLASS and taker not in subject.named
    fits = all(may_be_given(work, case, person, task.role, task.area) for task in tasks)
    if shut or taker in subject.denied or not fits:
        raise refused("handover.shut", SHUT_OUT, "/username", NAME_FIRST)
    return person, tasks


def hat_of(tasks: list[TaskRecord], otherwise: str) -> str:
    """Return the hat under which the taker comes."""
    return next((task.role for task in tasks if reads_cases(task.role)), otherwise)
