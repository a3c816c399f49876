"""Drafts lie with their task; what was typed and not handed in stays a while for its writer."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, select, tuple_

from engine.model import Actor, JsonObject
from engine.store.canonical import canonical
from engine.store.prepared import Question, removing
from engine.store.records import TaskRecord
from engine.store.records_waits import DraftRecord
from engine.store.schema import draft, draft_left
from engine.store.sealing import opened, readable
from engine.store.upsert import insert_or_ignore, insert_or_replace

#: How long what was left can be read again.
LASTS = timedelta(days=30)

_FORGET = removing(draft, "daerah task_id")
_DRAFT = Question(
    select(draft).where(draft.c.daerah == bindparam("daerah"), draft.c.task_id == bindparam("task"))
)


class Drafts:
    """The drafts of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def of(self, record: TaskRecord) -> DraftRecord | None:
        """Read the draft of a task; None when nobody has typed anything."""
        which = {"daerah": record.daerah, "task": record.id}
        row = _DRAFT.row(self._connection, which)
        return None if row is None else DraftRecord(**opened(self._connection, draft, row))

    def keep(self, record: TaskRecord, body: JsonObject, version: int) -> None:
        """Write the draft of a task over the one before."""
        row = asdict(self._typed(record, body, version))
        insert_or_replace(self._connection, draft, row)

    def leave(self, before: DraftRecord, *, own: bool = False) -> None:
        """Keep a draft that is about to go; what the actor typed herself only if `own` is said."""
        if own or before.saved_by != self._actor.username:
            self._leave(before)

    def leave_late(self, record: TaskRecord, body: JsonObject) -> None:
        """Keep what the actor typed into a task that is not hers, over what she typed so before.

        Such versions count down from zero: those of the draft may still be counting up.
        """
        here = (draft_left.c.daerah == record.daerah, draft_left.c.task_id == record.id)
        late = draft_left.c.version <= 0
        hers = (*here, late, draft_left.c.saved_by == self._actor.username)
        lowest = select(func.min(draft_left.c.version)).where(*here, late)
        version = self._connection.execute(lowest).scalar()
        self._connection.execute(delete(draft_left).where(*hers))
        next_one = 0 if version is None else version - 1
        self._leave(self._typed(record, body, next_one))

    def withdraw(self, daerah: str, ids: tuple[str, ...]) -> None:
        """Keep the drafts of tasks that nobody needs to do any more, whoever typed them."""
        query = select(draft).where(draft.c.daerah == daerah, draft.c.task_id.in_(ids))
        rows = self._connection.execute(query).all()
        for row in rows:
            held = readable(self._connection, draft, row)
            if held is not None:
                self._leave(DraftRecord(**held))
        self.forget(daerah, ids)

    def forget(self, daerah: str, ids: Iterable[str]) -> None:
        """Drop the drafts of tasks that are over."""
        gone = [{"at_daerah": daerah, "at_task_id": id_} for id_ in ids]
        _FORGET.say_all(self._connection, gone)

    def forget_left(self, daerah: Iterable[str], limit: int) -> int:
        """Drop up to `limit` of what was left long enough ago; returns how many."""
        key = (draft_left.c.daerah, draft_left.c.task_id, draft_left.c.version)
        old = (
            select(*key)
            .where(
                draft_left.c.daerah.in_(tuple(daerah)), draft_left.c.left_at <= self._now - LASTS
            )
            .limit(limit)
        )
        gone = [tuple(row) for row in self._connection.execute(old)]
        if gone:
            self._connection.execute(delete(draft_left).where(tuple_(*key).in_(gone)))
        return len(gone)

    def _leave(self, before: DraftRecord) -> None:
        left = {**asdict(before), "left_at": self._now}
        insert_or_ignore(self._connection, draft_left, left)

    def _typed(self, record: TaskRecord, body: JsonObject, version: int) -> DraftRecord:
        return DraftRecord(
            daerah=record.daerah,
            task_id=record.id,
            case_id=record.case_id,
            body=canonical(dict(body)),
            version=version,
            saved_at=self._now,
            saved_by=self._actor.username,
            saved_by_name=self._actor.name,
        )
