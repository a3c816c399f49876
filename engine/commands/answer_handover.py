"""Take over a case, refuse to, or withdraw the proposal."""

from dataclasses import dataclass, replace
from typing import Literal

from engine.access import guard
from engine.commands.cases import required
from engine.commands.handing import carried
from engine.commands.tasks import hand_over
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_beside import HandoverRecord
from engine.store.work import Work
from engine.views import Receipt

ANSWERED = say("Serah terima ini sudah dijawab.")


@dataclass(frozen=True, slots=True)
class AnswerHandover:
    """Sign for the taker, or say no with a reason; the giver alone withdraws, with a reason.

    With a yes the giver's open tasks, flags and appointments become the taker's, who joins the
    team as the giver leaves it: all at once.
    """

    handover_id: str
    outcome: Literal["accepted", "refused", "withdrawn"]
    reason: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the handover; `count` is the number of tasks that went over."""
        case = work.cases.lock(work.handovers.case_of(self.handover_id))
        one = work.handovers.one(case, self.handover_id)
        self._guard(work, case, one)
        reason = self.reason.strip() if self.outcome == "accepted" else required(self.reason)
        if one.outcome:
            raise WrongState(ANSWERED)

        count = _taken(work, case, one) if self.outcome == "accepted" else 0
        work.handovers.answer(one, self.outcome, reason)

        deed = Deed(
            deed=f"handover_{self.outcome}",
            name=one.taker_name,
            reason=reason,
            detail={"handover": one.id, "from": one.giver, "to": one.taker, "tasks": count},
        )
        work.record(case, deed)
        return case.receipt(deed.deed, one.id, count=count)

    def _guard(self, work: Work, case: CaseRecord, one: HandoverRecord) -> None:
        verb = "withdraw_handover" if self.outcome == "withdrawn" else "answer_handover"
        subject = replace(work.cases.subject(case), author=one.giver, assignee=one.taker)
        guard(work.actor, "see_handover", subject)
        guard(work.actor, verb, subject)


def _taken(work: Work, case: CaseRecord, one: HandoverRecord) -> int:
    taker, tasks = carried(work, case, one.giver, one.taker)
    work.access.let_out(case, one.giver)
    work.cases.join_team(case, taker.username, taker.name, one.role)
    for task in tasks:
        hand_over(work, case, task, taker, task.role or one.role)
    work.handovers.pass_on(case, one.giver, taker)
    return len(tasks)
