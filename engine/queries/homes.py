"""Where families live, as an inbox is narrowed by it: by keyed marks, of cases that are read."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select, union_all

from engine.access import NAMED_CLASS
from engine.findable import PLACE
from engine.queries.shelves import NOW, Asker
from engine.store.admitted import candidates
from engine.store.reading import Reading
from engine.store.schema import task
from engine.store.schema_search import found_by
from engine.store.work_search import keyed

#: What no key makes: nobody lives there.
_NOWHERE = b""


def marks_of_home(reading: Reading, area: str) -> tuple[bytes, ...]:
    """Return the marks of a kecamatan, desa or kelurahan, by every living key."""
    keys = reading.envelopes.search_keys(reading.actor.daerah)
    return tuple(keyed(key, PLACE, area) for _, key in keys) or (_NOWHERE,)


def living_in(homes: tuple[bytes, ...], asker: Asker) -> Iterator[ColumnElement[bool]]:
    """Keep the tasks of families in a place whose cases she reads.

    Her cases are few and asked for first: how many families live there makes nothing slower.
    """
    team, named, emergencies = candidates(asker, NOW)
    there = (
        found_by.c.daerah == asker.daerah,
        found_by.c.kind == PLACE,
        found_by.c.mark.in_(homes),
        found_by.c.case_id.in_(union_all(team, named, emergencies)),
    )
    yield task.c.case_id.in_(select(found_by.c.case_id).where(*there))
    by_name = (task.c.case_id.in_(one) for one in (named, emergencies))
    yield or_(task.c.klass != NAMED_CLASS, *by_name)
