"""The submission drawer: what was sent once is done once, and answered the same."""

import json
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, select

from engine.errors import SubmissionReused
from engine.model import Actor
from engine.store.prepared import setting
from engine.store.schema import submission
from engine.store.upsert import insert_or_ignore
from engine.views import Receipt

_RECEIPT = tuple(item.name for item in fields(Receipt))
_SETTLE = setting(submission, "daerah id", "receipt")


class Submissions:
    """The submissions of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def take(self, submission_id: str, digest: str) -> Receipt | None:
        """Reserve an id; returns the receipt when the same was done before.

        Waits for a twin that is being done at this moment. SubmissionReused when the id came
        with another content or from another person.
        """
        row = {
            "daerah": self._actor.daerah,
            "id": submission_id,
            "actor": self._actor.username,
            "digest": digest,
            "receipt": "",
            "at": self._now,
        }
        if insert_or_ignore(self._connection, submission, row):
            return None
        here = (submission.c.daerah == self._actor.daerah, submission.c.id == submission_id)
        found = self._connection.execute(select(submission).where(*here)).one()
        if (found.actor, found.digest) != (self._actor.username, digest):
            raise SubmissionReused
        values = json.loads(found.receipt)
        return Receipt(**{**values, "next_tasks": tuple(values["next_tasks"])})

    def settle(self, submission_id: str, receipt: Receipt) -> None:
        """Keep the receipt of a reserved id."""
        here = {"at_daerah": self._actor.daerah, "at_id": submission_id}
        kept = json.dumps({name: getattr(receipt, name) for name in _RECEIPT})
        _SETTLE.say(self._connection, {**here, "receipt": kept})
