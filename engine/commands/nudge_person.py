"""Put on its way what one person is to be told outside the pages."""

from dataclasses import dataclass, replace

from engine.access import Subject, guard
from engine.model import ALARMS, Actor, NudgeChoice, WorkingDays
from engine.nudging import digest_day, is_quiet, tomorrow_ends
from engine.ports import Deliver
from engine.store.nudge_worthy import by_herself, worthy
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_absences import is_away
from engine.store.work_nudges import Told, addresses_of, choice_of, told_to
from engine.store.work_terms import current_roles
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class NudgePerson:
    """Look at one person's desk: what waits there, and whether this is the hour to say so."""

    daerah: str
    username: str

    def attempt(self, _deliver: Deliver | None) -> "NudgePerson":
        """Nothing happens outside the transaction."""
        return self

    def prepare(self, reading: Reading) -> "PutNudges":
        """Look while nothing is locked; who left office, or is away, is told nothing."""
        nothing = PutNudges(self.daerah, self.username)
        roles = current_roles(reading.connection, self.username, reading.now)
        found = choice_of(reading.connection, self.daerah, self.username)
        ways = _ways(reading, self.daerah, self.username)
        if not roles or found is None or not ways:
            return nothing
        choice, last_digest = found
        working = reading.working(self.daerah)
        who = Actor(username=self.username, name="", daerah=self.daerah, role="")
        until = tomorrow_ends(working, reading.now)
        waits = worthy(reading.connection, who, roles, reading.now, until)
        known = told_to(reading.connection, self.daerah, self.username)
        if is_away(reading.connection, who, reading.now):
            return replace(nothing, gone=frozenset(known - waits))
        own = {one for one in waits - known if _is_own(reading, who, one)}

        day = _digest_now(choice, working, reading, last_digest)
        ripe = {
            one
            for one in waits - known - own
            if one[0] in ALARMS or day or _is_time(choice, working, reading)
        }
        wanted = tuple(
            (way, frozenset(one for one in ripe if choice.wants(one[0], way))) for way in ways
        )
        gone, told = frozenset(known - waits), frozenset(ripe | own)
        return PutNudges(self.daerah, self.username, told, gone, wanted, day)


@dataclass(frozen=True, slots=True)
class PutNudges:
    """Write down what was found: a nudge on each way that she wants, and what she knows now."""

    daerah: str
    username: str
    told: frozenset[Told] = frozenset()
    #: What waits no longer.
    gone: frozenset[Told] = frozenset()
    #: Channel, and what is told there.
    wanted: tuple[tuple[str, frozenset[Told]], ...] = ()
    #: The day whose digest this is; "" for none.
    day: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when something is on its way."""
        guard(work.actor, "work_clock", Subject(daerah=self.daerah))
        drawer = work.notices.outside()
        if self.gone:
            drawer.forget(self.username, self.gone)
        if self.day:
            drawer.digested(self.username, self.day)
        # What another worker said that looked at the same moment is not fresh.
        fresh = {*drawer.told(self.username, sorted(self.told))}
        kind, sent = "digest" if self.day else "news", 0
        for channel, what in self.wanted:
            if count := len(fresh & what):
                drawer.send(self.username, channel, kind, count)
                sent = 1
        return Receipt(deed="person_nudged", count=sent)


def _ways(reading: Reading, daerah: str, username: str) -> list[str]:
    found = addresses_of(reading.connection, daerah, username)
    return [one.channel for one in found if one.works]


def _is_own(reading: Reading, who: Actor, one: Told) -> bool:
    event, subject = one
    return event == "task" and by_herself(reading.connection, who, subject)


def _is_time(choice: NudgeChoice, working: WorkingDays, reading: Reading) -> bool:
    return choice.pace == "at_once" and not is_quiet(choice, working, reading.now)


def _digest_now(choice: NudgeChoice, working: WorkingDays, reading: Reading, last: str) -> str:
    day = digest_day(choice, working, reading.now) if choice.pace == "daily" else ""
    return day if day > last else ""
