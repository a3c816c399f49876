"""The cases somebody may know of, newest first."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.access import Subject, reads_cases
from engine.store.admitted import not_denied, opens_to
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.views import CaseView


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """A page of case heads; those she reads, or of a manager or auditor the whole daerah's."""

    #: Part of a case number.
    text: str = ""
    #: Id of the last case of the page before.
    after: str = ""
    limit: int = 25

    def answer(self, reading: Reading) -> tuple[CaseView, ...]:
        """Answer with up to `limit` heads; ids sort by the time the case was opened."""
        actor = reading.actor
        query = select(case_file).where(
            case_file.c.daerah == actor.daerah, not_denied(case_file, actor)
        )
        if not reading.may("see_case", Subject(daerah=actor.daerah)):
            if not reads_cases(actor.role):
                return ()
            query = query.where(opens_to(case_file, actor, reading.now))
        if self.text:
            query = query.where(case_file.c.no.contains(self.text, autoescape=True))
        if self.after:
            query = query.where(case_file.c.id < self.after)
        rows = reading.connection.execute(query.order_by(case_file.c.id.desc()).limit(self.limit))
        return tuple(CaseRecord.of(row).view() for row in rows)
