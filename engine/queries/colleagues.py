"""Who works here."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.access import Subject
from engine.store.reading import Reading
from engine.store.schema_office import account, account_role
from engine.views import Member


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The people of the actor's daerah with a role, to choose from when assigning."""

    #: Role code; "" for everybody, once per role.
    role: str = ""

    def answer(self, reading: Reading) -> tuple[Member, ...]:
        """Answer with people by name."""
        daerah = reading.actor.daerah
        reading.guard("see_colleagues", Subject(daerah=daerah))
        query = (
            select(account.c.username, account.c.name, account_role.c.role)
            .join(account_role, account_role.c.username == account.c.username)
            .where(account_role.c.daerah == daerah)
            .order_by(account.c.name, account_role.c.place)
        )
        if self.role:
            query = query.where(account_role.c.role == self.role)
        return tuple(Member(**row._asdict()) for row in reading.connection.execute(query))
