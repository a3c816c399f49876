"""Answers are checked by their form before any deed takes them, and kept word for word after."""

from engine.errors import AnswersRefused
from engine.model import JsonObject
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_answers import Filled


def settled(work: Work, case: CaseRecord, form: str, answers: JsonObject) -> JsonObject:
    """Return the answers as the form settles them; AnswersRefused when they do not fit.

    Warnings do not stop anybody. Without a form there is nothing to answer.
    """
    if not form:
        return {}
    files = work.bundle(case).files
    kept, problems = work.means.forms.settle(files, form, answers, work.known(case, form), work.now)
    if any(problem.severity == "error" for problem in problems):
        raise AnswersRefused(problems)
    return kept


def kept(work: Work, case: CaseRecord, filled: Filled) -> tuple[str, JsonObject]:
    """Write a filled form; return its digest and what the history row says of it.

    Without a form there is nothing to keep.
    """
    if not filled.form:
        return "", {}
    record = work.answers.keep(case, filled)
    return record.digest, {"answer": record.id, "form": record.form, "version": record.version}
