"""Cases: the list, one case, and the deeds on it that need a reason at most."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    BesideByCase,
    CancelCase,
    CaseByNo,
    Cases,
    ReopenCase,
    ResumeCase,
    RetryIncident,
    StartCase,
    SuspendCase,
)
from webui.answers import versions_by_task
from webui.cases.page import case_page
from webui.dates import now
from webui.flashes import tell
from webui.fragments import page
from webui.letters.kinds import KINDS
from webui.letters.papers import papers_of
from webui.visit import ask, do

bp = Blueprint("cases", __name__)

PAGE_LENGTH = 25


@bp.get("/kasus")
def listing() -> ResponseReturnValue:
    """List the cases the visitor may see, newest first, or those whose number fits."""
    text = request.args.get("cari", "").strip()
    after = request.args.get("sesudah", "")
    found = ask(Cases(text=text, after=after, limit=PAGE_LENGTH))
    following = found[-1].id if len(found) == PAGE_LENGTH else ""
    return page("cases/listing.html", "listing", cases=found, text=text, following=following)


@bp.post("/kasus")
def start() -> ResponseReturnValue:
    """Open a case and go on with its first task."""
    receipt = do(StartCase(request.form.get("proses", "")))
    tell("Kasus {no} dibuka.", no=receipt.case_no)
    if receipt.next_tasks:
        return redirect(url_for("task.show", task_id=receipt.next_tasks[0]), 303)
    return redirect(url_for("cases.show", no=receipt.case_no), 303)


@bp.get("/kasus/<no>")
def show(no: str) -> ResponseReturnValue:
    """Show a case: what is going on, what was said, who works on it."""
    sheet, beside = ask(CaseByNo(no)), ask(BesideByCase(no))
    forms = versions_by_task(sheet)
    return render_template(
        "cases/case.html",
        sheet=sheet,
        forms=forms,
        page=case_page(sheet, forms),
        beside=beside,
        now=now(),
        kinds=KINDS,
        papers=papers_of(sheet),
    )


@bp.post("/kasus/<no>/tunda")
def suspend(no: str) -> ResponseReturnValue:
    """Suspend the case; its working days stand still."""
    do(SuspendCase(no, reason=_reason()))
    tell("Kasus ditunda. Tenggat hari kerja berhenti sampai kasus dilanjutkan.")
    return _back(no)


@bp.post("/kasus/<no>/lanjutkan")
def resume(no: str) -> ResponseReturnValue:
    """Resume a suspended case."""
    do(ResumeCase(no, reason=_reason()))
    tell("Kasus dilanjutkan.")
    return _back(no)


@bp.post("/kasus/<no>/batalkan")
def cancel(no: str) -> ResponseReturnValue:
    """Cancel the case; what was said stays readable."""
    do(CancelCase(no, reason=_reason()))
    tell("Kasus dibatalkan. Isian dan riwayatnya tetap tersimpan.")
    return _back(no)


@bp.post("/kasus/<no>/buka-lagi")
def reopen(no: str) -> ResponseReturnValue:
    """Take up a closed case again, in a new one."""
    receipt = do(ReopenCase(no, reason=_reason()))
    tell("Kasus {no} melanjutkan {before}.", no=receipt.case_no, before=no)
    return _back(receipt.case_no)


@bp.post("/kasus/<no>/gangguan/<incident_id>/ulangi")
def retry(no: str, incident_id: str) -> ResponseReturnValue:
    """Try the step that could not run once more."""
    do(RetryIncident(incident_id, reason=_reason()))
    tell("Langkah yang gagal sudah dicoba lagi.")
    return _back(no)


def _reason() -> str:
    return request.form.get("x-alasan", "").strip()


def _back(no: str) -> ResponseReturnValue:
    return redirect(url_for("cases.show", no=no), 303)
