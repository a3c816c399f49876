"""Rotating keys, and sealing what lay in the clear: piece by piece, each in its own transaction."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from engine.errors import Erased
from engine.ports import Keyring, Now
from engine.store.columns import UNSEALED
from engine.store.database import Database
from engine.store.envelopes import Envelopes
from engine.store.keys import Keys, KeysAt
from engine.store.prepared import Prepared, setting
from engine.store.schema import case_file, metadata
from engine.store.schema_keys import case_key, daerah_key
from engine.store.sealing import contents_of

#: A case by its daerah and id.
Case = tuple[str, str]


class Rotation:
    """Gives cases, daerah and the database new keys, as the owner of its tables.

    Whatever breaks off is taken up by the next run: each piece is whole or not at all, and the
    piece itself tells whether it was done.
    """

    def __init__(self, database: Database, keyring: Keyring, now: Now) -> None:
        self._database = database
        self._keys = Keys(keyring)
        self._now = now

    def cases(self, daerah: str = "", before: datetime | None = None) -> list[Case]:
        """Return the cases whose key is older than `before`, or that have none; no erased ones."""
        made = select(case_key.c.case_id).where(
            case_key.c.daerah == case_file.c.daerah,
            case_key.c.case_id == case_file.c.id,
            *((case_key.c.made_at >= before,) if before else ()),
        )
        query = select(case_file.c.daerah, case_file.c.id).where(
            case_file.c.key >= 0, ~made.exists()
        )
        if daerah:
            query = query.where(case_file.c.daerah == daerah)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(case_file.c.daerah, case_file.c.id))
            return [(row.daerah, row.id) for row in rows]

    def case(self, case: Case) -> None:
        """Seal everything of a case with a new key and destroy the old one.

        Raises:
            Erased: the case's key was destroyed.
            Unreadable: a content does not open; nothing is changed then.
        """
        with self._database.writing() as connection:
            here = (case_file.c.daerah == case[0], case_file.c.id == case[1])
            query = select(case_file.c.key, case_file.c.version).where(*here).with_for_update()
            row = connection.execute(query).one()
            envelopes = Envelopes(connection, self._keys, self._now())
            opened = [*_opened(connection, envelopes, case)]
            number = envelopes.next_key(*case)
            for table, values in opened:
                resealing(table).say(connection, values)
            fresh = {"key": number, "version": row.version + 1}
            connection.execute(update(case_file).where(*here).values(fresh))
            connection.execute(delete(case_key).where(*_older(case, number)))

    def unsealed(self) -> list[Case]:
        """Return the cases that lie in the clear, from before there were keys."""
        query = select(case_file.c.daerah, case_file.c.id).where(case_file.c.key == UNSEALED)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(case_file.c.daerah, case_file.c.id))
            return [(row.daerah, row.id) for row in rows]

    def scrub(self) -> None:
        """Leave nothing in the files of what lay in the clear. Raises Unavailable while in use."""
        self._database.scrub(*(one.name for one in metadata.sorted_tables if contents_of(one)))

    def daerah_keys(self) -> list[str]:
        """Return the daerah that have a key."""
        with self._database.reading() as connection:
            query = select(daerah_key.c.daerah).distinct().order_by(daerah_key.c.daerah)
            return [*connection.execute(query).scalars()]

    def daerah(self, daerah: str) -> None:
        """Wrap the keys of a daerah's cases with a new key of the daerah, and destroy the old."""
        with self._database.writing() as connection:
            KeysAt(self._keys, connection, self._now()).renew_daerah(daerah)

    def master(self, daerah: str) -> None:
        """Wrap a daerah's keys with the newest master key."""
        with self._database.writing() as connection:
            KeysAt(self._keys, connection, self._now()).rewrap_daerah(daerah)


def _opened(
    connection: Connection, envelopes: Envelopes, case: Case
) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    if envelopes.erased(*case):
        raise Erased
    for table in metadata.sorted_tables:
        if contents_of(table):
            for row in connection.execute(select(table).where(*_of(table, case))):
                values = envelopes.opened(table, row)
                keys = {f"at_{column.name}": values[column.name] for column in table.primary_key}
                yield table, {**values, **keys}


def _of(table: Table, case: Case) -> tuple[ColumnElement[bool], ...]:
    id_ = table.c.id if table is case_file else table.c.case_id
    return table.c.daerah == case[0], id_ == case[1]


def _older(case: Case, number: int) -> tuple[ColumnElement[bool], ...]:
    return (*_of(case_key, case), case_key.c.number < number)


@cache
def resealing(table: Table) -> Prepared:
    """Prepare the UPDATE of a row's contents."""
    key = " ".join(column.name for column in table.primary_key)
    return setting(table, key, *sorted(contents_of(table)))
