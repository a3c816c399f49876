"""The migration drawer: rows take the names of another version; the way back is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from engine.bpmn import pick
from engine.model import Actor, Json, Node
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.records import CaseRecord
from engine.store.schema import answer, case_file, task
from engine.store.schema_trail import awaited, clock, incident, migration
from engine.store.sealing import opened
from engine.store.upsert import insert_or_replace

#: States of a case that may still change its version.
LIVE = ("running", "suspended", "stuck")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """What a case was before it changed its version."""

    daerah: str
    case_id: str
    definition: int
    bundle: str
    state: bytes
    known: bytes
    #: The state it got; while it has that one, it can go back.
    after: bytes
    at: datetime
    by: str


class Migrations:
    """Changes of version in the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def cases_on(self, process: str, version: int) -> tuple[str, ...]:
        """Return the numbers of the cases that run on a version, oldest first."""
        query = (
            select(case_file.c.no)
            .where(
                case_file.c.daerah == self._actor.daerah,
                case_file.c.process == process,
                case_file.c.definition == version,
                case_file.c.status.in_(LIVE),
            )
            .order_by(case_file.c.id)
        )
        return tuple(self._connection.execute(query).scalars())

    def keep(self, before: CaseRecord, after: bytes) -> None:
        """Write down what a case was, over what an earlier migration kept."""
        row = {
            "daerah": before.daerah,
            "case_id": before.id,
            "definition": before.definition,
            "bundle": before.bundle,
            "state": before.state,
            "known": before.known,
            "after": after,
            "at": self._now,
            "by": self._actor.username,
        }
        insert_or_replace(self._connection, migration, row)

    def kept(self, case: CaseRecord) -> WayBack | None:
        """Return the way back of a case; None when it never changed its version."""
        query = select(migration).where(
            migration.c.daerah == case.daerah, migration.c.case_id == case.id
        )
        row = self._connection.execute(query).first()
        return None if row is None else WayBack(**opened(self._connection, migration, row))

    def forget(self, case: CaseRecord) -> None:
        """Drop the way back: it was taken."""
        self._connection.execute(
            delete(migration).where(
                migration.c.daerah == case.daerah, migration.c.case_id == case.id
            )
        )

    def rename(self, case: CaseRecord, nodes: Mapping[str, Node]) -> None:
        """Give the rows of a case the names their nodes have now; due times and people stay."""
        for key, node in nodes.items():
            place = {"element": node.id, "process": node.process}
            named = {**place, "name": node.name or node.id}
            desk = {
                "element_process": node.process,
                "element": node.id,
                "name": node.name or node.id,
                "role": node.role,
                "form": node.form,
                "stage": node.stage or case.stage,
                "priority": node.priority,
            }
            for table, values in (
                (task, desk),
                (clock, named),
                (awaited, {**place, "name": node.name, "form": node.form}),
            ):
                self._set(table, "id", case, key, values)
            self._set(incident, "subject", case, key, place)

    def _set(
        self, table: Table, column: str, case: CaseRecord, key: str, values: Mapping[str, object]
    ) -> None:
        self._connection.execute(
            update(table)
            .where(
                table.c.daerah == case.daerah,
                table.c.case_id == case.id,
                table.c[column] == bindparam("key_"),
            )
            .values(**values),
            {"key_": key},
        )


def brought(connection: Connection, case: CaseRecord, bundle: Bundle) -> dict[str, Json]:
    """Return the variables that a bundle reads from the answers a case has, the latest of each."""
    query = (
        select(*(answer.c[name] for name in ("daerah", "id", "case_id", "form", "body")))
        .where(answer.c.daerah == case.daerah, answer.c.case_id == case.id)
        .order_by(answer.c.at, answer.c.version, answer.c.id)
    )
    found: dict[str, Json] = {}
    for row in connection.execute(query):
        facts = bundle.facts.get(row.form)
        if facts is not None:
            body = opened(connection, answer, row)["body"]
            found |= pick(parsed(body), bundle.checked.reads, facts.fields)
    return found
