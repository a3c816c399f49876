"""How one is told outside the pages."""

from dataclasses import dataclass

from engine.model import CHANNELS, Channel, NudgeChoice
from engine.store.reading import Reading
from engine.store.records_nudges import NudgeAddressRecord
from engine.store.work_nudges import addresses_of, choice_of
from engine.views import NudgeSheet, NudgeWay


@dataclass(frozen=True, slots=True)
class MyNudges:
    """The actor's own addresses and choices."""

    def answer(self, reading: Reading) -> NudgeSheet:
        """Answer with the sheet; only she is shown her addresses."""
        who = reading.actor.daerah, reading.actor.username
        found = {one.channel: one for one in addresses_of(reading.connection, *who)}
        offered = reading.channels | found.keys()
        chosen = choice_of(reading.connection, *who)
        return NudgeSheet(
            ways=tuple(
                _way(reading, channel, found.get(channel))
                for channel in CHANNELS
                if channel in offered
            ),
            choice=chosen[0] if chosen else NudgeChoice(),
        )


def _way(reading: Reading, channel: Channel, found: NudgeAddressRecord | None) -> NudgeWay:
    if found is None:
        return NudgeWay(channel=channel)
    state = "failed" if found.failed_at else "works" if found.confirmed_at else "asked"
    address = reading.unlocked(found.body, found.place)
    return NudgeWay(channel=channel, address=address, state=state, asked_at=found.asked_at)
