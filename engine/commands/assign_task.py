"""Give a task to a colleague."""

from dataclasses import dataclass

from engine.commands.naming import may_be_given
from engine.commands.tasks import deed_on, hand_over, open_task
from engine.errors import Refused
from engine.model import Problem, Text, say
from engine.store.records import TaskRecord
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class AssignTask:
    """Hand an open task to `username`, who must hold the task's role in this daerah."""

    task_id: str
    username: str
    reason: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "assign")
        name, role = self._colleague(work, task)
        person = Person(self.username, name)
        if not may_be_given(work, case, person, role, task.area):
            raise _refused(say("Tugas ini tidak dapat diserahkan kepada {nama}.", nama=name))

        hand_over(work, case, task, person, role)

        people = {"from": task.assignee or "", "to": self.username}
        work.record(case, deed_on(task, "task_assigned", self.reason, **people))
        return case.receipt("task_assigned", task.id)

    def _colleague(self, work: Work, task: TaskRecord) -> tuple[str, str]:
        found = work.people.colleague(task.daerah, self.username)
        if found is None:
            raise _refused(say("Tidak ada rekan dengan nama pengguna {nama}.", nama=self.username))
        name, roles = found
        if task.role and task.role not in roles:
            raise _refused(say("{nama} tidak memegang peran yang diminta tugas ini.", nama=name))
        return name, task.role or roles[0]


def _refused(message: Text) -> Refused:
    problem = Problem(
        code="assign.person",
        message=message,
        repair=say("Pilih rekan dari daftar."),
        field="/username",
    )
    return Refused((problem,))
