"""What people typed: from the form's pairs to answers, and back to lines that can be read."""

from dataclasses import dataclass
from itertools import groupby

from flask import Flask, request

from engine import AnswerView, CaseSheet, Files, JsonObject
from forms import parse
from webui.security import TOKEN_FIELD
from webui.visit import SUBMISSION

#: Fields of our own on every form page; all others are the form's.
OURS = frozenset((TOKEN_FIELD, SUBMISSION, "versi", "selesai", "alasan"))


def typed(files: Files, form: str) -> JsonObject:
    """Return this request's answers to `form`; a task without a form has none."""
    if not form:
        return {}
    pairs = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]
    return parse(files, form, pairs)


def seen_version() -> int:
    """Return the version of the draft that the page was made from."""
    value = request.form.get("versi", "")
    return int(value) if value.isdecimal() else 0


def versions_by_task(sheet: CaseSheet) -> tuple[tuple[AnswerView, ...], ...]:
    """Return the filled forms of a case, one group per task, each newest version first."""
    ordered = sorted(sheet.answers, key=lambda answer: (answer.task_id, -answer.version))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda answer: answer.task_id)]
    return tuple(sorted(groups, key=lambda group: group[-1].at))


def register(app: Flask) -> None:
    """Give templates the lines of a filled form, and the pairs of this request."""
    app.jinja_env.globals.update(answer_lines=answer_lines)


@dataclass(frozen=True, slots=True)
class Line:
    """One answered question, to be read."""

    label: str
    value: str


def reading(files: Files, form: str, body: JsonObject) -> tuple[Line, ...]:
    """Return the answered questions of a form in its order."""
    return ()


def answer_lines(files: Files, answer: AnswerView) -> tuple[Line, ...]:
    """Return the lines of a filled form."""
    return reading(files, answer.form, answer.body)
