"""Two people, or two tabs, on one task: who was first, and both texts side by side."""

from flask import render_template
from flask.typing import ResponseReturnValue

from engine import AnswerView, CaseByNo, JsonObject, TaskById, TaskSheet, Unknown
from webui.answers import reading
from webui.visit import ask


def no_longer_hers(task_id: str, answers: JsonObject) -> ResponseReturnValue:
    """Say who finished or holds the task, with the visitor's own text beside what was recorded."""
    sheet = ask(TaskById(task_id, late=True))
    recorded = _recorded(sheet)
    body = render_template(
        "tasks/taken.html",
        sheet=sheet,
        mine=reading(sheet.files, sheet.node.form, answers),
        theirs=reading(sheet.files, sheet.node.form, recorded.body) if recorded else None,
    )
    return body, 409


def typed_elsewhere(task_id: str, answers: JsonObject) -> ResponseReturnValue:
    """Show the draft kept from another tab or device beside what was typed here."""
    sheet = ask(TaskById(task_id))
    kept = sheet.draft.body if sheet.draft else {}
    body = render_template(
        "tasks/stale.html",
        sheet=sheet,
        mine=reading(sheet.files, sheet.node.form, answers),
        theirs=reading(sheet.files, sheet.node.form, kept),
    )
    return body, 409


def _recorded(sheet: TaskSheet) -> AnswerView | None:
    """Return the answers that closed the task, if the visitor may read them."""
    try:
        case = ask(CaseByNo(sheet.task.case_no))
    except Unknown:
        return None
    versions = [one for one in case.answers if one.task_id == sheet.task.id and one.is_readable]
    return max(versions, key=lambda answer: answer.version, default=None)
