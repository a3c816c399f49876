"""The papers of a case: its history and its referral letter, printed on demand."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from engine import CaseByNo, History
from webui.dates import now
from webui.i18n import gettext, language
from webui.letters.filling import paper_pdf
from webui.printing import history_pdf, pdf
from webui.signin.again import stepped_up
from webui.visit import ask, visitor

bp = Blueprint("documents", __name__)


@bp.get("/kasus/<no>/riwayat.pdf")
@stepped_up
def history(no: str) -> ResponseReturnValue:
    """Print the history of the case, verified just now."""
    printed = history_pdf(
        ask(History(no, printed=True)), visitor().name, now(), gettext, language()
    )
    return pdf(printed, f"riwayat-{no}.pdf")


@bp.get("/kasus/<no>/surat/<kind>.pdf")
@stepped_up
def paper(no: str, kind: str) -> ResponseReturnValue:
    """Print the newest paper of a kind; what is numbered is a draft until it has its number."""
    sheet = ask(CaseByNo(no, printed=True))
    return pdf(paper_pdf(sheet, kind, now().date()), f"{kind}-{no}.pdf")
