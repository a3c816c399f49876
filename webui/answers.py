"""What people typed: from the form's pairs to answers, and back to lines that can be read."""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby

from flask import Flask, request

from engine import AnswersRefused, AnswerView, CaseSheet, Files, JsonObject, Text
from forms import Answered, FormLibrary, FormTree, parse, read_back, wants_update
from processes import full_name
from webui.dates import now
from webui.visit import visitor

#: Our own fields beside those of a form.
FINISH, VERSION, REASON, SEEN = "x-selesai", "x-versi", "x-alasan", "x-dilihat"
#: What the button sends that finishes a task and opens the next one on the desk.
ONWARD = "lanjut"
#: A version that any number column holds.
_COUNT = re.compile(r"[0-9]{1,9}")


def pairs() -> tuple[tuple[str, str], ...]:
    """Return this request's fields that belong to the form: ours have a hyphen."""
    return tuple(pair for pair in request.form.items(multi=True) if "-" not in pair[0])


def typed(files: Files, form: str) -> JsonObject:
    """Return this request's answers to `form`; a task without a form has none."""
    return parse(files, form, pairs()) if form else {}


def is_final() -> bool:
    """Tell whether the form was sent to be done with, and not to be drawn anew."""
    return FINISH in request.form and not wants_update(pairs())


def goes_on() -> bool:
    """Tell whether she wants the next task of her desk, whosever it is, when this one is done."""
    return request.form.get(FINISH) == ONWARD


def seen_version() -> int:
    """Return the version of the draft that the page was made from."""
    value = request.form.get(VERSION, "")
    return int(value) if _COUNT.fullmatch(value) else 0


def reason() -> str:
    """Return the reason given beside a form."""
    return request.form.get(REASON, "").strip()


def ask_again(files: Files, form: str, answers: JsonObject, known: JsonObject) -> None:
    """Raise AnswersRefused with what is odd in answers that are right, unless she has seen it."""
    if not form:
        return
    _, problems = FormLibrary().settle(files, form, answers, known, now())
    is_wrong = any(problem.severity == "error" for problem in problems)
    if not is_wrong and _mark(problem.message for problem in problems) != request.form.get(
        SEEN, ""
    ):
        raise AnswersRefused(problems)


def doubts_seen(tree: FormTree) -> str:
    """Return the mark of the doubts that this page tells of, or that an earlier one has told."""
    return _mark(doubt.message for doubt in tree.doubts) or request.form.get(SEEN, "")


def _mark(messages: Iterable[Text]) -> str:
    told = sorted(map(str, messages))
    return sha256("\n".join(told).encode()).hexdigest()[:16] if told else ""


def reading(files: Files, form: str, answers: JsonObject) -> tuple[Answered, ...]:
    """Return the answered questions of a form, in its order; a task without a form has none."""
    return read_back(files, form, answers, visitor().daerah, called) if form else ()


def called(listed: str, value: str) -> str:
    """Call an answer that was suggested as people do: a region has a name besides its code."""
    return full_name(value) if listed == "wilayah" else value


def versions_by_task(sheet: CaseSheet) -> tuple[tuple[AnswerView, ...], ...]:
    """Return the filled forms of a case, one group per task, each newest version first."""
    ordered = sorted(sheet.answers, key=lambda answer: (answer.task_id, -answer.version))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda answer: answer.task_id)]
    return tuple(sorted(groups, key=lambda group: group[-1].at))


def register(app: Flask) -> None:
    """Give templates the reading of a filled form, this request's pairs, and seen doubts."""
    app.jinja_env.globals.update(reading=reading, form_pairs=pairs, doubts_seen=doubts_seen)
