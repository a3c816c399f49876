"""Keep what somebody has typed so far."""

from dataclasses import dataclass

from engine.commands.tasks import open_task
from engine.errors import StaleVersion
from engine.model import JsonObject
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Write the draft of a task that the actor holds; drafts are not checked.

    What a former holder typed stays beside it, under her name.
    """

    task_id: str
    body: JsonObject
    #: Version of the draft that the page has seen; 0 when there was none.
    seen_version: int = 0
    #: It was chosen before the draft that is there, which stays beside it whoever typed it.
    beside: bool = False

    def run(self, work: Work) -> Receipt:
        """Answer with the draft's new version.

        A draft is not a deed on the case: it leaves no history row, the answers will.
        """
        case, task = open_task(work, self.task_id, "save_draft")
        before = work.tasks.drafts.of(task)
        version = before.version if before is not None else 0
        if before is not None and version != self.seen_version:
            raise StaleVersion(by_name=before.saved_by_name, at=before.saved_at)

        if before is not None:
            work.tasks.drafts.leave(before, own=self.beside)
        work.tasks.drafts.keep(task, self.body, version + 1)

        return case.receipt("draft_saved", task.id, version=version + 1)
