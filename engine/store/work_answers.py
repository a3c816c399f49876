"""The answer drawer: every version is a new row, none is ever changed."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from engine.errors import Unknown
from engine.model import Actor, JsonObject
from engine.store.canonical import canonical, digest, fresh_id
from engine.store.prepared import inserting
from engine.store.records import AnswerRecord, CaseRecord, values_of
from engine.store.schema import answer
from engine.store.sealing import opened

_INSERT = inserting(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form that somebody filled in."""

    #: Task, or the wait whose message brought the answers.
    task_id: str
    element: str
    task_name: str
    form: str
    body: JsonObject
    version: int = 1
    reason: str = ""


class Answers:
    """The answers of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def any_of(self, case: CaseRecord) -> bool:
        """Tell whether anybody has handed in an answer of the case."""
        here = (answer.c.daerah == case.daerah, answer.c.case_id == case.id)
        return (
            self._connection.execute(select(answer.c.id).where(*here).limit(1)).first() is not None
        )

    def keep(self, case: CaseRecord, filled: Filled) -> AnswerRecord:
        """Write one version of a filled form."""
        # The salt keeps short answers from being guessed from the digest in the history.
        salt, body = secrets.token_bytes(16), canonical(dict(filled.body))
        record = AnswerRecord(
            daerah=case.daerah,
            id=fresh_id(self._now),
            case_id=case.id,
            task_id=filled.task_id,
            element=filled.element,
            task_name=filled.task_name,
            form=filled.form,
            version=filled.version,
            body=body,
            salt=salt,
            digest=digest(salt, body),
            at=self._now,
            author=self._actor.username,
            author_name=self._actor.name,
            role=self._actor.role,
            reason=filled.reason,
        )
        _INSERT.say(self._connection, values_of(record))
        return record

    def case_of(self, answer_id: str) -> str:
        """Return the id of the case an answer belongs to."""
        query = select(answer.c.case_id).where(
            answer.c.daerah == self._actor.daerah, answer.c.id == answer_id
        )
        found = self._connection.execute(query).scalar()
        if found is None:
            raise Unknown
        return str(found)

    def writer(self, record: AnswerRecord) -> str:
        """Return the username of who filled the form first, whoever corrected it since."""
        query = select(answer.c.author).where(
            answer.c.daerah == record.daerah,
            answer.c.case_id == record.case_id,
            answer.c.task_id == record.task_id,
            answer.c.version == 1,
        )
        return str(self._connection.execute(query).scalar_one())

    def get(self, case: CaseRecord, answer_id: str) -> tuple[AnswerRecord, int]:
        """Return an answer of a locked case, and the number of its task's latest version."""
        query = select(answer).where(answer.c.daerah == case.daerah, answer.c.id == answer_id)
        row = self._connection.execute(query).one()
        record = AnswerRecord(**opened(self._connection, answer, row))
        latest = select(func.max(answer.c.version)).where(
            answer.c.daerah == case.daerah,
            answer.c.case_id == case.id,
            answer.c.task_id == record.task_id,
        )
        return record, int(self._connection.execute(latest).scalar_one())
