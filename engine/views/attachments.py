"""Files attached to a case."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import AttachmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """One attachment in a list; its content is asked for by itself."""

    id: str
    kind: AttachmentKind
    #: The file's name where it came from; "" of one that was taken back.
    name: str
    #: Bytes of what is kept.
    size: int
    at: datetime
    by_name: str
    task_id: str = ""
    may_take_back: bool = False
    #: None while it stands.
    taken_back_at: datetime | None = None
    taken_back_by_name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFile:
    """One attachment with its content, or its preview."""

    id: str
    case_no: str
    kind: AttachmentKind
    content: bytes
