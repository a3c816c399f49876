"""A task's form without anything in it, for a visit where there is no signal."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from engine import TaskById, Unknown
from forms import blank_form
from processes import daerah
from reports import BlankDocument, blank_paper
from webui.i18n import gettext, language
from webui.printing import letterhead, pdf, reader
from webui.visit import ask, visitor

bp = Blueprint("paper", __name__)


@bp.get("/tugas/<task_id>/kertas.pdf")
def show(task_id: str) -> ResponseReturnValue:
    """Print every question of the form; the paper names neither case nor family."""
    sheet = ask(TaskById(task_id))
    if not sheet.node.form:
        raise Unknown
    place = daerah()[visitor().daerah]
    edition = sheet.node.form.partition(".")[0]
    form = blank_form(sheet.files, sheet.node.form)
    document = BlankDocument(letterhead=letterhead(place), form=form, edition=edition)
    printed = blank_paper(document, reader(place, gettext, language()))
    return pdf(printed, f"{edition}.pdf")
