"""PostgreSQL's second wall: a transaction reaches its own daerah, as a role that owns nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from psycopg.sql import quote
from sqlalchemy import Connection, Table, text

from engine.access import MACHINE
from engine.model import Actor
from engine.store.canonical import digest
from engine.store.schema import metadata

#: The role that the engine's transactions run as.
APPLICATION = "lk3_app"
#: Written once: no statement of a deed changes or removes a row. Keys are rotated by the owner.
APPEND_ONLY = frozenset(
    (
        *("answer", "audit", "bundle", "checkpoint", "choice", "decision_log", "definition"),
        *("passed", "remark", "daerah_key", "search_key", "letter", "overlay"),
        "case_note",
        "case_link",
    )
)
#: Tables whose rows go, but do not change: a case is erased by deleting its keys, what somebody
#: typed and left is kept for a while.
GOING = frozenset(("case_key", "draft_left"))
#: Tables of which only these columns change.
CHANGING = {
    "leaf": "number",
    "tree": "size, frontier, sealed_at",
    "attachment": "taken_back_at, taken_back_by, taken_back_by_name, reason",
}

# A setting that ended with its transaction is '' from then on.
_HERE = "(SELECT NULLIF(current_setting('lk3.daerah', true), ''))"
_REACH = "(SELECT NULLIF(current_setting('lk3.reach', true), ''))"
#: What belongs to no daerah yet, such as a wrong name at the door, is for whoever said who she is.
_NOWHERE = f"daerah = '' AND COALESCE({_HERE}, {_REACH}) IS NOT NULL"

_ROLE = f"CREATE ROLE {APPLICATION} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
# Roles belong to the server: another database's migration may make it at this moment.
_MAKE_ROLE = f"""DO $$ BEGIN
BEGIN {_ROLE};
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END;
BEGIN GRANT {APPLICATION} TO session_user;
EXCEPTION WHEN undefined_object OR insufficient_privilege THEN NULL; END;
END $$"""
_MEMBER = text(
    "SELECT pg_catalog.pg_has_role(session_user, oid, 'MEMBER')"
    " FROM pg_catalog.pg_roles WHERE rolname = :role"
).bindparams(role=APPLICATION)
#: The marks of the tables whose wall stands.
_STANDING = text(
    "SELECT c.relname, pg_catalog.obj_description(p.oid, 'pg_policy') AS mark"
    " FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid"
    " WHERE c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.current_schema())"
    " AND c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'lk3_daerah'"
)
#: Said once on each new connection; a user who is no member stays who he is.
BECOME = (
    "SELECT pg_catalog.set_config('role', rolname, false) FROM pg_catalog.pg_roles"
    " WHERE rolname = %s AND pg_catalog.pg_has_role(session_user, oid, 'MEMBER')"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows that one transaction can touch: those of a daerah, all, or only people's."""

    #: The owner of the tables, who migrates and measures.
    OWNER: ClassVar["Reach"]

    words: str

    @classmethod
    def of(cls, actor: Actor) -> "Reach":
        """Return how far somebody reaches; a visitor's daerah is in the account yet to be found."""
        if actor.daerah:
            return cls(_enter(actor.daerah))
        return cls(f"SET LOCAL lk3.reach = '{'everywhere' if actor.role == MACHINE else 'door'}'")


Reach.OWNER = Reach("SET LOCAL ROLE NONE; SET LOCAL lk3.reach = 'everywhere'")


def enter(connection: Connection, daerah: str) -> None:
    """Let a visitor's transaction reach the daerah of the account that was found."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_enter(daerah))


def raise_walls(connection: Connection) -> bool:
    """Put a wall around every table that has none or an older one; tell whether any was built."""
    role = _application(connection)
    standing = {row.relname: row.mark for row in connection.execute(_STANDING)}
    built = False
    for table in metadata.sorted_tables:
        words = "; ".join(_wall(table, granted=role))
        mark = digest(words.encode())
        if standing.get(table.name) != mark:
            sign = f"COMMENT ON POLICY lk3_daerah ON {table.name} IS '{mark}'"
            connection.exec_driver_sql(f"{words}; {sign}")
            built = True
    if built and role:
        _let_in(connection)
    return built


def without_role(connection: Connection) -> str:
    """Return what a database administrator must say for the role to be used; "" when it is."""
    member = connection.scalar(_MEMBER)
    if member:
        return ""
    user = connection.scalar(text("SELECT pg_catalog.quote_ident(session_user)"))
    made = f"{_ROLE};\n" if member is None else ""
    return f"{made}GRANT {APPLICATION} TO {user};"


def _application(connection: Connection) -> bool:
    """Make the role if it is missing and may be made; tell whether we can act as it."""
    if not connection.scalar(_MEMBER):
        connection.exec_driver_sql(_MAKE_ROLE)
    return bool(connection.scalar(_MEMBER))


def _let_in(connection: Connection) -> None:
    schema = connection.scalar(text("SELECT pg_catalog.quote_ident(current_schema())"))
    connection.exec_driver_sql(
        f"GRANT USAGE ON SCHEMA {schema} TO {APPLICATION};"
        f" GRANT SELECT ON alembic_version TO {APPLICATION}"
    )


def _enter(daerah: str) -> str:
    # The driver takes a lone per cent sign for a place to fill.
    return f"SET LOCAL lk3.daerah = {quote(daerah).replace('%', '%%')}"


def _wall(table: Table, *, granted: bool) -> Iterator[str]:
    name = table.name
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS lk3_daerah ON {name}"
    far = "('everywhere', 'door')" if _of_people(table) else "('everywhere')"
    rows = f"daerah = {_HERE} OR {_NOWHERE} OR {_REACH} IN {far}"
    yield f"CREATE POLICY lk3_daerah ON {name} USING ({rows})"
    if granted:
        yield f"REVOKE ALL ON {name} FROM {APPLICATION}"
        yield f"GRANT {_deeds(name)} ON {name} TO {APPLICATION}"


def _of_people(table: Table) -> bool:
    """Tell whether a visitor must find a row of it before her daerah is known."""
    known = {key.column.table.name for key in table.foreign_keys}
    return table.name in {"account", "attempt"} or "account" in known


def _deeds(name: str) -> str:
    if name in CHANGING:
        return f"SELECT, INSERT, UPDATE ({CHANGING[name]})"
    if name in GOING:
        return "SELECT, INSERT, DELETE"
    return "SELECT, INSERT" if name in APPEND_ONLY else "SELECT, INSERT, UPDATE, DELETE"
