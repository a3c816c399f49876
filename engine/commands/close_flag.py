"""Take a flag down."""

from dataclasses import dataclass

from engine.commands.beside import worded
from engine.commands.opening import reached
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CloseFlag:
    """Say in a word what became of a flag; anybody who works on the case may."""

    case_no: str
    flag_id: str
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the flag; Unknown when the case has no such open one."""
        case = reached(work, self.case_no, "take_part")
        words = worded(self.note)
        flag = work.beside.open_flag(case, self.flag_id)

        work.beside.close_flag(flag, words)

        late = work.now > flag.due
        closed = Deed(
            deed="flag_closed", name=flag.whom_name, detail={"flag": flag.id, "late": late}
        )
        work.record(case, closed)
        return case.receipt("flag_closed", flag.id)
