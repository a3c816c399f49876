"""Which master keys a database needs."""

from sqlalchemy import select

from engine.store.database import Database
from engine.store.schema_keys import daerah_key


def masters_in_use(database: Database) -> frozenset[str]:
    """Return the fingerprints of the master keys that wrap something in a migrated database."""
    with database.reading() as connection:
        return frozenset(connection.execute(select(daerah_key.c.master).distinct()).scalars())
