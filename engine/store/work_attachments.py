"""The drawer of attachments."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from engine.errors import Unknown
from engine.model import Actor, LookedInto
from engine.store.canonical import digest, fresh_id
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.schema_attachments import attachment

_ATTACH = inserting(attachment)
_TAKE_BACK = setting(
    attachment, "daerah id", "taken_back_at", "taken_back_by", "taken_back_by_name", "reason"
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A row without its content."""

    id: str
    case_id: str
    task_id: str
    by: str


class Attachments:
    """Files attached to cases of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def keep(self, case: CaseRecord, task_id: str, name: str, file: LookedInto) -> tuple[str, str]:
        """Attach a file; returns its id and the salted digest of its content."""
        salt = secrets.token_bytes(16)
        row = {
            "daerah": case.daerah,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "task_id": task_id,
            "kind": file.kind,
            "name": name,
            "body": file.content,
            "preview": file.preview,
            "salt": salt,
            "size": len(file.content),
            "at": self._now,
            "by": self._actor.username,
            "by_name": self._actor.name,
            "role": self._actor.role,
            "taken_back_at": None,
            "taken_back_by": "",
            "taken_back_by_name": "",
            "reason": "",
        }
        _ATTACH.say(self._connection, row)
        return str(row["id"]), digest(salt, file.content)

    def bytes_of(self, case: CaseRecord) -> int:
        """Return how many bytes a case's attachments have, with those taken back."""
        here = (attachment.c.daerah == case.daerah, attachment.c.case_id == case.id)
        return int(self._connection.scalar(select(func.sum(attachment.c.size)).where(*here)) or 0)

    def standing(self, id_: str) -> Attached:
        """Return an attachment that nobody took back; Unknown when there is none."""
        columns = (attachment.c[name] for name in Attached.__dataclass_fields__)
        query = select(*columns).where(
            attachment.c.daerah == self._actor.daerah,
            attachment.c.id == id_,
            attachment.c.taken_back_by == "",
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise Unknown
        return Attached(*row)

    def take_back(self, case: CaseRecord, id_: str, reason: str) -> None:
        """Mark an attachment as wrong; its content stays sealed until the case is erased."""
        marked = {
            "at_daerah": case.daerah,
            "at_id": id_,
            "case_id": case.id,
            "taken_back_at": self._now,
            "taken_back_by": self._actor.username,
            "taken_back_by_name": self._actor.name,
            "reason": reason,
        }
        _TAKE_BACK.say(self._connection, marked)
