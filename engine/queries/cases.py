"""The cases somebody may know of, newest first."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.access import Subject
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file, case_team
from engine.views import CaseView


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """A page of case heads; a team member's own, a manager's or auditor's whole daerah."""

    #: Part of a case number.
    text: str = ""
    #: Id of the last case of the page before.
    after: str = ""
    limit: int = 25

    def answer(self, reading: Reading) -> tuple[CaseView, ...]:
        """Answer with up to `limit` heads; ids sort by the time the case was opened."""
        actor = reading.actor
        nobody_s = Subject(daerah=actor.daerah)
        query = select(case_file).where(case_file.c.daerah == actor.daerah)
        if not reading.may("see_case", nobody_s):
            if not reading.may(
                "see_answers", Subject(daerah=actor.daerah, team=frozenset((actor.username,)))
            ):
                return ()
            own = select(case_team.c.case_id).where(
                case_team.c.daerah == actor.daerah, case_team.c.username == actor.username
            )
            query = query.where(case_file.c.id.in_(own))
        if self.text:
            query = query.where(case_file.c.no.contains(self.text, autoescape=True))
        if self.after:
            query = query.where(case_file.c.id < self.after)
        rows = reading.connection.execute(query.order_by(case_file.c.id.desc()).limit(self.limit))
        return tuple(CaseRecord.of(row).view() for row in rows)
