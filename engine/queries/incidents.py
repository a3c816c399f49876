"""What cannot run in a daerah, and waits for a person."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select

from engine.access import Subject
from engine.queries.facts import message_of
from engine.store.admitted import not_denied
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_trail import incident
from engine.store.sentences import covered
from engine.store.work_migrations import LIVE
from engine.store.work_tasks import OPEN
from engine.views import IncidentRow


@dataclass(frozen=True, slots=True)
class Incidents:
    """The open incidents of the actor's daerah, oldest first."""

    #: Id of the last incident of the page before; ids sort by time.
    after: str = ""
    limit: int = 50

    def answer(self, reading: Reading) -> tuple[IncidentRow, ...]:
        """Answer with up to `limit` rows."""
        daerah = reading.actor.daerah
        reading.guard("see_incidents", Subject(daerah=daerah))
        query = (
            select(
                incident,
                *(case_file.c[name] for name in ("no", "process_name", "definition")),
                case_file.c.process.label("root"),
                case_file.c.bundle,
            )
            .join(
                case_file,
                (case_file.c.daerah == incident.c.daerah) & (case_file.c.id == incident.c.case_id),
            )
            .where(
                incident.c.daerah == daerah,
                not_denied(incident, reading.actor),
                incident.c.status == OPEN,
                incident.c.id > self.after,
                # What a case that is over could not run, nobody needs any more.
                or_(incident.c.kind != "node", case_file.c.status.in_(LIVE)),
            )
            .order_by(incident.c.id)
            .limit(self.limit)
        )
        return tuple(_row(reading, row) for row in reading.connection.execute(query))


def _row(reading: Reading, row: Row[Any]) -> IncidentRow:
    processes = reading.bundle(row.daerah, row.bundle).checked.processes.values()
    found = (
        process.nodes[row.element].name for process in processes if row.element in process.nodes
    )
    return IncidentRow(
        id=row.id,
        case_no=row.no,
        process=row.root,
        process_name=row.process_name,
        definition=row.definition,
        element=row.element,
        name=next(found, "") or row.element,
        kind=row.kind,
        message=covered(message_of(reading, row)),
        at=row.at,
    )
