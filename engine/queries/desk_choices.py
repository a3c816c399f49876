"""How somebody chose to look at her desk."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from engine.store.reading import Reading
from engine.store.schema_office import desk_choice
from engine.views import DeskView, FilterView


@dataclass(frozen=True, slots=True)
class DeskChoices:
    """The actor's own filters and columns, and the filters that are shared with her hat."""

    def answer(self, reading: Reading) -> DeskView:
        """Answer with filters by name, hers first."""
        actor = reading.actor
        hers = desk_choice.c.username == actor.username
        query = (
            select(desk_choice)
            .where(
                desk_choice.c.daerah == actor.daerah, or_(hers, desk_choice.c.role == actor.role)
            )
            .order_by(desk_choice.c.name, desk_choice.c.id)
        )
        rows = reading.connection.execute(query).all()
        filters = (
            FilterView(
                id=row.id,
                name=row.name,
                body=row.body,
                role=row.role,
                by_name=row.username_name,
                own=row.username == actor.username,
            )
            for row in rows
            if row.kind == "filter"
        )
        columns = [row.body for row in rows if row.kind == "columns"]
        return DeskView(
            filters=tuple(sorted(filters, key=lambda one: not one.own)),
            columns=tuple(columns[-1].split()) if columns else None,
        )
