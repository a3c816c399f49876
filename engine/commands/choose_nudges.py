"""Choose how one is told outside the pages."""

import re
from dataclasses import dataclass
from typing import ClassVar

from engine.commands.opening import refused
from engine.model import CHANNELS, NUDGED_ABOUT, PACES, QUIETS, NudgeChoice, say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

NOT_OFFERED = say("Pilihan ini tidak ada.")
_LAST_HOUR = 23
_LANGUAGE = re.compile("[a-z]{2}")


@dataclass(frozen=True, slots=True)
class ChooseNudges:
    """Keep what the actor wants to be told of, which way and when."""

    keeps_receipt: ClassVar[bool] = False

    choice: NudgeChoice

    def run(self, work: Work) -> Receipt:
        """Answer with nothing but the deed."""
        wanted = self.choice
        if wanted.pace not in PACES or wanted.quiet not in QUIETS:
            raise refused("nudge.choice", NOT_OFFERED, "/choice")
        if not 0 <= wanted.hour <= _LAST_HOUR:
            raise refused("nudge.hour", NOT_OFFERED, "/hour")
        pairs = {f"{event}.{channel}" for event in NUDGED_ABOUT for channel in CHANNELS}
        if not wanted.refused <= pairs or not _LANGUAGE.fullmatch(wanted.language):
            raise refused("nudge.refused", NOT_OFFERED, "/refused")

        who = work.actor
        work.notices.outside().choose(who.username, wanted)

        work.history.of_chain(who.daerah, f"akun:{who.username}", Deed(deed="nudges_chosen"))
        return Receipt(deed="nudges_chosen")
