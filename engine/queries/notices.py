"""Words to somebody, or to the hat she wears."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, literal_column, select

from engine.model import Actor
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_access import case_denial, notice
from engine.store.work_notices import to
from engine.views import NoticeView

#: A literal: only then do both databases use the partial indexes.
UNSEEN: ColumnElement[str] = literal_column("''")


SHOWN = ("id", "kind", "case_no", "about_name", "count", "at")


@dataclass(frozen=True, slots=True)
class Notices:
    """What the actor was told and has not put away, latest first."""

    limit: int = 20

    def answer(self, reading: Reading) -> tuple[NoticeView, ...]:
        """Answer with up to `limit` words."""
        query = (
            select(notice)
            .where(
                notice.c.daerah == reading.actor.daerah,
                notice.c.seen_by == UNSEEN,
                to(reading.actor),
                notice.c.case_no.not_in(_shut(reading.actor)),
            )
            .order_by(notice.c.id.desc())
            .limit(self.limit)
        )
        rows = reading.connection.execute(query).mappings()
        return tuple(NoticeView(**{name: row[name] for name in SHOWN}) for row in rows)


def _shut(actor: Actor) -> Select[str]:
    """Numbers of the cases that keep the actor out."""
    same = (case_file.c.daerah == case_denial.c.daerah) & (case_file.c.id == case_denial.c.case_id)
    hers = (case_denial.c.daerah == actor.daerah, case_denial.c.username == actor.username)
    return select(case_file.c.no).join(case_denial, same).where(*hers)
