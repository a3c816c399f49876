"""Clocks: deadlines of a task or a whole case stand still, run again, are put off."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine import ContinueClock, ContinueClocks, ExtendDeadline, StopClock, StopClocks
from webui.answers import reason
from webui.flashes import tell
from webui.visit import do

bp = Blueprint("clocks", __name__)


@bp.post("/tugas/<task_id>/jam/hentikan")
def stop(task_id: str) -> ResponseReturnValue:
    """Stop the clock of a task."""
    do(StopClock(task_id, request.form.get("x-menunggu", ""), reason()))
    tell("Jam tugas ini berhenti. Umurnya tetap dihitung.")
    return _to_task(task_id)


@bp.post("/tugas/<task_id>/jam/lanjutkan")
def go_on(task_id: str) -> ResponseReturnValue:
    """Let the clock of a task run again."""
    do(ContinueClock(task_id, reason()))
    tell("Jam tugas ini berjalan lagi dengan sisa hari kerjanya.")
    return _to_task(task_id)


@bp.post("/tugas/<task_id>/perpanjang")
def extend(task_id: str) -> ResponseReturnValue:
    """Give a task more time."""
    do(ExtendDeadline(task_id, request.form.get("x-tenggat", ""), reason()))
    tell("Tenggat tugas ini diperpanjang.")
    return _to_task(task_id)


@bp.post("/kasus/<no>/jam/hentikan")
def stop_all(no: str) -> ResponseReturnValue:
    """Stop the clocks of a case."""
    do(StopClocks(no, request.form.get("x-menunggu", ""), reason()))
    tell("Jam hari kerja kasus ini berhenti. Pekerjaan dapat diteruskan.")
    return redirect(url_for("cases.show", no=no), 303)


@bp.post("/kasus/<no>/jam/lanjutkan")
def go_on_all(no: str) -> ResponseReturnValue:
    """Let the clocks of a case run again."""
    do(ContinueClocks(no, reason()))
    tell("Jam kasus ini berjalan lagi dengan sisa hari kerjanya.")
    return redirect(url_for("cases.show", no=no), 303)


def _to_task(task_id: str) -> ResponseReturnValue:
    return redirect(url_for("task.show", task_id=task_id), 303)
