"""What people typed: from the form's pairs to answers, and back to lines that can be read."""

import re
from itertools import groupby

from flask import Flask, request

from engine import AnswerView, CaseSheet, CaseView, Files, JsonObject
from forms import Answered, parse, read_back, wants_update
from webui.visit import visitor

#: Our own fields beside those of a form.
FINISH, VERSION, REASON = "x-selesai", "x-versi", "x-alasan"
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


def seen_version() -> int:
    """Return the version of the draft that the page was made from."""
    value = request.form.get(VERSION, "")
    return int(value) if _COUNT.fullmatch(value) else 0


def reason() -> str:
    """Return the reason given beside a form."""
    return request.form.get(REASON, "").strip()


def handed_in(case: CaseView) -> JsonObject:
    """Return what a form outside a task may know of its case."""
    return {"no_kasus": case.no, "daerah": case.daerah, "$petugas": visitor().name}


def reading(files: Files, form: str, answers: JsonObject) -> tuple[Answered, ...]:
    """Return the answered questions of a form, in its order; a task without a form has none."""
    return read_back(files, form, answers, visitor().daerah) if form else ()


def versions_by_task(sheet: CaseSheet) -> tuple[tuple[AnswerView, ...], ...]:
    """Return the filled forms of a case, one group per task, each newest version first."""
    ordered = sorted(sheet.answers, key=lambda answer: (answer.task_id, -answer.version))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda answer: answer.task_id)]
    return tuple(sorted(groups, key=lambda group: group[-1].at))


def register(app: Flask) -> None:
    """Give templates the reading of a filled form, and this request's pairs."""
    app.jinja_env.globals.update(reading=reading, form_pairs=pairs)
