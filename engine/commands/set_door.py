"""Shut a public door of the daerah, or open it again."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SetDoor:
    """Shut or open; what the daerah's overlay does not offer stays shut all the same."""

    door: str
    open: bool

    def run(self, work: Work) -> Receipt:
        """Answer with the door; the history of doors tells who did it."""
        daerah = work.actor.daerah
        guard(work.actor, "set_door", Subject(daerah=daerah))

        (work.doors.open if self.open else work.doors.shut)(self.door)
        deed = Deed(deed="door_opened" if self.open else "door_shut", name=self.door)
        work.history.of_chain(daerah, f"pintu:{daerah}", deed)

        return Receipt(deed=deed.deed, subject=self.door)
