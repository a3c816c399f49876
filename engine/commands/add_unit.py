"""Add an LK3 below a daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.errors import Conflict, Refused
from engine.model import Problem, say
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

TAKEN = say("Unit dengan nama ini sudah ada.")
NAMELESS = Problem(code="unit.name", message=say("Isian ini belum diisi."), field="/name")


@dataclass(frozen=True, slots=True)
class AddUnit:
    """Open a unit; a daerah may have several."""

    daerah: str
    name: str

    def run(self, work: Work) -> Receipt:
        """Answer with the unit's id."""
        guard(work.actor, "register", Subject(daerah=self.daerah))
        if not self.name.strip():
            raise Refused((NAMELESS,))
        id_ = fresh_id(work.now)
        if not work.terms.add_unit(self.daerah, id_, self.name.strip()):
            raise Conflict(TAKEN)

        deed = Deed(deed="unit_added", name=self.name.strip())
        work.history.of_chain(self.daerah, f"unit:{id_}", deed)
        return Receipt(deed="unit_added", subject=id_)
