"""The registry of institutions that a daerah refers families to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from engine.access import Subject, covers
from engine.errors import Unknown
from engine.queries.account_story import story_on
from engine.store.reading import Reading
from engine.store.schema_institutions import institution
from engine.store.work_institutions import chain_of
from engine.views import InstitutionSheet, InstitutionView


@dataclass(frozen=True, slots=True)
class Institutions:
    """The institutions of the actor's daerah that fit; "" asks for any."""

    #: A key of KINDS, of NEEDS, and a region code that it is to serve.
    kind: str = ""
    need: str = ""
    area: str = ""
    #: Part of the name.
    words: str = ""
    #: Those that are offered no longer, instead of those that are.
    retired: bool = False

    def answer(self, reading: Reading) -> tuple[InstitutionView, ...]:
        """Answer with institutions by kind and name."""
        daerah = reading.actor.daerah
        reading.guard("see_institutions", Subject(daerah=daerah))
        query = (
            select(institution)
            .where(institution.c.daerah == daerah, institution.c.active.is_(not self.retired))
            .order_by(institution.c.kind, institution.c.name)
        )
        found = map(_view, reading.connection.execute(query))
        return tuple(one for one in found if self._fits(one))

    def _fits(self, one: InstitutionView) -> bool:
        return (
            self.kind in ("", one.kind)
            and (not self.need or self.need in one.needs)
            and (not self.area or not one.areas or _serves(one, self.area))
            and self.words.casefold() in one.name.casefold()
        )


@dataclass(frozen=True, slots=True)
class InstitutionById:
    """One institution of the actor's daerah, with its story."""

    id: str

    def answer(self, reading: Reading) -> InstitutionSheet:
        """Answer with the sheet; Unknown when there is none."""
        daerah = reading.actor.daerah
        reading.guard("see_institutions", Subject(daerah=daerah))
        here = (institution.c.daerah == daerah, institution.c.id == self.id)
        row = reading.connection.execute(select(institution).where(*here)).first()
        if row is None:
            raise Unknown
        story = story_on(reading, daerah, chain_of(self.id))
        return InstitutionSheet(institution=_view(row), story=story)


def _serves(one: InstitutionView, area: str) -> bool:
    """Tell whether it serves the area, or some village within it."""
    return covers(one.areas, area) or any(covers((area,), mine) for mine in one.areas)


def _view(row: Row[Any]) -> InstitutionView:
    kept = {name: value for name, value in row._asdict().items() if name != "daerah"}
    needs, areas = tuple(row.needs.split()), tuple(row.areas.split())
    return InstitutionView(**{**kept, "needs": needs, "areas": areas})
