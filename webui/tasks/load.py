"""The work of a daerah at a glance: who carries how much, what nobody took, who went silent."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import Absences, WorkloadNow
from webui.visit import ask

bp = Blueprint("load", __name__)

#: Days without a task done, after which a family counts as out of sight.
SILENCES = (14, 30, 60, 90)


@bp.get("/beban")
def show() -> ResponseReturnValue:
    """Show the load by person, role and stage, and the cases on which nothing was done."""
    asked = request.args.get("hari", type=int)
    days = asked if asked in SILENCES else 30
    work = ask(WorkloadNow(silent_days=days))
    return render_template(
        "tasks/load.html", work=work, days=days, silences=SILENCES, absences=ask(Absences())
    )
