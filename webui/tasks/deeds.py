"""The deeds on tasks that need no form: on one, or on several at once."""

from collections.abc import Callable, Iterator

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    AssignTask,
    ClaimTask,
    Command,
    EngineError,
    PlanFollowUp,
    Problem,
    Refused,
    ReleaseTask,
    Text,
    say,
)
from webui.answers import reason
from webui.dates import day_from, now
from webui.flashes import tell
from webui.tasks.asked import PAGE_LENGTH
from webui.visit import SUBMISSION, do, engine, safe_path, visitor

bp = Blueprint("desk", __name__)

CHOSEN, DEED, TO, BACK, DAY = "x-tugas", "x-perbuatan", "x-kepada", "x-kembali", "x-tanggal"
#: What can be done with several tasks.
DEEDS: dict[str, Callable[[str], Command]] = {
    "ambil": ClaimTask,
    "lepas": lambda id_: ReleaseTask(id_, reason()),
    "serahkan": lambda id_: AssignTask(id_, request.form.get(TO, ""), reason()),
}
#: What somebody asks about afterwards.
WITH_REASON = frozenset(("lepas", "serahkan"))


@bp.post("/tugas/<task_id>/ambil")
def claim(task_id: str) -> ResponseReturnValue:
    """Take a task from the pool and open it."""
    do(ClaimTask(task_id))
    return redirect(url_for("task.show", task_id=task_id), 303)


@bp.post("/tugas/<task_id>/lepas")
def release(task_id: str) -> ResponseReturnValue:
    """Put a task back into the pool of its role."""
    do(ReleaseTask(task_id, reason()))
    tell("Tugas dikembalikan; rekan seperan dapat mengambilnya. Draf tetap tersimpan.")
    return redirect(url_for("tasks.inbox"), 303)


@bp.post("/tugas/<task_id>/serahkan")
def assign(task_id: str) -> ResponseReturnValue:
    """Give a task to a colleague."""
    do(AssignTask(task_id, request.form.get(TO, ""), reason()))
    tell("Tugas sudah diserahkan.")
    return redirect(url_for("tasks.inbox"), 303)


@bp.post("/tugas/<task_id>/tindak-lanjut")
def follow_up(task_id: str) -> ResponseReturnValue:
    """Write down on which day the visitor takes a task up again; an empty day takes it away."""
    visitor()
    written = request.form.get(DAY, "")
    day = day_from(written)
    if written and (day is None or day < now()):
        raise _refused(say("Pilih hari sesudah hari ini."), DAY)
    do(PlanFollowUp(task_id, day))
    if day:
        tell("Tanggal tindak lanjut disimpan.")
    else:
        tell("Tanggal tindak lanjut dihapus.")
    return redirect(safe_path(request.form.get(BACK, "")), 303)


@bp.post("/meja/beberapa")
def several() -> ResponseReturnValue:
    """Do the same with several tasks, each for itself; tell of each that is refused why."""
    visitor()
    deed, chosen = request.form.get(DEED, ""), request.form.getlist(CHOSEN)[:PAGE_LENGTH]
    if deed not in DEEDS or not chosen:
        raise _refused(say("Pilih tugas, lalu apa yang dilakukan dengannya."), CHOSEN)
    if deed in WITH_REASON and not reason():
        raise _refused(say("Tulis alasannya; yang lain akan menanyakannya."), "x-alasan")
    undone = _undone(deed, chosen)
    refused = [(id_, request.form.get(f"x-judul-{id_}", id_), why) for id_, why in undone]
    done = len(chosen) - len(refused)
    back = safe_path(request.form.get(BACK, ""))
    if refused:
        return render_template("tasks/several.html", done=done, refused=refused, back=back)
    tell("{n} tugas sudah diproses.", n=done)
    return redirect(back, 303)


def _undone(deed: str, chosen: list[str]) -> Iterator[tuple[str, Text]]:
    """Do it with each task in a transaction of its own; yield what was refused, and why."""
    submission = request.form.get(SUBMISSION, "")
    for id_ in dict.fromkeys(chosen):
        try:
            engine().do(DEEDS[deed](id_), visitor(), submission and f"{submission}.{id_}")
        except Refused as refusal:
            yield id_, refusal.problems[0].message
        except EngineError as refusal:
            yield id_, refusal.message


def _refused(message: Text, field: str) -> Refused:
    return Refused((Problem(code="desk.amiss", message=message, field=f"/{field}"),))
