"""Who works here, in which role, from when to when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from engine.access import Subject
from engine.errors import Unknown
from engine.queries.account_story import story_of
from engine.queries.sessions import sessions_of
from engine.store.columns import LONG_AGO, NEVER
from engine.store.reading import Reading
from engine.store.schema_office import account
from engine.store.schema_people import term, unit
from engine.store.work_entrance import count_passkeys
from engine.store.work_factors import factors_of
from engine.store.work_links import LINK_LASTS, wish_for
from engine.store.work_people import NO_PASSWORD
from engine.views import PersonSheet, PersonView, TermState, TermView, UnitView, WishView


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with an account in the actor's daerah."""

    def answer(self, reading: Reading) -> tuple[PersonView, ...]:
        """Answer with people by name, each with her terms that are not over."""
        daerah = reading.actor.daerah
        reading.guard("see_people", Subject(daerah=daerah))
        found: dict[str, list[TermView]] = {}
        for row in reading.connection.execute(_terms(daerah)):
            found.setdefault(row.username, []).append(_term(row, reading.now))
        people = select(account).where(account.c.daerah == daerah).order_by(account.c.name)
        return tuple(
            PersonView(
                username=row.username,
                name=row.name,
                terms=tuple(one for one in found.get(row.username, ()) if one.state != "over"),
            )
            for row in reading.connection.execute(people)
        )


@dataclass(frozen=True, slots=True)
class PersonByUsername:
    """One person of the actor's daerah: her terms, where she is signed in, her account's story."""

    username: str

    def answer(self, reading: Reading) -> PersonSheet:
        """Answer with the sheet; Unknown when she is nobody of this daerah."""
        daerah = reading.actor.daerah
        reading.guard("see_people", Subject(daerah=daerah))
        here = select(account).where(
            account.c.daerah == daerah, account.c.username == self.username
        )
        person = reading.connection.execute(here).first()
        if person is None:
            raise Unknown
        terms = reading.connection.execute(_terms(daerah).where(term.c.username == self.username))
        return PersonSheet(
            username=person.username,
            name=person.name,
            has_password=person.password != NO_PASSWORD,
            terms=tuple(_term(row, reading.now) for row in terms),
            sessions=sessions_of(reading, daerah, self.username),
            kinds=_kinds(reading, daerah, self.username),
            wish=_wish(reading, self.username),
            story=story_of(reading, daerah, self.username),
        )


@dataclass(frozen=True, slots=True)
class Units:
    """The LK3 of the actor's daerah."""

    def answer(self, reading: Reading) -> tuple[UnitView, ...]:
        """Answer with units by name."""
        daerah = reading.actor.daerah
        reading.guard("see_people", Subject(daerah=daerah))
        query = select(unit.c.id, unit.c.name).where(unit.c.daerah == daerah).order_by(unit.c.name)
        return tuple(UnitView(**row._asdict()) for row in reading.connection.execute(query))


def _wish(reading: Reading, username: str) -> WishView | None:
    wish = wish_for(reading.connection, username, reading.now)
    if wish is None:
        return None
    return WishView(
        by=wish.by,
        by_name=wish.by_name,
        reason=wish.reason,
        factors=wish.factors,
        until=wish.at + LINK_LASTS,
    )


def _kinds(reading: Reading, daerah: str, username: str) -> tuple[str, ...]:
    apps = tuple(one.kind for one in factors_of(reading.connection, daerah, username))
    return (*apps, "passkey") if count_passkeys(reading.connection, username) else apps


def _terms(daerah: str) -> Select[Any]:
    return (
        select(term, unit.c.name.label("unit_name"))
        .outerjoin(unit, (unit.c.daerah == term.c.daerah) & (unit.c.id == term.c.unit))
        .where(term.c.daerah == daerah)
        .order_by(term.c.place)
    )


def _term(row: Row[Any], now: datetime) -> TermView:
    return TermView(
        id=row.id,
        role=row.role,
        unit=row.unit_name or "",
        state=_state(row, now),
        starts_at=None if row.starts_at == LONG_AGO else row.starts_at,
        ends_at=None if row.ends_at == NEVER else row.ends_at,
        sk_no=row.sk_no,
        str_no=row.str_no,
        pledged_on=row.pledged_on,
        areas=tuple(row.areas.split()),
        end_reason=row.end_reason,
    )


def _state(row: Row[Any], now: datetime) -> TermState:
    if row.ends_at <= now:
        return "over"
    return "running" if row.starts_at <= now else "ahead"
