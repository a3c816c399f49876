"""End an absence before its time, or call it off."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.errors import Unknown, WrongState
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class EndAbsence:
    """From now on the substitute works in nobody's place any more."""

    id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the absence's id; Unknown to whom it does not concern."""
        found = work.absences.one(self.id)
        if found is None:
            raise Unknown
        guard(work.actor, "enter_absence", Subject(daerah=found.daerah, author=found.username))
        if found.ends_at <= work.now:
            raise WrongState

        work.absences.end(found)

        deed = Deed(deed="absence_ended", name=found.name, detail={"absence": found.id})
        work.history.of_chain(found.daerah, f"akun:{found.username}", deed)
        return Receipt(deed=deed.deed, subject=found.id)
