"""Open a closed case in an emergency."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from engine.access import DATA_OFFICER, deny
from engine.commands.cases import required
from engine.commands.in_charge import in_charge
from engine.commands.opening import deed_about, reached, refused
from engine.errors import WrongState
from engine.model import say
from engine.store.canonical import fresh_id
from engine.store.columns import WIB
from engine.store.records import CaseRecord
from engine.store.records_access import Emergency, Word
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

#: How long the case stays open to her.
LASTS = timedelta(hours=3)
#: Working days within which somebody else looks at it.
REVIEWED_WITHIN = 3
#: Letters of the shortest reason that tells anything.
SHORTEST = 20
#: Number of the first day of the week on which nobody works.
SATURDAY = 5

OPEN_ALREADY = say("Kasus ini sudah terbuka bagi Anda.")
TOO_SHORT = say("Alasan terlalu singkat.")
TELL_MORE = say("Tuliskan bahaya apa dan bagi siapa, paling sedikit {n} huruf.", n=SHORTEST)


@dataclass(frozen=True, slots=True)
class BreakGlass:
    """Read a case for three hours without being of its team: told at once, reviewed afterwards."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the emergency access as the subject."""
        reason = self._told()  # first: else a short one finds out which numbers there are
        case = reached(work, self.case_no, "break_glass")
        if deny(work.actor, "see_answers", work.cases.subject(case)) is None:
            raise WrongState(OPEN_ALREADY)

        opened = self._opened(work, case, reason)
        work.access.open_emergency(opened)
        _tell(work, case)

        who = Person(work.actor.username, work.actor.name)
        until = opened.until.isoformat()
        deed = deed_about("emergency_opened", who, reason, until=until, emergency=opened.id)
        work.record(case, deed)
        return case.receipt("emergency_opened", opened.id)

    def _told(self) -> str:
        reason = required(self.reason)
        if len(reason) < SHORTEST:
            raise refused("emergency.reason", TOO_SHORT, "/reason", TELL_MORE)
        return reason

    def _opened(self, work: Work, case: CaseRecord, reason: str) -> Emergency:
        return Emergency(
            daerah=case.daerah,
            id=fresh_id(work.now),
            case_id=case.id,
            case_no=case.no,
            username=work.actor.username,
            name=work.actor.name,
            role=work.actor.role,
            reason=reason.encode(),
            at=work.now,
            until=work.now + LASTS,
            due=working_days_after(work.now, REVIEWED_WITHIN),
        )


def working_days_after(moment: datetime, days: int) -> datetime:
    """Return the same hour so many days later, not counting Saturdays and Sundays."""
    there = moment.astimezone(WIB)
    while days:
        there += timedelta(days=1)
        days -= there.weekday() < SATURDAY
    return there.astimezone(moment.tzinfo)


def _tell(work: Work, case: CaseRecord) -> None:
    """Leave a word to who answers for the case, and to who watches over data."""
    who = work.actor
    word = Word(kind="emergency", case_no=case.no, about=who.username, about_name=who.name)
    for username in in_charge(work, case, who.username):
        work.notices.tell(replace(word, username=username))
    work.notices.tell(replace(word, role=DATA_OFFICER))
