"""The notice drawer: a word to one person, or to whoever wears a hat."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    case,
    distinct,
    func,
    literal_column,
    select,
    update,
)

from engine.model import Actor
from engine.store.admitted import Somebody
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting
from engine.store.records_access import Word
from engine.store.schema_access import notice
from engine.store.schema_trail import IS_READ, audit
from engine.store.work_nudges import Nudges

#: Within this time the same page read again is one row.
SAME = timedelta(minutes=1)

_NOTICE = inserting(notice)
_IS_READ: ColumnElement[bool] = literal_column(IS_READ)


class Notices:
    """Words of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def tell(self, word: Word, daerah: str = "") -> None:
        """Leave a word, in the actor's daerah or, from the machine, in another."""
        when = {"at": self._now, "seen_at": None, "seen_by": ""}
        key = {"daerah": daerah or self._actor.daerah, "id": fresh_id(self._now)}
        _NOTICE.say(self._connection, {**key, **asdict(word), **when})

    def outside(self, daerah: str = "") -> Nudges:
        """Return what people are told outside the pages, in the actor's daerah or another."""
        return Nudges(self._connection, daerah or self._actor.daerah, self._now)

    def seen(self, id_: str) -> bool:
        """Mark a word to the actor as seen; tells whether there was one."""
        here = (notice.c.daerah == self._actor.daerah, notice.c.id == id_, notice.c.seen_by == "")
        mark = {"seen_at": self._now, "seen_by": self._actor.username}
        hers = update(notice).where(*here, to(self._actor)).values(mark)
        return self._connection.execute(hers).rowcount == 1

    def put_away(self, kind: str, about: str) -> None:
        """Mark words that were answered as seen by the actor, whomever they were left for."""
        here = (notice.c.daerah == self._actor.daerah, notice.c.seen_by == "")
        mark = {"seen_at": self._now, "seen_by": self._actor.username}
        which = (notice.c.kind == kind, notice.c.about == about)
        self._connection.execute(update(notice).where(*here, *which).values(mark))

    def told_lately(self, kind: str, within: timedelta, case_no: str = "") -> bool:
        """Tell whether such a word about the actor was left lately."""
        query = select(notice.c.id).where(
            notice.c.daerah == self._actor.daerah,
            notice.c.about == self._actor.username,
            notice.c.kind == kind,
            notice.c.at > self._now - within,
            notice.c.case_no == case_no,
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def told_of(self, daerah: str, kind: str, about: str) -> bool:
        """Tell whether such a word was ever left about somebody, or a task."""
        here = (notice.c.daerah == daerah, notice.c.kind == kind, notice.c.about == about)
        query = select(notice.c.id).where(*here).limit(1)
        return self._connection.execute(query).first() is not None

    def noted_lately(self, deed: str, function: str, case_id: str) -> bool:
        """Tell whether the same of the actor was written down within a minute."""
        return noted_lately(
            self._connection, self._actor, self._now, deed=deed, function=function, case_id=case_id
        )

    def cases_opened(self, within: timedelta) -> int:
        """Count the different cases that the actor opened lately; each search is one more."""
        searched = audit.c.deed == "people_searched"
        each = case((searched, audit.c.hash), else_=audit.c.case_id)
        query = select(func.count(distinct(each))).where(
            audit.c.daerah == self._actor.daerah,
            audit.c.actor == self._actor.username,
            audit.c.at > self._now - within,
            _IS_READ,
        )
        return int(self._connection.execute(query).scalar_one())


def noted_lately(  # a row, by what makes it the same
    connection: Connection,
    actor: Actor,
    now: datetime,
    *,
    deed: str,
    function: str,
    case_id: str,
) -> bool:
    """Tell whether the actor was written down within a minute for the same: a page drawn anew."""
    query = select(audit.c.seq).where(
        audit.c.daerah == actor.daerah,
        audit.c.actor == actor.username,
        audit.c.at > now - SAME,
        _IS_READ,
        audit.c.role == actor.role,
        audit.c.deed == deed,
        audit.c.name == function,
        audit.c.case_id == case_id,
    )
    return connection.execute(query.limit(1)).first() is not None


class Wearer(Somebody, Protocol):
    """Somebody with a hat on."""

    @property
    def role(self) -> str:
        """The hat."""
        ...


def to(actor: Wearer) -> ColumnElement[bool]:
    """Condition of words to the actor, or to the hat she wears and not about herself.

    A word to a hat is put away for all who wear it: not by her whose deed it tells of.
    """
    hers = notice.c.username == actor.username
    hat = (notice.c.username == "") & (notice.c.role == actor.role)
    return hers | (hat & (notice.c.about != actor.username))
