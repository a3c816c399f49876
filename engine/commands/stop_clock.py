"""Let the clock of one task stand still."""

from dataclasses import dataclass, replace

from engine.commands.cases import required
from engine.commands.stopping import NEVER_STOPS, WHY_NEVER, checked_why, moved, refused
from engine.commands.tasks import deed_on, open_task
from engine.model import say, working_days
from engine.store.records import TaskRecord
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class StopClock:
    """Stop a task's deadline, and timers attached to it, while somebody is waited for.

    Only one in working days that still runs; `why` is "keluarga", "dokumen" or "lembaga".
    """

    task_id: str
    why: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "stop_clock")
        why, reason = checked_why(self.why), required(self.reason)
        self._refuse_unless_running(work, task)

        work.stops.stop(case, why, task.id)

        deed = deed_on(task, "clock_stopped", reason)
        work.record(case, replace(deed, detail=moved(work, case, why)))
        return case.receipt("clock_stopped", task.id)

    def _refuse_unless_running(self, work: Work, task: TaskRecord) -> None:
        if not working_days(task.budget):
            raise refused("clock.calendar", NEVER_STOPS, WHY_NEVER)
        deadline = task.deadline
        if deadline is None:
            message = say("Jam tugas ini sudah berhenti.")
            raise refused("clock.stopped", message, say("Lanjutkan jamnya dahulu."))
        if deadline.due <= work.now:
            message = say("Tenggat tugas ini sudah lewat; jamnya tidak dapat dihentikan lagi.")
            raise refused("clock.over", message, say("Selesaikan tugasnya."))
