"""Give a task more time."""

from dataclasses import dataclass

from engine.bpmn import longer_budgets
from engine.commands.cases import required
from engine.commands.recounting import lengthen, recount
from engine.commands.stopping import refused
from engine.commands.tasks import deed_on, open_task
from engine.model import by_calendar, say, working_days
from engine.spiff.moments import moment
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ExtendDeadline:
    """Give a task another budget in all, such as "5 HK", from its beginning on.

    No more than the daerah's settings let a task of its kind have, and only before its time is
    over; timers beside it that were given the same working days move with it.
    """

    task_id: str
    budget: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "extend")
        reason = required(self.reason)
        self._refuse_unless_allowed(work, case, task)

        self._give(work, case, task)

        budgets = {"from": task.budget, "to": self.budget}
        work.record(case, deed_on(task, "deadline_extended", reason, **budgets))
        return case.receipt("deadline_extended", task.id)

    def _refuse_unless_allowed(self, work: Work, case: CaseRecord, task: TaskRecord) -> None:
        checked = work.bundle(case).checked
        allowed = longer_budgets(checked, task.element_process, task.element, task.budget)
        if not allowed:
            message = say("Tenggat tugas ini tidak dapat diperpanjang.")
            repair = say("Undang-undang atau ketetapan daerah tidak memberi waktu lebih lama.")
            raise refused("deadline.fixed", message, repair)
        if task.deadline is not None and task.deadline.due <= work.now:
            message = say("Tenggat tugas ini sudah lewat dan tidak dapat diperpanjang lagi.")
            raise refused("deadline.over", message, say("Selesaikan tugasnya."))
        if self.budget not in allowed:
            message = say(
                "Perpanjangan ini melampaui batasnya: paling lama {most}.", most=allowed[-1]
            )
            raise refused("deadline.most", message, say("Pilih dari daftar."), "/budget")

    def _give(self, work: Work, case: CaseRecord, task: TaskRecord) -> None:
        if working_days(self.budget):
            lengthen(work, case, task, self.budget)
            recount(work, case)
        else:
            due = moment(self.budget, task.opened_at)
            work.tasks.put_off(task, self.budget, by_calendar(task.opened_at, due, self.budget))
