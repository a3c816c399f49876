"""What every deed beside the forms shares: words that are not empty, somebody of the team."""

from datetime import datetime

from engine.commands.opening import refused
from engine.errors import Refused
from engine.model import Problem, say
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_tasks import Person

EMPTY = say("Catatan belum diisi.")
NOT_OF_TEAM = say("Rekan ini bukan anggota tim kasus.")
OVER = say("Waktu itu sudah lewat.")
LATER = say("Pilih waktu yang akan datang.")


def worded(note: str) -> str:
    """Return the words without blanks around them; Refused when nothing is left."""
    if words := note.strip():
        return words
    problem = Problem(
        code="note.required", message=EMPTY, repair=say("Tuliskan catatannya."), field="/note"
    )
    raise Refused((problem,))


def teammate(work: Work, case: CaseRecord, username: str) -> Person:
    """Return somebody in office who reads the case by her place in it; Refused for others."""
    subject = work.cases.subject(case)
    found = work.people.colleague(case.daerah, username)
    if found is None or username not in (subject.team | subject.named) - subject.denied:
        raise refused("beside.person", NOT_OF_TEAM, "/username")
    return Person(username, found[0])


def still_to_come(work: Work, moment: datetime | None) -> datetime:
    """Return the moment; Refused when there is none, or it has passed."""
    if moment is None or moment <= work.now:
        raise refused("beside.due", OVER, "/due", LATER)
    return moment
