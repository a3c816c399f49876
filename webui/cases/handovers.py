"""Handing a case over, on one screen that both sign."""

from typing import Literal

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import AnswerHandover, CaseByNo, Colleagues, HandoverById, ProposeHandover, Unknown
from webui.answers import reason
from webui.flashes import tell
from webui.visit import ask, do, visitor

bp = Blueprint("handovers", __name__)

#: Word in the form -> what becomes of the proposal.
OUTCOMES: dict[str, Literal["accepted", "refused", "withdrawn"]] = {
    "terima": "accepted",
    "tolak": "refused",
    "tarik": "withdrawn",
}


@bp.get("/kasus/<no>/serah-terima")
def propose_page(no: str) -> ResponseReturnValue:
    """Show what goes over, and ask to whom and what she must know."""
    sheet = ask(CaseByNo(no))
    if "take_part" not in sheet.may:
        raise Unknown
    me = visitor().username
    people = {one.username: one for one in ask(Colleagues()) if one.username != me}
    tasks = [task for task in sheet.tasks if task.status == "open" and task.assignee == me]
    return render_template(
        "cases/propose_handover.html", case=sheet.case, tasks=tasks, people=people.values()
    )


@bp.post("/kasus/<no>/serah-terima")
def propose(no: str) -> ResponseReturnValue:
    """Sign for the giver."""
    said = (request.form.get(name, "") for name in ("kepada", "catatan"))
    made = do(ProposeHandover(no, *said))
    tell("Serah terima diusulkan. Kasus tetap pada Anda sampai rekan Anda menerimanya.")
    return redirect(url_for("handovers.show", handover_id=made.subject), 303)


@bp.get("/serah-terima/<handover_id>")
def show(handover_id: str) -> ResponseReturnValue:
    """Show everything that both sign for."""
    return render_template("cases/handover.html", sheet=ask(HandoverById(handover_id)))


@bp.post("/serah-terima/<handover_id>")
def answer(handover_id: str) -> ResponseReturnValue:
    """Sign for the taker, or say no with a reason."""
    outcome = OUTCOMES.get(request.form.get("putusan", ""))
    if outcome is None:
        abort(404)
    made = do(AnswerHandover(handover_id, outcome, reason()))
    if outcome == "accepted":
        tell("Kasus {no} sekarang pada Anda.", no=made.case_no)
        return redirect(url_for("cases.show", no=made.case_no), 303)
    tell("Tercatat. Kasus tetap pada pemegangnya.")
    return redirect(url_for("handovers.show", handover_id=handover_id), 303)
