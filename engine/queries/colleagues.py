"""Who works here."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.access import Subject, covers
from engine.store.reading import Reading
from engine.store.schema_office import account
from engine.store.schema_people import term
from engine.store.work_terms import in_office
from engine.views import Member


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The people of the actor's daerah with a role now, to choose from when assigning."""

    #: Role code; "" for everybody, once per role.
    role: str = ""
    #: Region code in which she must serve; "" for anywhere.
    area: str = ""

    def answer(self, reading: Reading) -> tuple[Member, ...]:
        """Answer with people by name."""
        daerah = reading.actor.daerah
        reading.guard("see_colleagues", Subject(daerah=daerah))
        query = (
            select(account.c.username, account.c.name, term.c.role, term.c.areas)
            .join(term, term.c.username == account.c.username)
            .where(term.c.daerah == daerah, *in_office(reading.now))
            .order_by(account.c.name, term.c.place)
        )
        if self.role:
            query = query.where(term.c.role == self.role)
        rows = [
            row
            for row in reading.connection.execute(query)
            if not self.area or covers(row.areas.split(), self.area)
        ]
        people = (Member(username=row.username, name=row.name, role=row.role) for row in rows)
        return tuple(dict.fromkeys(people))
