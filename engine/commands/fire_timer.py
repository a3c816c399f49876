"""Fire one timer of one case."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.going_on import record_step
from engine.commands.stepping import held, restored, take_step
from engine.errors import Broken, Unknown
from engine.lifecycle import DEEDS, case_moves
from engine.model import Failure
from engine.ports import Deliver
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import ClockRecord
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class FireTimer:
    """Fire a leased clock, if its case still runs and nobody was faster."""

    clock_id: str
    daerah: str

    def attempt(self, _deliver: Deliver | None) -> "FireTimer":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when it fired; how late is in the history."""
        nothing = Receipt(deed="timer_fired")
        try:
            case = work.cases.lock_of_clock(self.clock_id)
        except Unknown:
            return nothing
        guard(work.actor, "work_clock", Subject(daerah=case.daerah))
        clock = work.waits.due_clock(case, self.clock_id)
        if clock is None or case.status not in DEEDS["fire"]:
            return nothing

        try:
            running = restored(work, case)
        except Broken as broken:
            _hold(work, case, clock, broken)
            return nothing
        running.fire(clock.id)

        work.waits.stop_clock(case, clock.id)
        step = take_step(work, case, running)
        record_step(work, step, _deed(work, clock))

        return case.receipt("timer_fired", count=1)


def _hold(work: Work, case: CaseRecord, clock: ClockRecord, broken: Broken) -> None:
    """Let a person see to a case that cannot be read; its clock stays due until it can."""
    failure = Failure(
        id=clock.id, element=clock.element, process=clock.process, message=broken.message
    )
    stuck = case._replace(status=case_moves(case.status, "stuck"))
    work.record(stuck, held(work, stuck, "state", failure))


def _deed(work: Work, clock: ClockRecord) -> Deed:
    """Say which timer fired, and how late."""
    late = work.now - clock.due
    return Deed(
        deed="timer_fired",
        element=clock.element,
        name=clock.name,
        detail={
            "due": clock.due.isoformat(),
            "fired": work.now.isoformat(),
            "late_seconds": int(late.total_seconds()),
        },
    )
