"""People who gave an address, and what arrives there."""

from dataclasses import dataclass, field

from engine import (
    CHANNELS,
    Actor,
    ConfirmNudgeAddress,
    DeliverNudges,
    Engine,
    Handed,
    Nudge,
    NudgeAll,
    SetNudgeAddress,
)
from tests.engine.office import MACHINE

MAIL, NUMBER = "rini.anggraini@contoh.example", "0812 5555 0199"
ADDRESSES = {"email": MAIL, "whatsapp": NUMBER}


@dataclass
class Pager:
    """Takes nudges, or says why not."""

    answer: Handed = field(default_factory=Handed)
    taken: list[tuple[str, str, Nudge]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    channels = CHANNELS

    def __call__(self, channel: str, address: str, nudge: Nudge, key: str) -> Handed:
        self.taken.append((channel, address, nudge))
        self.keys.append(key)
        return self.answer

    def told(self) -> list[tuple[str, int]]:
        """Kind and count of what came since it was last asked; codes are left out."""
        found = [(one.kind, one.count) for _, _, one in self.taken if not one.code]
        self.taken.clear()
        return found


def go_round(engine: Engine) -> int:
    """Let the worker look at everybody, and deliver; returns how much was delivered."""
    engine.do(NudgeAll(), MACHINE)
    return engine.do(DeliverNudges(), MACHINE).count


def reached(engine: Engine, pager: Pager, who: Actor, channel: str = "email") -> None:
    """Have somebody give an address and confirm it by the code that came."""
    engine.do(SetNudgeAddress(channel, ADDRESSES[channel]), who)
    engine.do(DeliverNudges(), MACHINE)
    code = pager.taken[-1][2].code
    assert engine.do(ConfirmNudgeAddress(channel, code), who).deed == "nudge_address_confirmed"
    pager.taken.clear()
