"""What people are told outside the pages: that something waits, and no more."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Channel: TypeAlias = Literal["email", "whatsapp"]
#: Who cannot take a nudge: its "address", the "server" on the way; "later" asks for patience.
Fault: TypeAlias = Literal["", "address", "later", "server"]

#: What somebody may be nudged about, in the order of her page: a task for her, one that is urgent
#: and taken by nobody, a deadline, a handover to her, a flag that is due, an appointment of the
#: next working day, an urgent report from outside, and whatever else her desk tells.
NUDGED_ABOUT: Final = (
    *("task", "alarm", "deadline", "handover", "flag", "appointment", "report", "other"),
)
#: What waits for no working hours and no digest.
ALARMS: Final = frozenset(("alarm", "report"))
CHANNELS: Final[tuple[Channel, ...]] = ("email", "whatsapp")
PACES: Final = ("at_once", "daily")
#: When nobody is nudged: outside the office's hours, from 20.00 to 06.00, or never.
QUIETS: Final = ("office", "night", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """What is told: that `count` things wait, or the code that confirms an address."""

    #: "news", "digest" or "code".
    kind: str
    #: "id" or "en".
    language: str
    #: 0 for a code.
    count: int = 0
    #: "" for all others.
    code: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of an attempt; nothing in it names an address."""

    fault: Fault = ""
    #: In few words, as "SMTP 451"; "" when it was taken.
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeChoice:
    """How somebody wants to be nudged."""

    language: str = "id"
    pace: str = "at_once"
    #: Hour of the digest, by the clock of her place.
    hour: int = 7
    quiet: str = "office"
    #: Pairs "event.channel" that she does not want.
    refused: frozenset[str] = frozenset()

    def wants(self, event: str, channel: str) -> bool:
        """Tell whether she is told of an event this way."""
        return f"{event}.{channel}" not in self.refused
