"""How somebody is told outside the pages."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import Channel, NudgeChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeWay:
    """A way that leads outside here, and the reader's address on it."""

    channel: Channel
    #: "" when she gave none.
    address: str = ""
    #: "none", "asked" while its code is awaited, "works", or "failed" when nothing arrives.
    state: str = "none"
    #: When its code was sent; None without an address.
    asked_at: datetime | None = None

    @property
    def is_used(self) -> bool:
        """Tell whether she confirmed her address, whatever became of it since."""
        return self.state in {"works", "failed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeSheet:
    """The ways that lead outside here, and what the reader chose."""

    #: Also those on which she still has an address though they lead nowhere now.
    ways: tuple[NudgeWay, ...]
    choice: NudgeChoice
