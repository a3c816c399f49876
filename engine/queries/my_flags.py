"""What was flagged for somebody to do, on any case that she works on."""

from dataclasses import dataclass

from sqlalchemy import literal_column, select

from engine.queries.beside import flag_view
from engine.store.admitted import is_inside, not_denied
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_beside import case_flag
from engine.views import FlagView

#: A literal, not a parameter: only then do both databases use the partial index.
_STANDS = case_flag.c.closed_by == literal_column("''")
_SHOWN = [column for column in case_flag.c if column.name not in {"body", "outcome"}]


@dataclass(frozen=True, slots=True)
class MyFlags:
    """The flags that stand for the asker, the most pressing first; their words are on the case."""

    limit: int = 50

    def answer(self, reading: Reading) -> tuple[FlagView, ...]:
        """Answer with flags on cases that she still reads."""
        actor = reading.actor
        same = (case_file.c.daerah == case_flag.c.daerah) & (case_file.c.id == case_flag.c.case_id)
        query = (
            select(*_SHOWN)
            .join(case_file, same)
            .where(
                case_flag.c.daerah == actor.daerah,
                case_flag.c.whom == actor.username,
                _STANDS,
                not_denied(case_file, actor),
                is_inside(case_file, actor, reading.now),
            )
            .order_by(case_flag.c.due, case_flag.c.id)
            .limit(self.limit)
        )
        rows = reading.connection.execute(query)
        return tuple(flag_view(row, "", "") for row in rows)
