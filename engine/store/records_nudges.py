"""Rows of nudges as commands see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class NudgeAddressRecord(NamedTuple):
    """Where somebody is nudged."""

    daerah: str
    username: str
    channel: str
    #: Under the vault's lock.
    body: bytes
    #: Names the nudge that carried the code.
    code_key: str
    #: Wrong codes since then.
    wrong: int
    asked_at: datetime
    confirmed_at: datetime | None = None
    failed_at: datetime | None = None

    @property
    def place(self) -> str:
        """Where it lies, for the vault."""
        return f"nudge_address {self.daerah} {self.username} {self.channel}"

    @property
    def works(self) -> bool:
        """It is confirmed, and nothing came back from it."""
        return self.confirmed_at is not None and self.failed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeRecord:
    """One nudge on its way."""

    daerah: str
    key: str
    username: str
    channel: str
    #: "news", "digest" or "code".
    kind: str
    count: int
    status: str
    tries: int
    next_at: datetime
    created_at: datetime
