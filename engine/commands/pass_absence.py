"""Have another colleague work in somebody's place, where the substitute has left."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.cases import required
from engine.commands.opening import refused
from engine.errors import Unknown, WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.records_beside import StandInRecord
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

STILL_HERE = say("Wakil ini masih bertugas.")
AWAY = say("Rekan ini sendiri tidak hadir pada waktu itu.")
OTHER_HAT = say("Wakil harus rekan lain yang memegang peran yang sama.")


@dataclass(frozen=True, slots=True)
class PassAbsence:
    """Put `to` in the place of a substitute who left, for the rest of the time."""

    id: str
    to: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the id of what runs from now on."""
        daerah = work.actor.daerah
        guard(work.actor, "deal_out", Subject(daerah=daerah))
        reason = required(self.reason)
        found = work.absences.one(self.id, whole=False)
        if found is None:
            raise Unknown
        if found.ends_at <= work.now or work.people.roles(found.substitute):
            raise WrongState(STILL_HERE)
        taker = self._taker(work, found)

        id_ = work.absences.pass_on(found, taker)

        detail = {"absence": id_, "from": found.substitute, "to": self.to}
        deed = Deed(deed="absence_passed", name=found.name, reason=reason, detail=detail)
        work.history.of_chain(daerah, f"akun:{found.username}", deed)
        return Receipt(deed=deed.deed, subject=id_)

    def _taker(self, work: Work, found: StandInRecord) -> Person:
        colleague = work.people.colleague(found.daerah, self.to)
        shared = {*work.people.roles(found.username)} & {*(colleague[1] if colleague else ())}
        if colleague is None or self.to == found.username or not shared:
            raise refused("absence.substitute", OTHER_HAT, "/to")
        if work.absences.is_away(self.to, (max(work.now, found.starts_at), found.ends_at)):
            raise refused("absence.substitute", AWAY, "/to")
        return Person(self.to, colleague[0])
