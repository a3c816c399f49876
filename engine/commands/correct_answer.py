"""Correct a filled form: a new version with a reason; nothing is overwritten."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.reasons import required
from engine.commands.settling import settled
from engine.errors import StaleVersion
from engine.lifecycle import fits
from engine.model import JsonObject
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_answers import Filled
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CorrectAnswer:
    """Write the next version of the answers `answer_id`.

    What was decided from the earlier version stays decided, and the live variables stay as they
    are: a correction mends the record, it does not move the case.
    """

    answer_id: str
    answers: JsonObject
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the new version's id and number."""
        case = work.cases.lock(work.answers.case_of(self.answer_id))
        old, latest = work.answers.get(case, self.answer_id)
        team = work.cases.team(case)
        guard(work.actor, "correct", Subject(daerah=case.daerah, team=team, author=old.author))
        fits("correct", case.status)
        reason = required(self.reason)
        if old.version != latest:
            raise StaleVersion
        answers = settled(work, case, old.form, self.answers)

        filled = Filled(
            task_id=old.task_id,
            element=old.element,
            task_name=old.task_name,
            form=old.form,
            body=answers,
            version=latest + 1,
            reason=reason,
        )
        new = work.answers.keep(case, filled)

        deed = Deed(
            deed="answer_corrected",
            task_id=old.task_id,
            element=old.element,
            name=old.task_name,
            digest=new.digest,
            reason=reason,
            detail={"answer": new.id, "form": old.form, "version": new.version},
        )
        work.record(case, deed)
        return Receipt(
            deed="answer_corrected",
            case_id=case.id,
            case_no=case.no,
            subject=new.id,
            version=new.version,
        )
