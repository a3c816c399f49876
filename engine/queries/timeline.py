"""What happened on a case, the latest first, page by page: by people, by the machine, on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, select

from engine.access import MACHINE, Subject
from engine.queries.facts import case_row, team_of
from engine.queries.history import event_of, veiled
from engine.queries.written import remarks
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_letters import letter
from engine.store.schema_trail import audit
from engine.views import Event, Happening, TimelineSheet

#: Whose deeds are shown; "" shows all, "papers" what left a filled form or a letter behind.
Whose = Literal["", "people", "machine", "papers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A page of what happened on the case `no`; reasons only for the case team."""

    no: str
    whose: Whose = ""
    #: `next` of the page before; 0 for the first page.
    before: int = 0
    limit: int = 30

    def answer(self, reading: Reading) -> TimelineSheet:
        """Answer with a page, the latest first."""
        case = case_row(reading, no=self.no)
        subject = reading.subject(case)
        reading.guard("see_history", subject)
        reading.opens(case, "history_read")
        events = tuple(self._events(reading, case, subject))
        shown, more = events[: self.limit], len(events) > self.limit
        return TimelineSheet(
            case=case.view(),
            team=team_of(reading, case),
            happenings=tuple(_told(reading, case, shown)),
            next=shown[-1].seq if more else 0,
            inside=reading.may("see_answers", subject),
        )

    def _events(self, reading: Reading, case: CaseRecord, subject: Subject) -> Iterator[Event]:
        here = (audit.c.daerah == case.daerah, audit.c.chain == case.id)
        query = select(audit).where(*here, *self._narrowed())
        rows = reading.connection.execute(query.order_by(audit.c.seq.desc()).limit(self.limit + 1))
        said = remarks(reading, case.daerah, case.id)
        inside = reading.may("see_answers", subject)
        for row in rows:
            event = event_of(row, said.get(row.seq))
            yield event if inside else veiled(event, reading)

    def _narrowed(self) -> Iterator[ColumnElement[bool]]:
        if self.before:
            yield audit.c.seq < self.before
        match self.whose:
            case "people":
                yield audit.c.role != MACHINE
            case "machine":
                yield audit.c.role == MACHINE
            case "papers":
                yield audit.c.digest != ""


def _told(reading: Reading, case: CaseRecord, events: tuple[Event, ...]) -> Iterator[Happening]:
    processes = reading.bundle(case.daerah, case.bundle).checked.processes
    names = {key: node.name for one in processes.values() for key, node in one.nodes.items()}
    letters = _letters(reading, case, events)
    for event in events:
        opened = event.detail.get("opened")
        steps = [names.get(str(one), "") for one in opened] if isinstance(opened, list) else []
        number = letters.get(event.task_id, "") if event.digest else ""
        yield Happening(event=event, opened=tuple(filter(None, steps)), letter=number)


def _letters(reading: Reading, case: CaseRecord, events: tuple[Event, ...]) -> dict[str, str]:
    """Return task -> the number of the letter that was signed in it."""
    tasks = {event.task_id for event in events if event.task_id}
    query = select(letter.c.task_id, letter.c.number).where(
        letter.c.daerah == case.daerah, letter.c.case_id == case.id, letter.c.task_id.in_(tasks)
    )
    return {row.task_id: row.number for row in reading.connection.execute(query)}
