"""Absences: who is away until when, and which colleague works in her place."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    ABSENCES,
    Absences,
    Colleagues,
    EndAbsence,
    EnterAbsence,
    EntrustTask,
    Member,
    RecallTask,
    Refused,
    Text,
    WrongState,
)
from webui.flashes import tell
from webui.people.days import end_of, start_of
from webui.places import may
from webui.visit import ask, do, safe_path, visitor

bp = Blueprint("absences", __name__)

#: Where the page asks for what a refusal names.
FIELDS = {
    "/username": "x-siapa",
    "/ends_at": "x-selesai",
    "/kind": "x-jenis",
    "/substitute": "x-wakil",
}


@bp.get("/ketidakhadiran")
def show() -> ResponseReturnValue:
    """Show who is away, now and in the next half year, with the form for another absence."""
    visitor()
    return _page({})


def _page(faults: Mapping[str, Text]) -> str:
    """Draw the page; what was sent and is wrong stands in the form again, with what is wrong."""
    everybody = may("see_absences")
    return render_template(
        "tasks/absences.html",
        faults=faults,
        sent=request.form,
        absences=ask(Absences(days=183, own=not everybody)),
        everybody=everybody,
        people=_people(),
        kinds=ABSENCES,
    )


@bp.post("/ketidakhadiran")
def enter() -> ResponseReturnValue:
    """Write an absence down; the days are those of the daerah's calendar."""
    absence = EnterAbsence(
        username=_sent("x-siapa") or visitor().username,
        starts_at=start_of(_sent("x-mulai")),
        ends_at=end_of(_sent("x-selesai")),
        kind=_sent("x-jenis"),
        substitute=_sent("x-wakil"),
    )
    try:
        do(absence)
    except Refused as refusal:
        return _page({FIELDS[one.field]: one.message for one in refusal.problems}), 422
    except WrongState as taken:
        return _page({"x-mulai": taken.message}), 409
    tell("Ketidakhadiran dicatat.")
    return redirect(url_for("absences.show"), 303)


@bp.post("/ketidakhadiran/<absence_id>/akhiri")
def end(absence_id: str) -> ResponseReturnValue:
    """End an absence now, or call it off."""
    do(EndAbsence(absence_id))
    tell("Ketidakhadiran diakhiri; tugas kembali dikerjakan pemegangnya.")
    return redirect(safe_path(request.form.get("x-kembali", "") or url_for("absences.show")), 303)


@bp.post("/tugas/<task_id>/titipkan")
def entrust(task_id: str) -> ResponseReturnValue:
    """Have a colleague work on one task in its holder's name."""
    do(EntrustTask(task_id, _sent("x-kepada")))
    tell("Tugas dititipkan; pengerjaannya tercatat atas nama pemegangnya.")
    return redirect(url_for("task.show", task_id=task_id), 303)


@bp.post("/tugas/<task_id>/ambil-kembali")
def recall(task_id: str) -> ResponseReturnValue:
    """Take an entrusted task back."""
    do(RecallTask(task_id))
    tell("Tugas diambil kembali.")
    return redirect(url_for("task.show", task_id=task_id), 303)


def _people() -> tuple[Member, ...]:
    """Return who can be chosen: of a manager all, of others those with her hat."""
    if not may("see_colleagues"):
        return ()
    return ask(Colleagues("" if may("see_absences") else visitor().role))


def _sent(name: str) -> str:
    return request.form.get(name, "").strip()
