"""Let a colleague into a case by name."""

from dataclasses import dataclass
from datetime import datetime

from engine.commands.cases import required
from engine.commands.opening import READS_NONE, colleague, deed_about, reached, refused
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

ONESELF = say("Akses diberikan oleh orang lain, tidak kepada diri sendiri.")
OVER = say("Akhir akses sudah lewat.")
LATER = say("Pilih waktu yang akan datang, atau kosongkan.")
SHUT_OUT = say("Rekan ini ada dalam daftar larang kasus; cabut larangannya dahulu.")


@dataclass(frozen=True, slots=True)
class GrantAccess:
    """Let `username` read and work on the case, for a reason, until a moment or for good."""

    case_no: str
    username: str
    reason: str
    until: datetime | None = None

    def run(self, work: Work) -> Receipt:
        """Answer with the username as the subject."""
        case = reached(work, self.case_no, "open_to_others")
        reason = required(self.reason)
        her = colleague(work, self.username)
        if self.username == work.actor.username:
            raise refused("access.oneself", ONESELF, "/username")
        if not her.role:
            raise refused("access.hat", READS_NONE, "/username")
        if self.username in work.cases.subject(case).denied:
            raise refused("access.denied", SHUT_OUT, "/username")
        if self.until is not None and self.until <= work.now:
            raise refused("access.until", OVER, "/until", LATER)

        work.access.let_in(case, her.person, her.role, reason, self.until)

        until = self.until.isoformat() if self.until else ""
        work.record(case, deed_about("access_granted", her.person, reason, until=until))
        return case.receipt("access_granted", self.username)
