"""Add an institution to the registry of a daerah."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.institutions import told
from engine.store.canonical import fresh_id
from engine.store.work import Work
from engine.store.work_institutions import InstitutionRecord
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class AddInstitution:
    """Enter an institution; `words` are named as InstitutionView names them."""

    words: Mapping[str, str]

    def run(self, work: Work) -> Receipt:
        """Answer with the institution's id."""
        daerah = work.actor.daerah
        guard(work.actor, "keep_institutions", Subject(daerah=daerah))
        blank = InstitutionRecord(daerah=daerah, id=fresh_id(work.now), name="", kind="")
        new = told(blank, self.words)

        work.institutions.add(new)

        return Receipt(deed="institution_added", subject=new.id)
