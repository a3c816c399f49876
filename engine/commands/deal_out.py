"""Give what somebody left behind of one case to a colleague."""

from collections import Counter
from dataclasses import dataclass

from engine.access import guard, reads_cases
from engine.commands.cases import required
from engine.commands.handing import taker_of
from engine.commands.naming import put_on
from engine.commands.opening import held_by
from engine.commands.tasks import hand_over
from engine.errors import WrongState
from engine.model import Json, say
from engine.store.history import Deed
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

STILL_HERE = say("Rekan ini masih bertugas; ia menyerahkan kasusnya sendiri.")
NOTHING_LEFT = say("Tidak ada lagi yang dipegangnya pada kasus ini.")


@dataclass(frozen=True, slots=True)
class DealOut:
    """Put `to` in the place of `username`, who holds no role any more, on one case.

    Her open tasks, what waits there for her hat, flags, appointments and her place on the team go
    over at once; handovers that nobody signed are withdrawn.
    """

    username: str
    case_no: str
    to: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case; `count` is the number of tasks that went over."""
        case = work.cases.lock_by_no(self.case_no)
        guard(work.actor, "deal_out", work.cases.subject(case))
        reason = required(self.reason)
        if work.people.roles(self.username):
            raise WrongState(STILL_HERE)
        held = work.handovers.held(case, self.username)
        if not held:
            raise WrongState(NOTHING_LEFT)
        role = work.access.role_of(case, self.username)
        tasks = self._tasks(work, case, role if "free" in held else "")
        taker, hat = self._taker(work, case, tasks, role if "place" in held else "")

        work.access.let_out(case, self.username)
        for task in tasks:
            hand_over(work, case, task, taker, task.role or hat)
        if reads_cases(hat) and held.keys() & {"place", "flag", "appointment"}:
            put_on(work, case, taker, hat)
        work.handovers.withdraw(case, self.username, reason)
        work.handovers.pass_on(case, self.username, taker)

        detail: dict[str, Json] = {"from": self.username, "to": self.to, **_told(held)}
        work.record(case, Deed(deed="case_dealt", name=taker.name, reason=reason, detail=detail))
        return case.receipt("case_dealt", case.no, count=len(tasks))

    def _tasks(self, work: Work, case: CaseRecord, free: str) -> list[TaskRecord]:
        waiting = (task for task in work.tasks.of_case(case) if free and not task.assignee)
        hers = held_by(work, case, self.username)
        return [*hers, *(task for task in waiting if task.role == free)]

    def _taker(
        self, work: Work, case: CaseRecord, tasks: list[TaskRecord], place: str
    ) -> tuple[Person, str]:
        """Return who takes it, and the hat under which she comes."""
        needed = {task.role for task in tasks if task.role} | ({place} if place else set())
        taker, roles = taker_of(work, case, self.to, needed, tasks)
        return taker, place or next(filter(reads_cases, [*sorted(needed), *roles]), roles[0])


def _told(held: Counter[str]) -> dict[str, int]:
    """Name what went over by how many there were."""
    return {kind: held[kind] for kind in sorted(held)}
