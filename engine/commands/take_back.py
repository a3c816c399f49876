"""Take back what somebody held of one case whose time on it is over."""

from dataclasses import dataclass, replace

from engine.access import guard, reads_cases
from engine.commands.in_charge import managers_of
from engine.commands.opening import deed_about, hand_back, held_by
from engine.commands.villages import tell_of_nobody
from engine.ports import Deliver
from engine.store.records import CaseRecord, TaskRecord
from engine.store.records_access import Word
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class TakeBack:
    """End a grant that ran out; put back the tasks for which she has no grant or role any more.

    With a grant that had an end goes her place on the team. Drafts stay with their tasks. The
    case's managers are told: somebody has to take them up.
    """

    daerah: str
    case_id: str
    username: str

    def attempt(self, _deliver: Deliver | None) -> "TakeBack":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when there was anything to take back."""
        case = work.cases.lock(self.case_id)
        guard(work.actor, "work_clock", work.cases.subject(case))

        her = Person(self.username, work.people.name_of(case.daerah, self.username))
        ended = work.access.end_grant(case, self.username)
        if ended:
            work.access.let_out(case, self.username)
        left = self._left(work, case, ended=ended)
        if not ended and not left:
            return case.receipt("access_ended", self.username)
        hand_back(work, left)
        tell_of_nobody(work, case)
        if left:
            self._tell(work, case, her, len(left))

        work.record(case, deed_about("access_ended", her, "", tasks=len(left)))
        return case.receipt("access_ended", self.username, count=1)

    def _left(self, work: Work, case: CaseRecord, *, ended: bool) -> list[TaskRecord]:
        """Return her open tasks that she may not hold any more."""
        roles, former = work.people.roles(self.username), work.terms.former_roles(self.username)

        def is_left(task: TaskRecord) -> bool:
            gone = not roles or task.role in former - {*roles}
            return gone or (ended and reads_cases(task.role))

        return [task for task in held_by(work, case, self.username) if is_left(task)]

    def _tell(self, work: Work, case: CaseRecord, her: Person, count: int) -> None:
        word = Word(
            kind="tasks_back",
            case_no=case.no,
            about=her.username,
            about_name=her.name,
            count=count,
        )
        for username in managers_of(work, case, her.username):
            work.notices.tell(replace(word, username=username))
