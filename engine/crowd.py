"""Many cases that wait for a timer each, at once: for who measures the workers."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select

from engine.commands.stepping import definition_of
from engine.model import Clock, Files
from engine.ports import Forms
from engine.spiff import Definition, Running
from engine.store.bundles import read_bundle
from engine.store.canonical import fresh_id
from engine.store.columns import LONG_AGO
from engine.store.database import Database
from engine.store.envelopes import Envelopes
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_trail import audit, clock

_CASE, _CLOCK = inserting(case_file), inserting(clock)
#: Rows of one transaction.
_BATCH = 1000


class Crowd:
    """Puts cases like one that was really started beside it; only their history is missing."""

    def __init__(self, database: Database, no: str) -> None:
        self._database = database
        with database.reading() as connection:
            row = connection.execute(select(case_file).where(case_file.c.no == no)).one()
        self._first = CaseRecord.of(row)._replace(audit_seq=0, audit_head="")

    def gather(self, files: Files, forms: Forms, now: datetime, count: int) -> None:
        """Start `count` cases of the same process, each waiting for the timer it begins with."""
        definition = definition_of(read_bundle(self._first.process, files, forms))
        self._write(self._started(definition, now, count))

    def hang(self, due: datetime, count: int) -> None:
        """Hang `count` more clocks on the one case; none may ring, as it knows none."""
        ids = (fresh_id(due) for _ in range(count))
        self._write((self._first, Clock(id=id_, element="", process="", due=due)) for id_ in ids)

    def deeds(self, deed: str) -> list[int]:
        """Return how often each case that has it has `deed` in its history."""
        query = select(func.count()).where(audit.c.deed == deed).group_by(audit.c.case_id)
        with self._database.reading() as connection:
            return [*connection.execute(query).scalars()]

    def _started(
        self, definition: Definition, now: datetime, count: int
    ) -> Iterator[tuple[CaseRecord, Clock]]:
        for number in range(count):
            running = Running.start(definition, {}, now)
            [begun] = running.advance().started_clocks
            id_, no = fresh_id(now), f"{self._first.no}-{number}"
            yield self._first._replace(id=id_, no=no, state=running.dump()), begun

    def _write(self, waiting: Iterator[tuple[CaseRecord, Clock]]) -> None:
        while batch := [*islice(waiting, _BATCH)]:
            fresh = [case._asdict() for case, _ in batch if case is not self._first]
            with self._database.writing() as connection:
                Envelopes(connection, None, self._first.opened_at)
                _CASE.say_all(connection, fresh)
                _CLOCK.say_all(connection, [_row(case, item) for case, item in batch])


def _row(case: CaseRecord, item: Clock) -> dict[str, object]:
    return {
        "daerah": case.daerah,
        "case_id": case.id,
        "id": item.id,
        "element": item.element,
        "process": item.process,
        "name": item.element,
        "budget": item.budget,
        "started_at": item.due,
        "due": item.due,
        "remaining": 0,
        "leased_until": LONG_AGO,
    }
