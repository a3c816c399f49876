"""The page where a task is worked on: form, draft, completion."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    AnswersRefused,
    Colleagues,
    CompleteTask,
    Conflict,
    Forbidden,
    JsonObject,
    Member,
    NextOnDesk,
    Problem,
    Refused,
    SaveDraft,
    StaleVersion,
    TaskById,
    TaskNotOpen,
    TaskSheet,
    Unknown,
)
from forms import FormTree, form_tree
from webui.answers import ask_again, goes_on, is_final, seen_version, typed
from webui.attachments.uploads import left_behind, refuse_left_behind
from webui.attachments.views import attach as attach_chosen
from webui.attachments.views import section
from webui.dates import day_ends, now
from webui.family import FamilyPicture, picture_of
from webui.family.picture import FORM as GENOGRAM
from webui.flashes import tell
from webui.fragments import by_script, page
from webui.places import may
from webui.tasks.meeting import no_longer_hers, too_late, typed_elsewhere
from webui.visit import ask, do, visitor

bp = Blueprint("task", __name__)

#: Of the button that saves a draft and leads to the picture drawn from it.
PICTURE = "x-gambar"
#: Of the button that goes on with what was kept, and not with what was typed here.
KEPT = "x-tersimpan"


@bp.get("/tugas/<task_id>")
def show(task_id: str) -> ResponseReturnValue:
    """Show a task with its form, filled with what was kept."""
    sheet = ask(TaskById(task_id))
    if sheet.task.status != "open":
        return render_template("tasks/finished.html", sheet=sheet)
    kept = sheet.draft
    return _page(sheet, kept.body if kept else sheet.earlier, version=kept.version if kept else 0)


@bp.post("/tugas/<task_id>")
def complete(task_id: str) -> ResponseReturnValue:
    """Complete the task, or show beside each field what is amiss, with nothing lost."""
    sheet = ask(TaskById(task_id, late=True))
    answers = typed(sheet.files, sheet.node.form)
    if not is_final():
        return no_longer_hers(task_id, answers) if _is_taken(sheet) else _page(sheet, answers)
    try:
        refuse_left_behind()
        if sheet.may_complete:
            ask_again(sheet.files, sheet.node.form, answers, sheet.known)
        receipt = do(CompleteTask(task_id, answers, seen_version()))
    except AnswersRefused as refused:
        return _page(sheet, answers, refused.problems), 422
    except (Conflict, Forbidden) as refused:
        return too_late(task_id, answers, refused)
    tell("{name}: selesai dan tersimpan.", name=sheet.task.name)
    if goes_on():
        return _next_after(task_id)
    return _to(receipt.next_tasks[0] if receipt.next_tasks else "")


@bp.get("/tugas/<task_id>/berikutnya")
def onward(task_id: str) -> ResponseReturnValue:
    """Lead to the next task on the visitor's desk, and leave this one where it is."""
    return _to(ask(NextOnDesk(task_id, day_ends())))


@bp.post("/tugas/<task_id>/draf")
def save(task_id: str) -> ResponseReturnValue:
    """Keep what has been typed so far: every few seconds by script, or by the button."""
    sheet = ask(TaskById(task_id, late=True))
    answers = typed(sheet.files, sheet.node.form)
    try:
        do(SaveDraft(task_id, answers, seen_version()), once=False)
    except (TaskNotOpen, Forbidden):
        return no_longer_hers(task_id, answers)
    except StaleVersion:
        if by_script():
            return page("tasks/task.html", "stale", sheet=sheet), 409
        return typed_elsewhere(task_id, answers)
    if by_script():
        saved = ask(TaskById(task_id))
        return page("tasks/task.html", "saved", sheet=saved, picture=_picture(saved, answers))
    tell("Draf tersimpan. Anda dapat melanjutkannya kapan saja.")
    place = "gambar" if PICTURE in request.form else None
    return redirect(url_for("task.show", task_id=task_id, _anchor=place), 303)


@bp.post("/tugas/<task_id>/lampiran")
def attach(task_id: str) -> ResponseReturnValue:
    """Attach what was chosen, and keep what was typed; what is not taken is said beside it.

    A script sends the file alone, as it keeps what is typed by itself all the while.
    """
    sheet = ask(TaskById(task_id, late=True))
    answers = typed(sheet.files, sheet.node.form)
    try:
        attach_chosen(task_id=task_id)
        if by_script():
            return section("task_attachments", ask(TaskById(task_id)), ())
        if sheet.node.form:
            do(SaveDraft(task_id, answers, seen_version()), once=False)
    except Refused as refused:
        if by_script():
            raise
        return _page(sheet, answers, unsent=refused.problems), 422
    except (TaskNotOpen, Forbidden):
        return no_longer_hers(task_id, answers)
    except StaleVersion:
        return typed_elsewhere(task_id, answers)
    tell("Lampiran dan isian tersimpan.")
    return redirect(url_for("task.show", task_id=task_id, _anchor="lampiran"), 303)


@bp.post("/tugas/<task_id>/pilih")
def choose(task_id: str) -> ResponseReturnValue:
    """Go on with one of two texts; the other stays beside the form, unsent."""
    sheet = ask(TaskById(task_id, late=True))
    answers = typed(sheet.files, sheet.node.form)
    chosen = [answers]
    if KEPT in request.form and sheet.draft:
        chosen.append(sheet.draft.body)
    try:
        for version, body in enumerate(chosen, seen_version()):
            do(SaveDraft(task_id, body, version, beside=True), once=False)
    except (Conflict, Forbidden) as refused:
        return too_late(task_id, answers, refused)
    return redirect(url_for("task.show", task_id=task_id), 303)


@bp.post("/tugas/<task_id>/bandingkan")
def compare(task_id: str) -> ResponseReturnValue:
    """Show what was typed here beside what was kept from elsewhere."""
    sheet = ask(TaskById(task_id, late=True))
    answers = typed(sheet.files, sheet.node.form)
    if _is_taken(sheet):
        return no_longer_hers(task_id, answers)
    return typed_elsewhere(task_id, answers)


def _next_after(task_id: str) -> ResponseReturnValue:
    """Lead on from a task that is done; who sees nothing of it any more goes back to her list."""
    try:
        return onward(task_id)
    except Unknown:
        return _to("")


def _to(task_id: str) -> ResponseReturnValue:
    where = url_for("task.show", task_id=task_id) if task_id else url_for("tasks.inbox")
    return redirect(where, 303)


def _is_taken(sheet: TaskSheet) -> bool:
    """Tell whether the task is over, or in somebody else's hands."""
    held = sheet.task.assignee and not sheet.works_on
    return sheet.task.status != "open" or bool(held)


def _page(
    sheet: TaskSheet,
    answers: JsonObject,
    problems: tuple[Problem, ...] = (),
    *,
    version: int | None = None,
    unsent: tuple[Problem, ...] = (),
) -> str:
    """Draw the page; one drawn anew stays on the version of the draft that it was made from."""
    return render_template(
        "tasks/task.html",
        sheet=sheet,
        tree=_tree(sheet, answers, problems) if sheet.node.form else None,
        draws=sheet.node.form == GENOGRAM,
        picture=_picture(sheet, answers),
        version=seen_version() if version is None else version,
        unsent=unsent or left_behind(),
        colleagues=_colleagues(sheet),
    )


def _colleagues(sheet: TaskSheet) -> tuple[Member, ...]:
    """Return to whom the task can be handed or entrusted."""
    asked = sheet.may_assign or (sheet.may_entrust and may("see_colleagues"))
    return ask(Colleagues(sheet.task.role, sheet.task.area)) if asked else ()


def _tree(sheet: TaskSheet, answers: JsonObject, problems: tuple[Problem, ...]) -> FormTree:
    return form_tree(sheet.files, sheet.node.form, answers, sheet.known, problems, now())


def _picture(sheet: TaskSheet, answers: JsonObject) -> FamilyPicture | None:
    """Draw what stands in a genogram so far."""
    if sheet.node.form != GENOGRAM:
        return None
    return picture_of(sheet.files, answers, visitor().daerah)
