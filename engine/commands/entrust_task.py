"""Entrust one task to a colleague, who works on it in the holder's name."""

from dataclasses import dataclass

from engine.access import NAMED_CLASS, reads_cases
from engine.commands.opening import NOBODY, refused
from engine.commands.tasks import deed_on, open_task
from engine.errors import WrongState
from engine.model import say
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

UNHELD = say("Tugas ini belum dipegang siapa pun; tidak ada yang dapat dititipkan.")
NAME_FIRST = say("Pilih rekan seperan; kasus yang dirahasiakan hanya bagi rekan yang diberi akses.")


@dataclass(frozen=True, slots=True)
class EntrustTask:
    """The task stays its holder's; the colleague, of the same role, may do what the holder may."""

    task_id: str
    username: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "entrust")
        if not task.assignee:
            raise WrongState(UNHELD)
        person = self._colleague(work, case, task)

        work.absences.take_back(task)
        work.absences.entrust(task, person)

        people = {"from": task.assignee, "to": person.username}
        work.record(case, deed_on(task, "task_entrusted", **people))
        return case.receipt("task_entrusted", task.id)

    def _colleague(self, work: Work, case: CaseRecord, task: TaskRecord) -> Person:
        found = work.people.colleague(case.daerah, self.username)
        if found is None or self.username == task.assignee:
            raise refused("entrust.person", NOBODY, "/username")
        name, roles = found
        subject = work.cases.subject(case)
        shut = case.klass == NAMED_CLASS and reads_cases(task.role)
        named = self.username in subject.named or not shut
        fits = task.role in {"", *roles} and named and self.username not in subject.denied
        if not fits:
            message = say("Tugas ini tidak dapat dititipkan kepada {nama}.", nama=name)
            raise refused("entrust.unfit", message, "/username", NAME_FIRST)
        return Person(self.username, name)
