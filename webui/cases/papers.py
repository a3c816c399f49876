"""Forms of a case outside its tasks: an institution's answer, and corrections."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from engine import (
    AnswerLinksOf,
    AnswersRefused,
    AnswerView,
    Awaited,
    CaseByNo,
    CaseSheet,
    CorrectAnswer,
    JsonObject,
    Problem,
    ReceiveMessage,
    Unknown,
)
from forms import FormTree, form_tree
from webui.answers import ask_again, is_final, reason, typed
from webui.dates import now
from webui.flashes import tell
from webui.visit import ask, do

bp = Blueprint("papers", __name__)


@bp.get("/kasus/<no>/pesan/<wait_id>")
def message(no: str, wait_id: str) -> ResponseReturnValue:
    """Show the form that records an institution's answer."""
    sheet = ask(CaseByNo(no))
    return _message_page(sheet, _awaited(sheet, wait_id), {})


@bp.post("/kasus/<no>/pesan/<wait_id>")
def receive(no: str, wait_id: str) -> ResponseReturnValue:
    """Record the institution's answer; the case goes on."""
    sheet = ask(CaseByNo(no))
    awaited = _awaited(sheet, wait_id)
    answers = typed(sheet.files, awaited.form)
    if not is_final():
        return _message_page(sheet, awaited, answers)
    try:
        ask_again(sheet.files, awaited.form, answers, sheet.known)
        do(ReceiveMessage(awaited.message, no, awaited.correlation, answers))
    except AnswersRefused as refused:
        return _message_page(sheet, awaited, answers, refused.problems), 422
    if awaited.form:
        tell("Jawaban lembaga tercatat; kasus berlanjut.")
    else:
        tell("Kabar tercatat; kasus berlanjut.")
    return redirect(url_for("cases.show", no=no), 303)


@bp.get("/kasus/<no>/isian/<answer_id>")
def correction(no: str, answer_id: str) -> ResponseReturnValue:
    """Show a filled form again, to be corrected with a reason."""
    sheet = ask(CaseByNo(no))
    answer = _answer(sheet, answer_id)
    return _correction_page(sheet, answer, answer.body)


@bp.post("/kasus/<no>/isian/<answer_id>")
def correct(no: str, answer_id: str) -> ResponseReturnValue:
    """Keep the correction as a new version; nothing is overwritten."""
    sheet = ask(CaseByNo(no))
    answer = _answer(sheet, answer_id)
    answers = typed(sheet.files, answer.form)
    if not is_final():
        return _correction_page(sheet, answer, answers)
    try:
        ask_again(sheet.files, answer.form, answers, sheet.known)
        do(CorrectAnswer(answer_id, answers, reason=reason()))
    except AnswersRefused as refused:
        return _correction_page(sheet, answer, answers, refused.problems), 422
    tell("Perbaikan tersimpan sebagai versi baru; versi lama tetap dapat dibaca.")
    return redirect(url_for("cases.show", no=no), 303)


def _awaited(sheet: CaseSheet, wait_id: str) -> Awaited:
    """Return the message the case waits for; Unknown without one, or for who reads no answers."""
    found = next((awaited for awaited in sheet.awaited if awaited.id == wait_id), None)
    if found is None or "see_answers" not in sheet.may:
        raise Unknown
    return found


def _answer(sheet: CaseSheet, answer_id: str) -> AnswerView:
    """Return one filled form of the case, or raise Unknown."""
    found = next((answer for answer in sheet.answers if answer.id == answer_id), None)
    if found is None or not found.may_correct:
        raise Unknown
    return found


def _message_page(
    sheet: CaseSheet, awaited: Awaited, answers: JsonObject, problems: tuple[Problem, ...] = ()
) -> str:
    tree = awaited.form and _tree(sheet, awaited.form, answers, problems)
    by_link = ask(AnswerLinksOf(sheet.case.no))
    return render_template(
        "cases/message.html", case=sheet.case, awaited=awaited, tree=tree, by_link=by_link
    )


def _correction_page(
    sheet: CaseSheet, answer: AnswerView, answers: JsonObject, problems: tuple[Problem, ...] = ()
) -> str:
    return render_template(
        "cases/correction.html",
        case=sheet.case,
        answer=answer,
        tree=_tree(sheet, answer.form, answers, problems),
        reason=reason(),
    )


def _tree(
    sheet: CaseSheet, form: str, answers: JsonObject, problems: tuple[Problem, ...]
) -> FormTree:
    return form_tree(sheet.files, form, answers, sheet.known, problems, now())
