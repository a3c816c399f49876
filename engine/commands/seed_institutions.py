"""Enter the institutions that a daerah's files name, each once and never again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.access import Subject, guard
from engine.commands.institutions import told
from engine.errors import Refused
from engine.store.work import Work
from engine.store.work_institutions import InstitutionRecord
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SeedInstitutions:
    """Enter those whose ids were never there; what people have changed since is left alone."""

    daerah: str
    #: Id -> what is told, as in AddInstitution.
    institutions: Mapping[str, Mapping[str, str]]

    def run(self, work: Work) -> Receipt:
        """Answer with how many are new."""
        guard(work.actor, "keep_institutions", Subject(daerah=self.daerah))
        records = [self._record(id_, words) for id_, words in self.institutions.items()]

        new = [work.institutions.add(record) for record in records]

        return Receipt(deed="institutions_seeded", subject=self.daerah, count=sum(new))

    def _record(self, id_: str, words: Mapping[str, str]) -> InstitutionRecord:
        blank = InstitutionRecord(daerah=self.daerah, id=id_, name="", kind="")
        try:
            return told(blank, words)
        except Refused as refused:
            raise Refused(tuple(replace(one, element=id_) for one in refused.problems)) from refused
