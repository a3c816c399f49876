"""Write a note beside the forms of a case."""

from dataclasses import dataclass
from typing import Literal

from engine.commands.beside import worded
from engine.commands.opening import reached
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Keep `note` for the team, or for its author alone; what stands is corrected by adding.

    What is added to a note of hers is of that note's kind.
    """

    case_no: str
    note: str
    kind: Literal["team", "private"] = "team"
    #: The note that this one adds to; "" begins a new one.
    adds_to: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the note; Unknown when `adds_to` is no note of hers."""
        case = reached(work, self.case_no, "take_part")
        words = worded(self.note)
        kind = work.beside.kind_of_hers(case, self.adds_to) if self.adds_to else self.kind

        id_ = work.beside.note(case, kind, words, self.adds_to)

        work.record(case, Deed(deed="note_written", detail={"note": id_, "kind": kind}))
        return case.receipt("note_written", id_)
