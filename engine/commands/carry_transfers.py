"""Carry what two daerah say to each other about a case over the wall between them."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.carry_transfer import CarryTransfer
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class CarryTransfers:
    """Take up to `limit` questions and as many answers; a second worker takes others."""

    deed = "transfers_carried"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[CarryTransfer, ...]:
        """Lease what is due and name the deed for each."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        found = work.jobs.take_transfers(self.limit)
        return tuple(CarryTransfer(*one) for one in dict.fromkeys(found))
