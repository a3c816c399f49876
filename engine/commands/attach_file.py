"""Attach a file or a photo to a case, or to a task of it."""

from dataclasses import dataclass, replace

from engine.attaching import ASK_FOR_ROOM, FULL, shown_name, why_not
from engine.commands.opening import reached, refused
from engine.commands.tasks import deed_on, open_task
from engine.errors import Refused
from engine.model import JsonObject, LookedInto
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Keep what `content` holds, if it is a picture or a document; its name decides nothing."""

    name: str
    content: bytes
    #: One of the two; a task brings its case.
    case_no: str = ""
    task_id: str = ""

    def prepare(self, reading: Reading) -> "KeepFile":
        """Look into the file, which is slow; who may not attach it is told that first, later."""
        looked = reading.looks_into(self.content)
        return KeepFile(shown_name(self.name), looked, self.case_no, self.task_id)


@dataclass(frozen=True, slots=True)
class KeepFile:
    """Write a file that was looked into beside the case."""

    name: str
    file: LookedInto
    case_no: str = ""
    task_id: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the attachment; Refused, in words, when the file is not taken."""
        case, deed = self._place(work)
        if self.file.not_taken:
            raise Refused((why_not(self.file.not_taken),))
        if work.beside.files.bytes_of(case) + len(self.file.content) > work.means.room.per_case:
            raise refused("attachment.full", FULL, "/x-berkas", ASK_FOR_ROOM)

        id_, digest = work.beside.files.keep(case, self.task_id, self.name, self.file)

        kept: JsonObject = {"kind": self.file.kind, "size": len(self.file.content)}
        detail = {"attachment": id_, **kept}
        work.record(case, replace(deed, digest=digest, detail=detail))
        return case.receipt("file_attached", id_)

    def _place(self, work: Work) -> tuple[CaseRecord, Deed]:
        """Lock the case; refuse unless the actor holds the task, or works on the case."""
        if self.task_id:
            case, task = open_task(work, self.task_id, "save_draft")
            return case, deed_on(task, "file_attached")
        return reached(work, self.case_no, "take_part"), Deed(deed="file_attached")
