"""What is handed in too late: who was first, both texts side by side, or what waits as a draft."""

from flask import render_template
from flask.typing import ResponseReturnValue

from engine import (
    AnswerView,
    CaseByNo,
    EngineError,
    JsonObject,
    LeaveDraft,
    SaveDraft,
    StaleVersion,
    TaskById,
    TaskSheet,
    Text,
    Unknown,
    WrongState,
)
from webui.answers import reading, seen_version
from webui.fragments import by_script, page
from webui.visit import ask, do


def too_late(task_id: str, answers: JsonObject, refused: EngineError) -> ResponseReturnValue:
    """Answer who hands in what cannot be taken any more, or not yet."""
    if isinstance(refused, StaleVersion):
        return typed_elsewhere(task_id, answers)
    if isinstance(refused, WrongState):
        return _set_aside(task_id, answers, refused.message)
    return no_longer_hers(task_id, answers)


def no_longer_hers(task_id: str, answers: JsonObject) -> ResponseReturnValue:
    """Say who finished or holds the task, with the visitor's own text beside what was recorded.

    What she typed is kept for her a while: the page may be all she has of it.
    """
    sheet = ask(TaskById(task_id, late=True))
    recorded = _recorded(sheet)
    if answers and (recorded is None or recorded.body != answers):
        do(LeaveDraft(task_id, answers), once=False)
    if by_script():
        return page("tasks/task.html", "taken", sheet=sheet), 409
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


def _set_aside(task_id: str, answers: JsonObject, why: Text) -> ResponseReturnValue:
    """Keep as a draft what cannot be handed in while the case stands still, and say so."""
    try:
        do(SaveDraft(task_id, answers, seen_version()), once=False)
    except StaleVersion:
        return typed_elsewhere(task_id, answers)
    sheet = ask(TaskById(task_id, late=True))
    mine = reading(sheet.files, sheet.node.form, answers)
    return render_template("tasks/set_aside.html", sheet=sheet, why=why, mine=mine), 409


def _recorded(sheet: TaskSheet) -> AnswerView | None:
    """Return the answers that closed the task, if the visitor may read them."""
    try:
        case = ask(CaseByNo(sheet.task.case_no))
    except Unknown:
        return None
    versions = [one for one in case.answers if one.task_id == sheet.task.id and one.is_readable]
    return max(versions, key=lambda answer: answer.version, default=None)
