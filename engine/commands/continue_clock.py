"""Let the clock of one task run again."""

from dataclasses import dataclass, replace

from engine.commands.cases import required
from engine.commands.stopping import moved, refused
from engine.commands.tasks import deed_on, open_task
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ContinueClock:
    """Let a task's deadline go on with the working days it had left."""

    task_id: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "continue_clock")
        reason = required(self.reason)
        stops = work.stops.of_case(case)
        hers = [stop for stop in stops if stop.task_id == task.id and stop.continued_at is None]
        if not hers:
            message = say("Jam tugas ini tidak dihentikan sendiri.")
            repair = say("Bila jam seluruh kasus yang berhenti, lanjutkan dari halaman kasusnya.")
            raise refused("clock.running", message, repair)

        work.stops.go_on(hers[0])

        deed = deed_on(task, "clock_continued", reason)
        work.record(case, replace(deed, detail=moved(work, case)))
        return case.receipt("clock_continued", task.id)
