"""The nudge drawer: addresses, choices, and what is on its way to people outside the pages."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, tuple_, update

from engine.model import NudgeChoice
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting
from engine.store.records_nudges import NudgeAddressRecord, NudgeRecord
from engine.store.schema_nudges import nudge, nudge_address, nudge_choice, nudged
from engine.store.upsert import insert_or_ignore, insert_or_replace

_NUDGE = inserting(nudge)
#: What somebody is told of, with the id of what waits.
Told = tuple[str, str]


class Nudges:
    """Nudges of one daerah."""

    def __init__(self, connection: Connection, daerah: str, now: datetime) -> None:
        self._connection = connection
        self._daerah = daerah
        self._now = now

    # ── what people chose ────────────────────────────────────────────────────────────────────

    def choose(self, username: str, choice: NudgeChoice) -> None:
        """Keep how somebody wants to be nudged; a worker looks at her next."""
        self.enlist(username, choice.language)
        values = {
            "language": choice.language,
            "pace": choice.pace,
            "hour": choice.hour,
            "quiet": choice.quiet,
            "refused": " ".join(sorted(choice.refused)),
            "look_at": self._now,
        }
        hers = _hers(nudge_choice, self._daerah, username)
        self._connection.execute(update(nudge_choice).where(*hers).values(**values))

    def chosen(self, username: str) -> NudgeChoice:
        """Return what somebody chose; what is usual for who chose nothing."""
        found = choice_of(self._connection, self._daerah, username)
        return found[0] if found else NudgeChoice()

    def enlist(self, username: str, language: str) -> None:
        """Have a worker look at somebody, who chose nothing yet."""
        usual = NudgeChoice(language=language)
        row = {
            "daerah": self._daerah,
            "username": username,
            "refused": "",
            "digest_day": "",
            **{name: getattr(usual, name) for name in ("language", "pace", "hour", "quiet")},
            "look_at": self._now,
        }
        insert_or_ignore(self._connection, nudge_choice, row)

    def digested(self, username: str, day: str) -> None:
        """Note that a day had its digest."""
        hers = _hers(nudge_choice, self._daerah, username)
        self._connection.execute(update(nudge_choice).where(*hers).values(digest_day=day))

    def put_address(self, record: NudgeAddressRecord) -> None:
        """Write an address in the place of the one before."""
        insert_or_replace(self._connection, nudge_address, record._asdict())

    def address(self, username: str, channel: str) -> NudgeAddressRecord | None:
        """Return an address, locked; None when there is none."""
        found = addresses_of(self._connection, self._daerah, username, lock=True)
        return next((one for one in found if one.channel == channel), None)

    def drop_address(self, username: str, channel: str) -> bool:
        """Forget an address, and what is on its way to it; tell whether there was one."""
        hers = _hers(nudge_address, self._daerah, username)
        gone = delete(nudge_address).where(*hers, nudge_address.c.channel == channel)
        self.withdraw(username, channel)
        return self._connection.execute(gone).rowcount == 1

    # ── what was told ────────────────────────────────────────────────────────────────────────

    def told(self, username: str, what: Iterable[Told]) -> list[Told]:
        """Note what somebody knows; returns what nobody noted before."""
        who = {"daerah": self._daerah, "username": username, "at": self._now}
        return [
            (event, subject)
            for event, subject in what
            if insert_or_ignore(
                self._connection, nudged, {**who, "event": event, "subject": subject}
            )
        ]

    def forget(self, username: str, what: Iterable[Told]) -> None:
        """Forget what waits no longer."""
        hers = _hers(nudged, self._daerah, username)
        gone = tuple_(nudged.c.event, nudged.c.subject).in_(list(what))
        self._connection.execute(delete(nudged).where(*hers, gone))

    # ── what is on its way ───────────────────────────────────────────────────────────────────

    def send(self, username: str, channel: str, kind: str, count: int = 0) -> str:
        """Put a nudge on its way; one that waits already takes the count. Returns its key."""
        on_way = (*_hers(nudge, self._daerah, username), nudge.c.channel == channel)
        same = (nudge.c.kind == kind, nudge.c.status == "waiting", nudge.c.tries == 0)
        more = update(nudge).where(*on_way, *same).values(count=nudge.c.count + count)
        key = self._connection.execute(more.returning(nudge.c.key)).scalar()
        if key is not None and kind != "code":
            return str(key)
        row = NudgeRecord(
            daerah=self._daerah,
            key=fresh_id(self._now),
            username=username,
            channel=channel,
            kind=kind,
            count=count,
            status="waiting",
            tries=0,
            next_at=self._now,
            created_at=self._now,
        )
        _NUDGE.say(self._connection, asdict(row))
        return row.key

    def withdraw(self, username: str, channel: str) -> None:
        """Let nothing go out any more to an address."""
        waiting = (nudge.c.channel == channel, nudge.c.status == "waiting")
        hers = _hers(nudge, self._daerah, username)
        self._connection.execute(update(nudge).where(*hers, *waiting).values(status="withdrawn"))

    def codes_since(self, username: str, within: timedelta) -> int:
        """Count the codes that were put on their way to somebody lately."""
        query = select(func.count()).where(
            *_hers(nudge, self._daerah, username),
            nudge.c.created_at > self._now - within,
            nudge.c.kind == "code",
        )
        return int(self._connection.execute(query).scalar_one())

    def waiting(self, key: str) -> NudgeRecord | None:
        """Return a nudge that still waits, locked."""
        here = (nudge.c.daerah == self._daerah, nudge.c.key == key, nudge.c.status == "waiting")
        row = self._connection.execute(select(nudge).where(*here).with_for_update()).first()
        return None if row is None else NudgeRecord(**row._asdict())

    def set(self, key: str, **values: object) -> None:
        """Write the outcome of an attempt."""
        here = (nudge.c.daerah == self._daerah, nudge.c.key == key)
        self._connection.execute(update(nudge).where(*here).values(**values))


def choice_of(connection: Connection, daerah: str, username: str) -> tuple[NudgeChoice, str] | None:
    """Return what somebody chose and the last day that had its digest; None for who is new."""
    query = select(nudge_choice).where(*_hers(nudge_choice, daerah, username))
    row = connection.execute(query).first()
    if row is None:
        return None
    chosen = NudgeChoice(
        language=row.language,
        pace=row.pace,
        hour=row.hour,
        quiet=row.quiet,
        refused=frozenset(row.refused.split()),
    )
    return chosen, row.digest_day


def addresses_of(
    connection: Connection, daerah: str, username: str, *, lock: bool = False
) -> tuple[NudgeAddressRecord, ...]:
    """Return somebody's addresses by channel, under the vault's lock."""
    hers = _hers(nudge_address, daerah, username)
    query = select(nudge_address).where(*hers).order_by(nudge_address.c.channel)
    rows = connection.execute(query.with_for_update() if lock else query)
    return tuple(NudgeAddressRecord(**row._asdict()) for row in rows)


def told_to(connection: Connection, daerah: str, username: str) -> set[Told]:
    """Return what somebody was told of."""
    query = select(nudged.c.event, nudged.c.subject).where(*_hers(nudged, daerah, username))
    return {(event, subject) for event, subject in connection.execute(query)}


def _hers(table: Table, daerah: str, username: str) -> tuple[ColumnElement[bool], ...]:
    return (table.c.daerah == daerah, table.c.username == username)
