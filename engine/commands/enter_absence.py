"""Say when somebody is away, and who works in her place."""

from dataclasses import dataclass
from datetime import datetime

from engine.access import Subject, guard
from engine.commands.opening import refused
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import ABSENCES, Receipt

NO_TIME = say("Isi tanggal mulai dan tanggal selesai; selesai tidak boleh sudah lewat.")
MEND_TIME = say("Tanggal selesai sama dengan atau sesudah tanggal mulai.")
NO_KIND = say("Pilih jenis ketidakhadiran.")
NOBODY = say("Tidak ada petugas dengan nama pengguna itu.")
OTHER_HAT = say("Wakil harus rekan lain yang memegang peran yang sama.")
BUSY = say("Pada waktu itu sudah tercatat ketidakhadiran lain dari petugas atau wakilnya.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterAbsence:
    """While it runs, the substitute works on what lies on the absent person's desk.

    She holds a role of hers in the same daerah; "" leaves the work to whoever deals it out.
    """

    username: str
    starts_at: datetime | None
    ends_at: datetime | None
    #: A key of ABSENCES.
    kind: str
    substitute: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the absence's id."""
        daerah = work.actor.daerah
        guard(work.actor, "enter_absence", Subject(daerah=daerah, author=self.username))
        who, times = self._who(work, self.username), self._times(work)
        substitute = self._substitute(work) if self.substitute else Person()
        if self.kind not in ABSENCES:
            raise refused("absence.kind", NO_KIND, "/kind")
        if work.absences.of_either(who, substitute, times):
            raise WrongState(BUSY)

        id_ = work.absences.enter(who, substitute, self.kind, times)

        days = {"from": times[0].isoformat(), "until": times[1].isoformat()}
        detail = {"absence": id_, "kind": self.kind, "substitute": substitute.username, **days}
        deed = Deed(deed="absence_entered", name=who.name, detail=detail)
        work.history.of_chain(daerah, f"akun:{who.username}", deed)
        return Receipt(deed=deed.deed, subject=id_)

    def _times(self, work: Work) -> tuple[datetime, datetime]:
        since, until = self.starts_at, self.ends_at
        if since is None or until is None or until <= since or until <= work.now:
            raise refused("absence.time", NO_TIME, "/ends_at", MEND_TIME)
        return since, until

    def _who(self, work: Work, username: str) -> Person:
        found = work.people.colleague(work.actor.daerah, username)
        if found is None:
            raise refused("absence.person", NOBODY, "/username")
        return Person(username, found[0])

    def _substitute(self, work: Work) -> Person:
        hers = set(work.people.roles(self.username))
        shared = hers.intersection(work.people.roles(self.substitute))
        if self.substitute == self.username or not shared:
            raise refused("absence.substitute", OTHER_HAT, "/substitute")
        return self._who(work, self.substitute)
