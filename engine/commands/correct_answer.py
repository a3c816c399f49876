"""Correct a filled form: a new version with a reason; nothing is overwritten."""

from dataclasses import dataclass, replace

from engine.access import guard
from engine.commands.cases import required
from engine.commands.naming import in_place
from engine.commands.numbering import as_numbered
from engine.commands.settling import kept, settled
from engine.errors import StaleVersion, WrongState
from engine.lifecycle import fits
from engine.model import JsonObject, say
from engine.store.author_only import as_she_wrote
from engine.store.canonical import parsed
from engine.store.history import Deed
from engine.store.records import CARRIED, AnswerRecord, CaseRecord
from engine.store.work import Work
from engine.store.work_answers import Filled
from engine.views import Receipt

CAME_ALONG = say("Isian ini dibawa dari kasus lain; perbaiki di kasus asalnya.")


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
        old = self._latest(work, case)
        fits("correct", case.status)
        reason = required(self.reason)
        answers = settled(work, case, old.form, self._answers(work, case, old))
        answers = as_numbered(answers, parsed(old.body), work.bundle(case).facts.get(old.form))

        new = Filled(
            task_id=old.task_id,
            element=old.element,
            task_name=old.task_name,
            form=old.form,
            body=answers,
            version=old.version + 1,
            reason=reason,
        )
        digest, detail = kept(work, case, new)

        deed = Deed(
            deed="answer_corrected",
            task_id=old.task_id,
            element=old.element,
            name=old.task_name,
            digest=digest,
            reason=reason,
            detail=detail,
        )
        work.record(case, deed)
        return case.receipt("answer_corrected", str(detail["answer"]), version=new.version)

    def _answers(self, work: Work, case: CaseRecord, old: AnswerRecord) -> JsonObject:
        """Return the corrected answers; somebody else's pen does not touch the author's own."""
        if work.answers.writer(old) == work.actor.username:
            return self.answers
        fact = work.bundle(case).facts.get(old.form)
        return as_she_wrote(self.answers, parsed(old.body), fact)

    def _latest(self, work: Work, case: CaseRecord) -> AnswerRecord:
        """Read the answers; refuse unless the actor may correct them and nobody has yet."""
        old, latest = work.answers.get(case, self.answer_id)
        subject = replace(work.cases.subject(case), author=old.author)
        guard(work.actor, "correct", subject)
        in_place(work, subject)
        if old.element == CARRIED:
            raise WrongState(CAME_ALONG)
        if old.version != latest:
            raise StaleVersion
        return old
