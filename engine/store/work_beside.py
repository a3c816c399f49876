"""The drawer of what a team keeps beside the forms: notes and flags."""

from datetime import datetime

from sqlalchemy import Connection, select

from engine.errors import Unknown
from engine.model import Actor
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_beside import FlagRecord
from engine.store.schema_beside import case_flag, case_note
from engine.store.sealing import opened
from engine.store.work_attachments import Attachments
from engine.store.work_tasks import Person

_NOTE = inserting(case_note)
_FLAG = inserting(case_flag)
_CLOSE = setting(case_flag, "daerah id", "closed_at", "closed_by", "closed_by_name", "outcome")


class Beside:
    """What is kept beside the cases of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self.files = Attachments(connection, actor, now)

    def note(self, case: CaseRecord, kind: str, words: str, adds_to: str) -> str:
        """Write a note of the actor's; returns its id."""
        row = {
            "daerah": case.daerah,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "kind": kind,
            "adds_to": adds_to,
            "body": words.encode(),
            "at": self._now,
            "author": self._actor.username,
            "author_name": self._actor.name,
            "role": self._actor.role,
        }
        _NOTE.say(self._connection, row)
        return str(row["id"])

    def kind_of_hers(self, case: CaseRecord, id_: str) -> str:
        """Return the kind of a note that the actor began; Unknown when she began none such."""
        query = select(case_note.c.kind).where(
            case_note.c.daerah == case.daerah,
            case_note.c.case_id == case.id,
            case_note.c.id == id_,
            case_note.c.adds_to == "",
            case_note.c.author == self._actor.username,
        )
        kind = self._connection.execute(query).scalar()
        if kind is None:
            raise Unknown
        return str(kind)

    def flag(self, case: CaseRecord, whom: Person, words: str, due: datetime) -> str:
        """Say who must act by when; returns the flag's id."""
        row = {
            "daerah": case.daerah,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "case_no": case.no,
            "whom": whom.username,
            "whom_name": whom.name,
            "body": words.encode(),
            "due": due,
            "at": self._now,
            "by": self._actor.username,
            "by_name": self._actor.name,
            "closed_at": None,
            "closed_by": "",
            "closed_by_name": "",
            "outcome": "",
        }
        _FLAG.say(self._connection, row)
        return str(row["id"])

    def open_flag(self, case: CaseRecord, id_: str) -> FlagRecord:
        """Return an open flag of the case; Unknown when there is none such."""
        query = select(case_flag).where(
            case_flag.c.daerah == case.daerah,
            case_flag.c.case_id == case.id,
            case_flag.c.id == id_,
            case_flag.c.closed_by == "",
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise Unknown
        return FlagRecord(**opened(self._connection, case_flag, row))

    def close_flag(self, flag: FlagRecord, outcome: str) -> None:
        """Take a flag down, with a word on what became of it."""
        closed = {
            "at_daerah": flag.daerah,
            "at_id": flag.id,
            "case_id": flag.case_id,
            "closed_at": self._now,
            "closed_by": self._actor.username,
            "closed_by_name": self._actor.name,
            "outcome": outcome,
        }
        _CLOSE.say(self._connection, closed)
