"""An institution answers by a link: the code, the form, its draft, and a page that it came."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from engine import (
    AnswerByLink,
    AnswerDesk,
    AnswersRefused,
    Conflict,
    JsonObject,
    NotSignedIn,
    OpenAnswerLink,
    Problem,
    SaveLinkDraft,
    StaleVersion,
)
from forms import FormTree, form_tree, read_back
from webui.answers import ask_again, is_final, pairs, seen_version, typed
from webui.dates import now
from webui.doors.opened import AT_WORK, PASS, Caller, Told, caller, code_page, gone
from webui.flashes import tell
from webui.fragments import by_script, page
from webui.visit import SUBMISSION, address, engine

bp = Blueprint("answering", __name__)


@bp.get("/jawab/<code>/<token>")
def show(code: str, token: str) -> ResponseReturnValue:
    """Ask for the code, then show the form; of a link that is over, why and what to do."""
    who = caller(code, token)
    if who.standing not in AT_WORK:
        return gone(who)
    try:
        desk = who.desk()
    except NotSignedIn:
        return code_page(who)
    kept = desk.draft
    return _page(who, desk, kept.body if kept else {}, version=kept.version if kept else 0)


@bp.post("/jawab/<code>/<token>/kode")
def prove(code: str, token: str) -> ResponseReturnValue:
    """Take the code; a wrong one is counted, and slows the next."""
    who = caller(code, token)
    if who.standing not in AT_WORK:
        return gone(who)
    try:
        opening = OpenAnswerLink(token, request.form.get("x-kode", ""), address())
        opened = engine().do(opening, who.holder)
    except NotSignedIn as wrong:
        return code_page(who, wrong)
    session[PASS] = [who.holder.username, opened.subject]
    if pairs():  # typed before the code was asked for again
        _keep(who, who.desk())
    return redirect(url_for("answering.show", code=code, token=token), 303)


@bp.post("/jawab/<code>/<token>")
def answer(code: str, token: str) -> ResponseReturnValue:
    """Hand the answer in, or show beside each field what is amiss, with nothing lost."""
    who = caller(code, token)
    try:
        desk = who.desk()
    except NotSignedIn:
        return code_page(who) if who.standing in AT_WORK else gone(who)
    answers = typed(desk.files, desk.form)
    if not is_final():
        return _page(who, desk, answers)
    try:
        ask_again(desk.files, desk.form, answers, desk.known)
        hand_in = AnswerByLink(token, who.pass_, answers)
        engine().do(hand_in, who.holder, request.form.get(SUBMISSION, ""))
    except AnswersRefused as refused:
        return _page(who, desk, answers, refused.problems), 422
    except Conflict:
        return _too_late(caller(code, token), desk, answers)
    return render_template("doors/answered.html", who=who, desk=desk, at=now())


@bp.post("/jawab/<code>/<token>/draf")
def save(code: str, token: str) -> ResponseReturnValue:
    """Keep what has been typed so far: every few seconds by script, or by the button."""
    who = caller(code, token)
    at_work = who.standing in AT_WORK
    try:
        desk = who.desk()
        if not at_work:
            return gone(who, _told(who, desk, typed(desk.files, desk.form)))
        _keep(who, desk, seen_version())
    except NotSignedIn:
        return code_page(who) if at_work else gone(who)
    except StaleVersion:
        return _stale(who, desk)
    if by_script():
        return page("doors/answer.html", "saved", desk=who.desk())
    tell("Draf tersimpan. Anda dapat melanjutkannya dengan tautan dan kode yang sama.")
    return redirect(url_for("answering.show", code=code, token=token), 303)


def _too_late(who: Caller, desk: AnswerDesk, answers: JsonObject) -> ResponseReturnValue:
    """Tell why an answer was not taken, with what was typed: in the form while there is hope."""
    if who.standing in AT_WORK:
        return _page(who, who.desk(), answers), 409
    return gone(who, _told(who, desk, answers))


def _keep(who: Caller, desk: AnswerDesk, seen: int | None = None) -> None:
    """Write the draft; over the one that is there unless the page has `seen` another."""
    version = desk.draft.version if desk.draft else 0
    draft = SaveLinkDraft(
        who.token, who.pass_, typed(desk.files, desk.form), version if seen is None else seen
    )
    engine().do(draft, who.holder)


def _stale(who: Caller, desk: AnswerDesk) -> ResponseReturnValue:
    """Show what was kept from another window beside what was typed here; nothing is lost."""
    if by_script():
        return page("doors/answer.html", "stale", who=who), 409
    kept = desk.draft
    other = _told(who, desk, kept.body) if kept else ()
    version = kept.version if kept else 0
    answers = typed(desk.files, desk.form)
    return _page(who, desk, answers, version=version, elsewhere=other), 409


def _page(  # what a page of a form shows, each by its name
    who: Caller,
    desk: AnswerDesk,
    answers: JsonObject,
    problems: tuple[Problem, ...] = (),
    *,
    version: int | None = None,
    elsewhere: Told = (),
) -> str:
    return render_template(
        "doors/answer.html",
        who=who,
        desk=desk,
        tree=_tree(desk, answers, problems),
        asked=read_back(desk.files, desk.asked_form, desk.asked, who.place.kode)
        if desk.asked
        else (),
        version=seen_version() if version is None else version,
        elsewhere=elsewhere,
    )


def _tree(desk: AnswerDesk, answers: JsonObject, problems: tuple[Problem, ...]) -> FormTree:
    return form_tree(desk.files, desk.form, answers, desk.known, problems, now())


def _told(who: Caller, desk: AnswerDesk, answers: JsonObject) -> Told:
    """Return answers as they are read: question and words."""
    lines = read_back(desk.files, desk.form, answers, who.place.kode)
    return tuple((line.label, line.words) for line in lines)
