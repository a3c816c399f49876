"""The access drawer: whom a case lets in by name, whom it keeps out, emergency access."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, select

from engine.errors import Unknown
from engine.model import Actor
from engine.store.columns import NEVER
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_access import Emergency
from engine.store.schema import case_team
from engine.store.schema_access import case_denial, case_grant, emergency
from engine.store.sealing import opened
from engine.store.upsert import insert_or_ignore, insert_or_replace
from engine.store.work_tasks import Person

_EMERGENCY = inserting(emergency)
_REVIEW = setting(
    emergency,
    "daerah id",
    *("reviewed_at", "reviewed_by", "reviewed_by_name", "outcome", "note", "until"),
)
_TEAM_WITH = (
    select(case_team.c.username, case_team.c.name)
    .where(
        case_team.c.daerah == bindparam("daerah"),
        case_team.c.case_id == bindparam("case_id"),
        case_team.c.role == bindparam("role"),
    )
    .order_by(case_team.c.since, case_team.c.username)
)


class Access:
    """Grants, denials and emergencies of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def let_in(
        self, case: CaseRecord, who: Person, role: str, reason: str, until: datetime | None = None
    ) -> None:
        """Let somebody in by name; a new grant takes the place of the one before."""
        row = {**self._row(case, who, reason), "role": role, "until": until or NEVER}
        insert_or_replace(self._connection, case_grant, row)

    def keep_in(self, case: CaseRecord, who: Person, role: str) -> None:
        """Let somebody in by name unless she is already; a grant that ran out lets nobody in."""
        self.end_grant(case, who.username)
        row = {**self._row(case, who, ""), "role": role, "until": NEVER}
        insert_or_ignore(self._connection, case_grant, row)

    def end_grant(self, case: CaseRecord, username: str) -> bool:
        """Take away a grant that ran out; tells whether there was one."""
        here = (case_grant.c.daerah == case.daerah, case_grant.c.case_id == case.id)
        over = (case_grant.c.username == username, case_grant.c.until <= self._now)
        return self._connection.execute(delete(case_grant).where(*here, *over)).rowcount > 0

    def let_out(self, case: CaseRecord, username: str) -> bool:
        """Take somebody's grant and her place on the team; tells whether she had either."""
        gone = [self._drop(table, case, username) for table in (case_grant, case_team)]
        return any(gone)

    def keep_out(self, case: CaseRecord, who: Person, reason: str) -> bool:
        """Put somebody on the deny list; tells whether she was not on it."""
        return insert_or_ignore(self._connection, case_denial, self._row(case, who, reason))

    def lift(self, case: CaseRecord, username: str) -> bool:
        """Take somebody off the deny list; tells whether she was on it."""
        return self._drop(case_denial, case, username)

    def team_with(self, case: CaseRecord, role: str) -> tuple[Person, ...]:
        """Return who joined the team under a hat, in the order they came."""
        which = {"daerah": case.daerah, "case_id": case.id, "role": role}
        return tuple(Person(*row) for row in self._connection.execute(_TEAM_WITH, which))

    def role_of(self, case: CaseRecord, username: str) -> str:
        """Return the hat under which somebody is on the team, or was let in by name; else ""."""
        for table in (case_team, case_grant):
            here = (table.c.daerah == case.daerah, table.c.case_id == case.id)
            query = select(table.c.role).where(*here, table.c.username == username)
            if role := self._connection.execute(query).scalar():
                return str(role)
        return ""

    def open_emergency(self, row: Emergency) -> None:
        """Write down that a closed case was opened."""
        values = {item.name: getattr(row, item.name) for item in fields(row)}
        _EMERGENCY.say(self._connection, values)

    def emergency(self, id_: str) -> Emergency:
        """Return one emergency access; Unknown when there is none here."""
        row = self._connection.execute(select(emergency).where(*self._at(id_))).first()
        if row is None:
            raise Unknown
        return Emergency(**opened(self._connection, emergency, row))

    def review(self, id_: str, outcome: str, note: str, until: datetime) -> None:
        """Write down what the reviewer found, and until when the access lasts."""
        found = {
            "at_daerah": self._actor.daerah,
            "at_id": id_,
            "case_id": self.emergency(id_).case_id,
            "reviewed_at": self._now,
            "reviewed_by": self._actor.username,
            "reviewed_by_name": self._actor.name,
            "outcome": outcome,
            "until": until,
            "note": note.encode(),
        }
        _REVIEW.say(self._connection, found)

    def _row(self, case: CaseRecord, who: Person, reason: str) -> dict[str, object]:
        return {
            "daerah": case.daerah,
            "case_id": case.id,
            "username": who.username,
            "name": who.name,
            "reason": reason.encode(),
            "at": self._now,
            "by": self._actor.username,
            "by_name": self._actor.name,
        }

    def _drop(self, table: Table, case: CaseRecord, username: str) -> bool:
        here = (table.c.daerah == case.daerah, table.c.case_id == case.id)
        gone = delete(table).where(*here, table.c.username == username)
        return self._connection.execute(gone).rowcount > 0

    def _at(self, id_: str) -> tuple[ColumnElement[bool], ...]:
        return (emergency.c.daerah == self._actor.daerah, emergency.c.id == id_)
