"""The answer links drawer: made, opened, typed into, ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from engine.answer_links import Status
from engine.model import Actor, JsonObject
from engine.store.canonical import canonical, digest
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_doors import LinkRecord
from engine.store.schema_doors import answer_link
from engine.store.sealing import opened

#: A letter takes its days, and so does an answer; whoever needs longer asks for another link.
LASTS = timedelta(days=30)
#: How long a browser in which the code was right may go on.
STAYS_OPEN = timedelta(hours=12)
_MAKE = inserting(answer_link)
_TYPE = setting(answer_link, "daerah id", "draft", "version", "saved_at")


def link_of(connection: Connection, daerah: str, token: str) -> LinkRecord | None:
    """Return the link that a token is of, None when there never was one; contents stay sealed."""
    here = (answer_link.c.daerah == daerah, answer_link.c.token_hash == digest(token.encode()))
    row = connection.execute(select(answer_link).where(*here)).first()
    return None if row is None else LinkRecord(**row._asdict())


def with_draft(connection: Connection, link: LinkRecord) -> LinkRecord:
    """Return the link with what was typed into it."""
    return LinkRecord(**opened(connection, answer_link, link._asdict()))


def lets_in(link: LinkRecord, pass_: str, now: datetime) -> bool:
    """Tell whether a browser's pass was given for this link, not long ago."""
    if link.opened_at is None or now - link.opened_at >= STAYS_OPEN:
        return False
    return link.pass_hash == digest(pass_.encode())


class AnswerLinks:
    """Links of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def make(self, link: LinkRecord) -> None:
        """Write a new link down."""
        _MAKE.say(self._connection, link._asdict())

    def of_token(self, token: str) -> LinkRecord | None:
        """Return the link that a token is of."""
        return link_of(self._connection, self._actor.daerah, token)

    def of_case(self, case: CaseRecord) -> list[LinkRecord]:
        """Return the links of a case, newest first; contents stay sealed."""
        here = (answer_link.c.daerah == case.daerah, answer_link.c.case_id == case.id)
        rows = self._connection.execute(
            select(answer_link).where(*here).order_by(answer_link.c.id.desc())
        )
        return [LinkRecord(**row._asdict()) for row in rows]

    def end(self, link: LinkRecord, status: Status) -> None:
        """End a link; what was typed into it goes."""
        self._set(link, {"status": status, "ended_at": self._now, "draft": "", "pass_hash": ""})

    def use(self, link: LinkRecord) -> None:
        """End a link by its answer; the browser that sent it still learns that it came."""
        self._set(link, {"status": "used", "ended_at": self._now, "draft": ""})

    def miss(self, link: LinkRecord) -> None:
        """Count a wrong code."""
        self._set(link, {"wrong": link.wrong + 1})

    def open(self, link: LinkRecord, pass_: str) -> None:
        """Give one browser the pass; whoever had one before needs the code again."""
        self._set(link, {"pass_hash": digest(pass_.encode()), "opened_at": self._now, "wrong": 0})

    def keep_draft(self, link: LinkRecord, body: JsonObject) -> int:
        """Write down what was typed; returns its version."""
        row = {
            "at_daerah": link.daerah,
            "at_id": link.id,
            "case_id": link.case_id,
            "draft": canonical(dict(body)).decode(),
            "version": link.version + 1,
            "saved_at": self._now,
        }
        _TYPE.say(self._connection, row)
        return link.version + 1

    def _set(self, link: LinkRecord, values: Mapping[str, object]) -> None:
        here = (answer_link.c.daerah == link.daerah, answer_link.c.id == link.id)
        self._connection.execute(update(answer_link).where(*here).values(**values))
