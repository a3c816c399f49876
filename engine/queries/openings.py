"""Who opened a case, and who found it shut."""

from sqlalchemy import ColumnElement, literal_column, select

from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_trail import IS_READ, audit
from engine.views import Opening

_IS_READ: ColumnElement[bool] = literal_column(IS_READ)
#: Nobody reads further back on a page; the command line verifies and proves all.
LATEST = 200


def openings(reading: Reading, case: CaseRecord) -> tuple[Opening, ...]:
    """Return the latest rows of reading and of refusals of one case."""
    query = (
        select(audit.c.at, audit.c.actor, audit.c.actor_name, audit.c.role, audit.c.deed)
        .add_columns(audit.c.name)
        .where(audit.c.daerah == case.daerah, audit.c.case_id == case.id, _IS_READ)
        .order_by(audit.c.at.desc())
        .limit(LATEST)
    )
    return tuple(
        Opening(
            at=row.at,
            name=row.actor_name or row.actor,
            role=row.role,
            function=row.name,
            refused=row.deed == "case_refused",
        )
        for row in reading.connection.execute(query)
    )
