"""The processes that are published in a daerah."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from engine.access import Subject
from engine.errors import Unknown
from engine.model import Actor
from engine.store.admitted import not_denied
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_office import definition, diagram_draft, overlay
from engine.store.work_definitions import closed_in
from engine.views import DefinitionSheet, DefinitionView, OfferView


@dataclass(frozen=True, slots=True)
class Definitions:
    """The current version of every process of the actor's daerah."""

    def answer(self, reading: Reading) -> tuple[DefinitionView, ...]:
        """Answer with one line per process, by name."""
        daerah = reading.actor.daerah
        reading.guard("see_definitions", Subject(daerah=daerah))
        newest = (
            select(definition.c.process, func.max(definition.c.version).label("version"))
            .where(definition.c.daerah == daerah)
            .group_by(definition.c.process)
            .subquery()
        )
        query = (
            _with_running(reading.actor)
            .join(
                newest,
                (newest.c.process == definition.c.process)
                & (newest.c.version == definition.c.version),
            )
            .order_by(definition.c.name, definition.c.process)
        )
        drafts, closed = _drafts(reading), closed_in(reading.connection, daerah)
        return tuple(
            replace(_view(row), draft=row.process in drafts, closed=row.process in closed)
            for row in reading.connection.execute(query)
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """The processes of the actor's daerah on which she opens cases, and whether any begin now."""

    def answer(self, reading: Reading) -> tuple[OfferView, ...]:
        """Answer with one line per process, by name; in one statement, for who draws a page."""
        daerah = reading.actor.daerah
        said = (
            select(overlay.c.closed)
            .where(overlay.c.daerah == daerah)
            .order_by(overlay.c.version.desc())
            .limit(1)
            .scalar_subquery()
        )
        newer = definition.alias()
        query = select(
            definition.c.process, definition.c.name, definition.c.starters, said.label("closed")
        ).where(
            definition.c.daerah == daerah,
            ~exists().where(
                newer.c.daerah == daerah,
                newer.c.process == definition.c.process,
                newer.c.version > definition.c.version,
            ),
        )
        rows = reading.connection.execute(query.order_by(definition.c.name, definition.c.process))
        return tuple(
            OfferView(row.process, row.name, closed=row.process in (row.closed or "").split())
            for row in rows
            if not row.starters or reading.actor.role in row.starters.split()
        )


@dataclass(frozen=True, slots=True)
class DefinitionByVersion:
    """One version of a process with its files."""

    process: str
    #: 0 for the current one.
    version: int = 0

    def answer(self, reading: Reading) -> DefinitionSheet:
        """Answer with the sheet; Unknown when it is not published in the actor's daerah."""
        daerah = reading.actor.daerah
        reading.guard("see_definitions", Subject(daerah=daerah))
        query = _with_running(reading.actor).where(definition.c.process == self.process)
        rows = reading.connection.execute(query.order_by(definition.c.version.desc())).all()
        versions = tuple(_view(row) for row in rows)
        wanted = [view for view in versions if self.version in (0, view.version)]
        if not wanted:
            raise Unknown
        bundle = reading.bundle(daerah, wanted[0].bundle)
        draft = self._draft(reading)
        return DefinitionSheet(
            definition=wanted[0],
            files=bundle.files,
            processes=dict(bundle.checked.processes),
            versions=versions,
            draft=draft.source if draft is not None else None,
            draft_version=draft.version if draft is not None else 0,
        )

    def _draft(self, reading: Reading) -> Row[Any] | None:
        """Return the editor's unpublished diagram, for those who edit."""
        daerah = reading.actor.daerah
        if not reading.may("edit_definition", Subject(daerah=daerah)):
            return None
        query = select(diagram_draft).where(
            diagram_draft.c.daerah == daerah, diagram_draft.c.process == self.process
        )
        return reading.connection.execute(query).first()


def _drafts(reading: Reading) -> frozenset[str]:
    """Return the processes with an unpublished diagram, for those who edit."""
    daerah = reading.actor.daerah
    if not reading.may("edit_definition", Subject(daerah=daerah)):
        return frozenset()
    query = select(diagram_draft.c.process).where(diagram_draft.c.daerah == daerah)
    return frozenset(reading.connection.execute(query).scalars())


def _with_running(actor: Actor) -> Select[Any]:
    """Select definitions with the number of cases that run on each, but for those shut to her."""
    running = (
        select(func.count())
        .select_from(case_file)
        .where(
            case_file.c.daerah == definition.c.daerah,
            case_file.c.process == definition.c.process,
            case_file.c.definition == definition.c.version,
            case_file.c.status.in_(("running", "suspended", "stuck")),
            not_denied(case_file, actor),
        )
        .scalar_subquery()
    )
    return select(definition, running.label("running")).where(definition.c.daerah == actor.daerah)


def _view(row: Row[Any]) -> DefinitionView:
    return DefinitionView(**row._asdict())
