"""What several screens ask of a case: its row, its team, its clocks, its incidents."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select

from engine.errors import Unknown
from engine.model import Awaited, JsonObject, Text
from engine.store.canonical import parsed
from engine.store.columns import NEVER
from engine.store.reading import Reading
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import answer, case_file, case_team, task
from engine.store.schema_trail import awaited, clock, incident
from engine.store.sealing import contents_of, opened, readable
from engine.store.sentences import UNREAD, covered, said_in
from engine.store.work_waits import due_of
from engine.views import ClockView, Incident, Member

#: What of a case its contents are not.
HEAD = [column for column in case_file.c if column.name not in contents_of(case_file)]
_STATELESS = [column for column in case_file.c if column.name != "state"]


def case_row(
    reading: Reading, *, no: str = "", id_: str = "", stateless: bool = True
) -> CaseRecord:
    """Return a case of the actor's daerah by number or id; Unknown when there is none.

    What only tells of a case need not read its state, and shows it though that be damaged.
    """
    which = case_file.c.no == no if no else case_file.c.id == id_
    columns = _STATELESS if stateless else [*case_file.c]
    query = select(*columns).where(case_file.c.daerah == reading.actor.daerah, which)
    row = reading.connection.execute(query).first()
    if row is None:
        raise Unknown
    return CaseRecord(**opened(reading.connection, case_file, row))


def team_of(reading: Reading, case: CaseRecord) -> tuple[Member, ...]:
    """Return the case team, in the order they joined."""
    query = (
        select(case_team)
        .where(case_team.c.daerah == case.daerah, case_team.c.case_id == case.id)
        .order_by(case_team.c.since, case_team.c.username)
    )
    rows = reading.connection.execute(query)
    return tuple(Member(username=row.username, name=row.name, role=row.role) for row in rows)


def tasks_of(reading: Reading, case: CaseRecord) -> tuple[TaskRecord, ...]:
    """Return every task of a case, oldest first."""
    query = (
        select(task)
        .where(task.c.daerah == case.daerah, task.c.case_id == case.id)
        .order_by(task.c.opened_at, task.c.id)
    )
    return tuple(TaskRecord.of(row) for row in reading.connection.execute(query))


def awaited_rows(reading: Reading, case: CaseRecord, *, inside: bool) -> tuple[Awaited, ...]:
    """Return the messages a case waits for; what they are matched by only to who is `inside`."""
    query = (
        select(awaited)
        .where(awaited.c.daerah == case.daerah, awaited.c.case_id == case.id)
        .order_by(awaited.c.id)
    )
    found = map(_awaited, reading.connection.execute(query))
    return tuple(one if inside else replace(one, correlation="") for one in found)


def newest_answer(reading: Reading, case_id: str, form: str) -> JsonObject:
    """Return what a form of a case was last answered with; {} before it was."""
    query = (
        select(answer)
        .where(
            answer.c.daerah == reading.actor.daerah,
            answer.c.case_id == case_id,
            answer.c.form == form,
        )
        .order_by(answer.c.at.desc(), answer.c.id.desc())
        .limit(1)
    )
    row = reading.connection.execute(query).first()
    body: JsonObject = parsed(opened(reading.connection, answer, row)["body"]) if row else {}
    return body


def clock_rows(reading: Reading, case: CaseRecord) -> tuple[Row[Any], ...]:
    """Return the rows of a case's clocks, the next to fire first."""
    query = (
        select(clock)
        .where(clock.c.daerah == case.daerah, clock.c.case_id == case.id)
        .order_by(clock.c.due, clock.c.id)
    )
    return tuple(reading.connection.execute(query))


def clock_views(rows: tuple[Row[Any], ...], case: CaseRecord) -> tuple[ClockView, ...]:
    """Show clocks that run; those that stand still have no due time."""
    dues = ((row, due_of(row, case.suspended_at)) for row in rows)
    return tuple(
        ClockView(element=row.element, name=row.name, due=due) for row, due in dues if due != NEVER
    )


def incident_views(reading: Reading, case: CaseRecord, *, inside: bool) -> tuple[Incident, ...]:
    """Return the incidents of a case, latest first; what was typed only to who is `inside`."""
    query = (
        select(incident)
        .where(incident.c.daerah == case.daerah, incident.c.case_id == case.id)
        .order_by(incident.c.at.desc(), incident.c.id)
    )
    rows = reading.connection.execute(query)
    return tuple(incident_view(reading, row, inside=inside) for row in rows)


def incident_view(reading: Reading, row: Row[Any], *, inside: bool) -> Incident:
    """Show an incident, its sentence in pieces."""
    message = message_of(reading, row)
    message = message if inside else covered(message)
    return Incident(
        id=row.id, element=row.element, message=message, at=row.at, status=row.status, kind=row.kind
    )


def message_of(reading: Reading, row: Row[Any]) -> Text:
    """Return an incident's sentence."""
    held = readable(reading.connection, incident, row)
    return UNREAD if held is None else said_in(held["message"])


def _awaited(row: Row[Any]) -> Awaited:
    return Awaited(
        id=row.id,
        element=row.element,
        process=row.process,
        message=row.message,
        correlation=row.correlation,
        form=row.form,
        name=row.name,
    )
