"""Write down who opened which case."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.noting import reads_of, tell_of_many
from engine.store.history import Deed
from engine.store.reading import Opened
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class NoteReading:
    """One row for each case that an answer shows contents of, or search; the answer waits."""

    keeps_receipt: ClassVar[bool] = False

    opened: tuple[Opened, ...]

    def run(self, work: Work) -> Receipt:
        """Answer with the number of rows; tell the auditor of many in an hour."""
        for one in self.opened:
            deed = Deed(deed=one.deed, name=one.function, case_id=one.case_id, task_id=one.task_id)
            work.history.of_chain(work.actor.daerah, reads_of(work), deed)
        tell_of_many(work)
        return Receipt(deed="case_opened", count=len(self.opened))
