"""Write down who found a door shut; she is not told."""

from dataclasses import dataclass
from typing import ClassVar

from engine.access import DATA_OFFICER, NAMED_CLASS
from engine.commands.noting import HOUR, reads_of, tell_of_many
from engine.store.history import Deed
from engine.store.records_access import Word
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class NoteRefusal:
    """One row for a refused question or deed; the same within a minute is one row."""

    keeps_receipt: ClassVar[bool] = False

    #: What she tried, by the name of the question or the deed.
    function: str
    #: "" when there is no such case.
    case_id: str = ""
    case_no: str = ""
    klass: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 for a new row; tell the data officer of a case open by name alone."""
        if work.notices.noted_lately("case_refused", self.function, self.case_id):
            return Receipt(deed="case_refused")

        deed = Deed(deed="case_refused", name=self.function, case_id=self.case_id)
        work.history.of_chain(work.actor.daerah, reads_of(work), deed)

        if self.klass == NAMED_CLASS:
            self._tell(work)
        tell_of_many(work)
        return Receipt(deed="case_refused", count=1)

    def _tell(self, work: Work) -> None:
        if work.notices.told_lately("closed_case", HOUR, self.case_no):
            return
        who = work.actor
        word = Word(
            kind="closed_case",
            role=DATA_OFFICER,
            case_no=self.case_no,
            about=who.username,
            about_name=who.name,
        )
        work.notices.tell(word)
