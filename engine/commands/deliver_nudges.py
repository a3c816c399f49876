"""Hand over what people are told outside the pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.access import Subject, guard
from engine.commands.note_nudge import NoteNudge
from engine.model import Nudge, NudgeChoice
from engine.nudging import code_of
from engine.ports import Deliver, Nudging
from engine.store.records_nudges import NudgeRecord
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class Errand:
    """One nudge on its way, outside every transaction."""

    daerah: str
    key: str
    channel: str
    nudge: Nudge = field(repr=False)
    address: str = field(repr=False)
    by: Nudging

    def attempt(self, _deliver: Deliver | None) -> NoteNudge:
        """Hand it over and name the deed that writes down the outcome."""
        return NoteNudge(self.key, self.by(self.channel, self.address, self.nudge, self.key))


@dataclass(frozen=True, slots=True)
class DeliverNudges:
    """Take up to `limit` waiting nudges; where nothing leads outside they stay."""

    deed = "nudges_delivered"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[Errand, ...]:
        """Lease nudges that are due for an attempt; what nobody is to have goes nowhere."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        if work.means.nudge is None:
            return ()
        return tuple(self._errands(work, work.means.nudge))

    def _errands(self, work: Work, by: Nudging) -> Iterator[Errand]:
        for row in work.jobs.take_nudges(self.limit):
            drawer = work.notices.outside(row.daerah)
            place = drawer.address(row.username, row.channel)
            may_go = place is not None and (row.kind == "code" or place.works)
            if place is None or not may_go or not work.people.roles(row.username):
                drawer.set(row.key, status="withdrawn")
                continue
            address = work.vault.unlock(place.body, place.place).decode()
            told = _nudge(work, row, drawer.chosen(row.username))
            yield Errand(row.daerah, row.key, row.channel, told, address, by)


def _nudge(work: Work, row: NudgeRecord, choice: NudgeChoice) -> Nudge:
    code = code_of(work.vault, row.key) if row.kind == "code" else ""
    return Nudge(kind=row.kind, language=choice.language, count=row.count, code=code)
