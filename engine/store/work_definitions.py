"""The definition drawer: published versions and the editors' unpublished diagrams."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from engine.bpmn import starters
from engine.errors import Unknown
from engine.model import Actor
from engine.store.bundles import Bundle
from engine.store.records import DefinitionRecord
from engine.store.schema_office import definition, diagram_draft, overlay
from engine.store.upsert import insert_or_replace


class Definitions:
    """What is published, by daerah and process."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def current(self, daerah: str, process: str) -> DefinitionRecord | None:
        """Return the latest version of a process; None when it is not published there."""
        query = (
            select(definition)
            .where(definition.c.daerah == daerah, definition.c.process == process)
            .order_by(definition.c.version.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return None if row is None else DefinitionRecord(**row._asdict())

    def published(self, process: str) -> DefinitionRecord:
        """Return the latest version in the actor's daerah; Unknown when there is none."""
        row = self.current(self._actor.daerah, process)
        if row is None:
            raise Unknown
        return row

    def version(self, process: str, version: int) -> DefinitionRecord:
        """Return one version in the actor's daerah; Unknown when there is none."""
        query = select(definition).where(
            definition.c.daerah == self._actor.daerah,
            definition.c.process == process,
            definition.c.version == version,
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise Unknown
        return DefinitionRecord(**row._asdict())

    def add(self, daerah: str, bundle: Bundle, version: int, note: str) -> None:
        """Write a new version."""
        process = bundle.checked.processes[bundle.root]
        self._connection.execute(
            insert(definition).values(
                daerah=daerah,
                process=bundle.root,
                version=version,
                name=process.name or bundle.root,
                bundle=bundle.hash,
                published_by=self._actor.username,
                published_at=self._now,
                note=note,
                starters=" ".join(sorted(starters(process))),
            )
        )

    def closed(self, daerah: str) -> frozenset[str]:
        """Return the processes that begin no case in a daerah, whatever was published of them."""
        return closed_in(self._connection, daerah)

    def apply(self, daerah: str, closed: Iterable[str], note: str) -> int:
        """Write down that all pathways were published together; returns the overlay's number."""
        newest = select(func.max(overlay.c.version)).where(overlay.c.daerah == daerah)
        version = int(self._connection.execute(newest).scalar() or 0) + 1
        row = {
            "daerah": daerah,
            "version": version,
            "closed": " ".join(sorted(closed)),
            "applied_by": self._actor.username,
            "note": note,
            "applied_at": self._now,
        }
        self._connection.execute(insert(overlay).values(**row))
        return version

    def draft_version(self, process: str) -> int:
        """Return the version of the unpublished diagram, 0 when there is none."""
        query = select(diagram_draft.c.version).where(
            diagram_draft.c.daerah == self._actor.daerah, diagram_draft.c.process == process
        )
        return int(self._connection.execute(query).scalar() or 0)

    def keep_draft(self, process: str, source: bytes, version: int) -> None:
        """Write the unpublished diagram over the one before."""
        row = {
            "daerah": self._actor.daerah,
            "process": process,
            "saved_by": self._actor.username,
            "source": source,
            "version": version,
            "saved_at": self._now,
        }
        insert_or_replace(self._connection, diagram_draft, row)

    def drop_draft(self, daerah: str, process: str) -> None:
        """Forget the unpublished diagram: it is published now."""
        self._connection.execute(
            delete(diagram_draft).where(
                diagram_draft.c.daerah == daerah, diagram_draft.c.process == process
            )
        )


def closed_in(connection: Connection, daerah: str) -> frozenset[str]:
    """Return the processes that the newest overlay of a daerah does not offer."""
    query = select(overlay.c.closed).where(overlay.c.daerah == daerah)
    said = connection.execute(query.order_by(overlay.c.version.desc()).limit(1)).scalar()
    return frozenset((said or "").split())
