"""The inbox, and the deeds on a task that need no form."""

from typing import Literal

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine import AssignTask, ClaimTask, Inbox, Offered, ReleaseTask
from webui.answers import reason
from webui.flashes import tell
from webui.fragments import page
from webui.places import may, places
from webui.tasks.opening import openable
from webui.visit import ask, do, visitor

bp = Blueprint("tasks", __name__)

#: Shelf of the inbox, by its name in the address.
SHELVES: dict[str, Literal["mine", "pool", "waiting", "all", "done"]] = {
    "saya": "mine",
    "bisa": "pool",
    "menunggu": "waiting",
    "semua": "all",
    "selesai": "done",
}
PAGE_LENGTH = 25


@bp.get("/")
def front() -> ResponseReturnValue:
    """Lead to the visitor's first place."""
    visitor()
    return redirect(next((place.path for place in places()), url_for("tasks.inbox")), 303)


@bp.get("/tugas")
def inbox() -> ResponseReturnValue:
    """Show one shelf of the inbox, filtered."""
    wanted = request.args.get("rak", "saya")
    shelf = wanted if wanted in SHELVES else "saya"
    filters = {name: request.args.get(name, "") for name in ("cari", "tahap", "risiko")}
    found = ask(
        Inbox(
            shelf=SHELVES[shelf],
            text=filters["cari"].strip(),
            stage=filters["tahap"],
            risk=filters["risiko"],
            after=request.args.get("sesudah", ""),
            limit=PAGE_LENGTH,
        )
    )
    return page(
        "tasks/inbox.html",
        "listing",
        shelf=shelf,
        shelves=SHELVES,
        page=found,
        filters=filters,
        narrowed={name: value for name, value in filters.items() if value},
        startable=openable(ask(Offered()), visitor().daerah) if may("start_case") else (),
    )


@bp.post("/tugas/<task_id>/ambil")
def claim(task_id: str) -> ResponseReturnValue:
    """Take a task from the pool and open it."""
    do(ClaimTask(task_id))
    return redirect(url_for("task.show", task_id=task_id), 303)


@bp.post("/tugas/<task_id>/lepas")
def release(task_id: str) -> ResponseReturnValue:
    """Put a task back into the pool of its role."""
    do(ReleaseTask(task_id))
    tell("Tugas dikembalikan; rekan seperan dapat mengambilnya. Draf tetap tersimpan.")
    return redirect(url_for("tasks.inbox"), 303)


@bp.post("/tugas/<task_id>/serahkan")
def assign(task_id: str) -> ResponseReturnValue:
    """Give a task to a colleague."""
    do(AssignTask(task_id, request.form.get("x-kepada", ""), reason()))
    tell("Tugas sudah diserahkan.")
    return redirect(url_for("tasks.inbox"), 303)
