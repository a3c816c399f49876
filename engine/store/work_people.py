"""The people drawer: accounts, their roles, and who is signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from engine.store.canonical import digest, fresh_id
from engine.store.prepared import Question
from engine.store.records_waits import AccountRecord, SessionRecord
from engine.store.schema_office import account, session
from engine.store.schema_people import term
from engine.store.upsert import insert_or_ignore
from engine.store.work_terms import TermRecord, Terms, current_roles

#: In the place of a hash: no password fits until she has chosen one by her link.
NO_PASSWORD = "!"  # noqa: S105  # it is none
#: A session ends after this much silence, and in any case after a working day.
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
#: For export, emergency access and publishing the last proof may be no older.
PROVEN = timedelta(minutes=5)
#: A sign-in that waits for its second factor is given up after this.
HALFWAY = timedelta(minutes=15)

# Statements of the step are built once: building costs more than saying them.
_COLLEAGUE = Question(
    select(account.c.name, term.c.role)
    .join(term, term.c.username == account.c.username)
    .where(account.c.daerah == bindparam("daerah"), account.c.username == bindparam("username"))
    .where(term.c.starts_at <= bindparam("now"), term.c.ends_at > bindparam("now"))
    .order_by(term.c.place)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account to be registered."""

    daerah: str
    username: str
    name: str
    roles: tuple[str, ...]
    password_hash: str
    demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A session to be opened."""

    token: str
    role: str
    #: What must be done before it opens anything; "" for nothing.
    awaits: str = ""
    #: Browser and system, as the person knows them: "Firefox, Android".
    device: str = ""
    #: Already more than a password was proven.
    two_factors: bool = False


class People:
    """Accounts and sessions; names are unique over the installation."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def account(self, username: str) -> AccountRecord | None:
        """Return an account, locked; None when there is none."""
        query = select(account).where(account.c.username == username).with_for_update()
        row = self._connection.execute(query).first()
        return None if row is None else AccountRecord(**row._asdict())

    def roles(self, username: str) -> tuple[str, ...]:
        """Return the codes of the roles a person holds now, main role first."""
        return current_roles(self._connection, username, self._now)

    def colleague(self, daerah: str, username: str) -> tuple[str, tuple[str, ...]] | None:
        """Return name and roles of somebody of this daerah; None when there is no such person."""
        which = {"daerah": daerah, "username": username, "now": self._now}
        rows = _COLLEAGUE.rows(self._connection, which)
        return (rows[0][0], tuple(role for _, role in rows)) if rows else None

    def name_of(self, daerah: str, username: str) -> str:
        """Return the name of somebody with an account in this daerah, whatever her terms; or ""."""
        here = (account.c.daerah == daerah, account.c.username == username)
        return self._connection.execute(select(account.c.name).where(*here)).scalar() or ""

    def in_office(
        self, daerah: str, role: str, *, within: timedelta = timedelta()
    ) -> tuple[str, ...]:
        """Return the usernames of who holds a role in this daerah now, or did `within` a time."""
        running = (term.c.starts_at <= self._now, term.c.ends_at > self._now - within)
        query = (
            select(term.c.username)
            .where(term.c.daerah == daerah, term.c.role == role, *running)
            .distinct()
            .order_by(term.c.username)
        )
        return tuple(self._connection.execute(query).scalars())

    def register(self, person: NewAccount) -> bool:
        """Write a new account with its roles; tell whether its name was free, here and anywhere."""
        row = {
            "daerah": person.daerah,
            "username": person.username,
            "name": person.name,
            "password": person.password_hash,
            "demo": person.demo,
            "registered_at": self._now,
            "reminded_at": None,
        }
        # Who has the name in another daerah cannot be seen from here: only the key tells.
        if not insert_or_ignore(self._connection, account, row):
            return False
        held = (
            TermRecord(
                daerah=person.daerah,
                id=fresh_id(self._now),
                username=person.username,
                role=role,
                place=place,
            )
            for place, role in enumerate(person.roles)
        )
        Terms(self._connection, self._now).add(tuple(held))
        return True

    def set_account(self, username: str, **values: object) -> None:
        """Change an account: its password, when its person was reminded of her duty."""
        here = account.c.username == username
        self._connection.execute(update(account).where(here).values(**values))

    def begin_session(self, person: AccountRecord, opening: Opening) -> None:
        """Open a session; only the token's digest is stored."""
        self._connection.execute(
            insert(session).values(
                token_hash=digest(opening.token.encode()),
                daerah=person.daerah,
                username=person.username,
                role=opening.role,
                started_at=self._now,
                seen_at=self._now,
                proved_at=self._now,
                awaits=opening.awaits,
                device=opening.device,
                two_factors=opening.two_factors,
            )
        )

    def session(self, token: str) -> SessionRecord | None:
        """Return a session that is still good, with its person's name."""
        return session_record(self._connection, live(token, self._now))

    def halfway(self, token: str) -> SessionRecord | None:
        """Return a session that waits for a second factor."""
        return session_record(self._connection, halfway(token, self._now))

    def set_session(self, token: str, **values: object) -> None:
        """Change a session: when it was last seen, which hat is worn."""
        here = session.c.token_hash == digest(token.encode())
        self._connection.execute(update(session).where(here).values(**values))

    def renew_session(self, old: SessionRecord, token: str, *, second: bool) -> None:
        """Open a session under a new token: something was proven, perhaps a `second` factor."""
        self._connection.execute(
            update(session)
            .where(session.c.token_hash == old.token_hash)
            .values(
                token_hash=digest(token.encode()),
                awaits="",
                seen_at=self._now,
                proved_at=self._now,
                two_factors=old.two_factors or second,
            )
        )

    def end_session(self, token: str) -> None:
        """End a session."""
        gone = session.c.token_hash == digest(token.encode())
        self._connection.execute(delete(session).where(gone))

    def end_sessions(self, username: str, *, one: str = "", but: str = "") -> int:
        """End a person's sessions, or `one` of them, `but` this; tell how many were open."""
        conditions = [session.c.username == username, session.c.token_hash != but]
        if one:
            conditions.append(session.c.token_hash == one)
        return self._connection.execute(delete(session).where(*conditions)).rowcount

    def sweep_sessions(self, username: str) -> None:
        """Forget the person's sessions that ended by themselves."""
        self._connection.execute(
            delete(session).where(
                session.c.username == username, session.c.started_at <= self._now - ABSOLUTE
            )
        )


def session_record(
    connection: Connection, conditions: tuple[ColumnElement[bool], ...]
) -> SessionRecord | None:
    """Return the session that meets the conditions, with its person's name."""
    query = select(session, account.c.name).join(account).where(*conditions)
    row = connection.execute(query).first()
    return None if row is None else SessionRecord(**row._asdict())


def live(token: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conditions of a session that is neither silent for too long nor too old."""
    return (
        session.c.token_hash == digest(token.encode()),
        session.c.awaits == "",
        session.c.seen_at > now - IDLE,
        session.c.started_at > now - ABSOLUTE,
    )


def halfway(token: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conditions of a session that waits, and not yet for too long."""
    return (
        session.c.token_hash == digest(token.encode()),
        session.c.awaits != "",
        session.c.started_at > now - HALFWAY,
    )
