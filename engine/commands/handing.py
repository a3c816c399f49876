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
    if taker == giver:
        raise refused("handover.person", NOBODY, "/username")
    tasks = held_by(work, case, giver)
    needed = {task.role for task in tasks if task.role} or {work.access.role_of(case, giver)}
    if not any(reads_cases(role) for role in needed):
        raise refused("handover.hat", NO_HAT, "/username")
    return taker_of(work, case, taker, needed, tasks)[0], tasks


def taker_of(
    work: Work, case: CaseRecord, username: str, needed: set[str], tasks: list[TaskRecord]
) -> tuple[Person, tuple[str, ...]]:
    """Return who takes tasks of a case over, and her roles; refused unless she may stand there."""
    found = work.people.colleague(case.daerah, username)
    if found is None:
        raise refused("handover.person", NOBODY, "/username")
    name, roles = found
    if not needed <= {*roles}:
        raise refused("handover.hat", NO_HAT, "/username")
    person = Person(username, name)
    subject = work.cases.subject(case)
    shut = case.klass == NAMED_CLASS and username not in subject.named
    fits = all(may_be_given(work, case, person, task.role, task.area) for task in tasks)
    if shut or username in subject.denied or not fits:
        raise refused("handover.shut", SHUT_OUT, "/username", NAME_FIRST)
    return person, roles


def hat_of(tasks: list[TaskRecord], otherwise: str) -> str:
    """Return the hat under which the taker comes."""
    return next((task.role for task in tasks if reads_cases(task.role)), otherwise)
