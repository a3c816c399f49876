"""Is this a demonstration database?"""

from dataclasses import dataclass

from sqlalchemy import select

from engine.access import Subject
from engine.store.reading import Reading
from engine.store.schema_office import account


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """The accounts whose password is public; a production start refuses to run with them."""

    def answer(self, reading: Reading) -> tuple[str, ...]:
        """Answer with usernames, for the machine only."""
        reading.guard("see_demo_accounts", Subject(daerah=reading.actor.daerah))
        query = select(account.c.username).where(account.c.demo).order_by(account.c.username)
        return tuple(reading.connection.execute(query).scalars())
