"""Cases from before there were keys."""

from dataclasses import dataclass

from sqlalchemy import func, select

from engine.access import Subject
from engine.store.columns import UNSEALED
from engine.store.reading import Reading
from engine.store.schema import case_file


@dataclass(frozen=True, slots=True)
class Unsealed:
    """How many cases lie in the clear, in the machine's daerah or, with daerah "", in all."""

    def answer(self, reading: Reading) -> int:
        """Answer with the count; Forbidden for who is no machine."""
        reading.guard("work_clock", Subject(daerah=reading.actor.daerah))
        query = select(func.count()).select_from(case_file).where(case_file.c.key == UNSEALED)
        if reading.actor.daerah:
            query = query.where(case_file.c.daerah == reading.actor.daerah)
        return int(reading.connection.execute(query).scalar_one())
