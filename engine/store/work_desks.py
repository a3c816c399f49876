"""The desk drawer: filters that people keep and share, and the columns they chose."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select

from engine.model import Actor
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting
from engine.store.schema_office import desk_choice

_CHOICE = inserting(desk_choice)


class Desks:
    """What the actor keeps of how she looks at her desk."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def keep(self, kind: str, body: str, name: str = "", role: str = "") -> str:
        """Keep a choice beside the others; returns its id."""
        key = {"daerah": self._actor.daerah, "id": fresh_id(self._now)}
        hers = {"username": self._actor.username, "username_name": self._actor.name}
        said = {"role": role, "kind": kind, "name": name, "body": body, "at": self._now}
        _CHOICE.say(self._connection, {**key, **hers, **said})
        return key["id"]

    def count(self, kind: str) -> int:
        """Count what she keeps of a kind."""
        query = select(func.count()).where(*self._hers(), desk_choice.c.kind == kind)
        return int(self._connection.execute(query).scalar_one())

    def drop(self, kind: str, id_: str = "") -> bool:
        """Forget one of her choices, or all of a kind; tells whether there was one."""
        one = (desk_choice.c.id == id_,) if id_ else ()
        gone = delete(desk_choice).where(*self._hers(), desk_choice.c.kind == kind, *one)
        return self._connection.execute(gone).rowcount > 0

    def _hers(self) -> tuple[ColumnElement[bool], ...]:
        return (
            desk_choice.c.daerah == self._actor.daerah,
            desk_choice.c.username == self._actor.username,
        )
