"""Take a wrong attachment back."""

from dataclasses import dataclass, replace

from engine.access import deny
from engine.commands.cases import required
from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_attachments import Attached
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class TakeBackFile:
    """Show an attachment to nobody any more; that it was there, and why it went, stays."""

    attachment_id: str
    reason: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the attachment; Unknown for who neither attached it nor leads the case.

        Nobody destroys contents alone: they stay sealed until the case is erased.
        """
        found = work.beside.files.standing(self.attachment_id)
        case = work.cases.lock(found.case_id)
        if not (_corrects(work, case, found) or _fills(work, found)):
            raise Unknown
        why = required(self.reason)

        work.beside.files.take_back(case, found.id, why)

        detail = {"attachment": found.id}
        deed = Deed(deed="file_taken_back", task_id=found.task_id, reason=why, detail=detail)
        work.record(case, deed)
        return case.receipt("file_taken_back", found.id)


def _corrects(work: Work, case: CaseRecord, found: Attached) -> bool:
    subject = replace(work.cases.subject(case), author=found.by)
    return deny(work.actor, "correct", subject) is None


def _fills(work: Work, found: Attached) -> bool:
    """Tell whether she attached it to a task that still lies on her desk."""
    if not found.task_id or found.by != work.actor.username:
        return False
    _, task, subject = work.cases.lock_of_task(found.task_id)
    return task.status == "open" and deny(work.actor, "save_draft", subject) is None
