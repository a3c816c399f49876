"""The terms drawer: who holds which role, from when to when; and the units of a daerah."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from engine.access import LOCAL
from engine.model import Actor
from engine.store.columns import LONG_AGO, NEVER
from engine.store.schema_people import term, unit
from engine.store.upsert import insert_or_ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRecord:
    """A role that somebody holds for a time."""

    daerah: str
    id: str
    username: str
    role: str
    #: Id of the unit, "" for the whole daerah.
    unit: str = ""
    #: Orders a person's roles, her main one first.
    place: int = 0
    #: LONG_AGO when no beginning was given, NEVER when no end.
    starts_at: datetime = LONG_AGO
    ends_at: datetime = NEVER
    #: Number of the decree that appoints her, and of her registration as social worker.
    sk_no: str = ""
    str_no: str = ""
    #: Day of her pledge of confidence, "2026-07-26", or "".
    pledged_on: str = ""
    #: Region codes with spaces between them: where a village official serves.
    areas: str = ""
    ended_by: str = ""
    end_reason: str = ""


_LOCAL = sorted(LOCAL)


def in_office(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conditions of a term that runs."""
    return (term.c.starts_at <= now, term.c.ends_at > now)


def current_roles(connection: Connection, username: str, now: datetime) -> tuple[str, ...]:
    """Return the roles a person holds now, main role first, each once."""
    query = (
        select(term.c.role)
        .where(term.c.username == username, *in_office(now))
        .order_by(term.c.place)
    )
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def current_areas(connection: Connection, username: str, now: datetime) -> tuple[str, ...]:
    """Return the region codes in which a person serves now as an official of the place."""
    query = select(term.c.areas).where(
        term.c.username == username, term.c.role.in_(_LOCAL), *in_office(now)
    )
    found = connection.execute(query).scalars()
    return tuple(sorted({code for codes in found for code in codes.split()}))


class Terms:
    """Terms of office and units."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def add(self, terms: Sequence[TermRecord]) -> None:
        """Write new terms."""
        if terms:
            self._connection.execute(insert(term), [asdict(one) for one in terms])

    def next_place(self, username: str) -> int:
        """Return the place behind a person's other roles."""
        last = select(func.max(term.c.place)).where(term.c.username == username)
        place: int | None = self._connection.execute(last).scalar()
        return 0 if place is None else place + 1

    def one(self, daerah: str, id_: str) -> TermRecord | None:
        """Return a term, locked."""
        query = select(term).where(*_at(daerah, id_)).with_for_update()
        row = self._connection.execute(query).first()
        return None if row is None else TermRecord(**row._asdict())

    def end(self, ended: TermRecord, by: str, reason: str) -> None:
        """Let a term end now."""
        values = {"ends_at": self._now, "ended_by": by, "end_reason": reason}
        here = update(term).where(*_at(ended.daerah, ended.id))
        self._connection.execute(here.values(**values))

    def former_roles(self, username: str) -> frozenset[str]:
        """Return the roles of somebody's terms that are over."""
        over = select(term.c.role).where(term.c.username == username, term.c.ends_at <= self._now)
        return frozenset(self._connection.execute(over).scalars())

    def areas(self, username: str) -> tuple[str, ...]:
        """Return the region codes in which a person serves now."""
        return current_areas(self._connection, username, self._now)

    def officials(self, daerah: str, role: str) -> tuple[Actor, ...]:
        """Return who serves in places of the daerah under a hat now, each with her areas."""
        query = (
            select(term.c.username, term.c.areas)
            .where(term.c.daerah == daerah, term.c.role == role, *in_office(self._now))
            .order_by(term.c.username, term.c.place)
        )
        return tuple(
            Actor(username=name, name=name, daerah=daerah, role=role, areas=tuple(codes.split()))
            for name, codes in self._connection.execute(query)
        )

    def add_unit(self, daerah: str, id_: str, name: str) -> bool:
        """Write a new unit; tell whether its name was free."""
        return insert_or_ignore(self._connection, unit, {"daerah": daerah, "id": id_, "name": name})

    def has_unit(self, daerah: str, id_: str) -> bool:
        """Tell whether there is such a unit."""
        query = select(unit.c.id).where(unit.c.daerah == daerah, unit.c.id == id_)
        return self._connection.execute(query).first() is not None


def _at(daerah: str, id_: str) -> tuple[ColumnElement[bool], ...]:
    return (term.c.daerah == daerah, term.c.id == id_)
