"""Answers are checked by their form before any deed takes them, and kept word for word after."""

from engine.errors import AnswersRefused
from engine.model import LETTER_NUMBER, JsonObject
from engine.store.handed_over import handed_over
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_answers import Filled


def settled(
    work: Work,
    case: CaseRecord,
    form: str,
    answers: JsonObject,
    *,
    alone: bool = False,
    signs: bool = False,
) -> JsonObject:
    """Return the answers as the form settles them; AnswersRefused when they do not fit.

    Warnings do not stop anybody. Without a form there is nothing to answer. `alone`: they come
    from a task that is seen without its case, and so is judged without it. `signs`: a letter that
    the form signs is to get its number; see numbering.py.
    """
    if not form:
        return {}
    bundle, known = work.bundle(case), work.known(case, form)
    if alone:
        known = handed_over(known, bundle.facts.get(form), case.klass)
    if signs:
        known = {**known, LETTER_NUMBER: LETTER_NUMBER}
    kept, problems = work.means.forms.settle(bundle.files, form, answers, known, work.now)
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
    work.marks.keep(case, filled, work.findables(case, filled.form))
    return record.digest, {"answer": record.id, "form": record.form, "version": record.version}
