"""A case goes on in another daerah: asking from its page, and answering from a page of its own."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    BASES,
    REFUSALS,
    UNSERVED,
    URGENCIES,
    WHYS,
    AcceptTransfer,
    Incoming,
    IncomingById,
    Offered,
    ProposeTransfer,
    RefuseTransfer,
    Text,
    TransferOfCase,
    WithdrawTransfer,
    say,
)
from processes import daerah
from webui.flashes import tell
from webui.i18n import words
from webui.visit import ask, do, visitor

bp = Blueprint("transfers", __name__)

#: What becomes of a transfer, as the daerah that asks says it, and as the one that is asked does.
STATES: Mapping[str, Text] = {
    "proposed": say("Menunggu jawaban"),
    "withdrawn": say("Ditarik"),
    "refused": say("Ditolak"),
    "accepted": say("Diterima; kasusnya sedang dibuka"),
    "done": say("Diterima"),
    "lapsed": say("Gugur: kasusnya ditutup lebih dahulu"),
}
CHOICES: Mapping[str, Text] = {**WHYS, **URGENCIES, **BASES, **REFUSALS}
#: What a daerah may answer; the machine alone says that nobody works there.
ANSWERS = {code: text for code, text in REFUSALS.items() if code != UNSERVED}
#: The pathway of families that another institute sends, where the same one is not offered.
FROM_OTHERS = "rujukan_masuk"


@bp.app_template_filter("chosen")
def chosen(code: str) -> str:
    """Say what was chosen of a transfer, or what became of it."""
    return words(CHOICES.get(code) or STATES[code])


@bp.get("/kasus/<no>/alih-daerah")
def propose_page(no: str) -> ResponseReturnValue:
    """Show what goes along and what stays, and ask to whom and why."""
    sheet = ask(TransferOfCase(no))
    others = [one for code, one in daerah().items() if code != visitor().daerah]
    choices = {"whys": WHYS, "urgencies": URGENCIES, "bases": BASES}
    return render_template("cases/propose_transfer.html", sheet=sheet, others=others, **choices)


@bp.post("/kasus/<no>/alih-daerah")
def propose(no: str) -> ResponseReturnValue:
    """Ask another daerah."""
    names = ("ke", "sebab", "urgensi", "dasar", "pengantar")
    do(ProposeTransfer(no, *(request.form.get(name, "") for name in names)))
    tell("Alih kelola diusulkan. Kasus tetap di sini sampai daerah itu menerimanya.")
    return redirect(url_for("cases.show", no=no), 303)


@bp.post("/kasus/<no>/alih-daerah/tarik")
def withdraw(no: str) -> ResponseReturnValue:
    """Take the question back."""
    do(WithdrawTransfer(no))
    tell("Usulan alih kelola ditarik. Kasus tetap di sini.")
    return redirect(url_for("cases.show", no=no), 303)


@bp.get("/alih-daerah")
def listing() -> ResponseReturnValue:
    """List what other daerah have asked."""
    return render_template("cases/incoming.html", found=ask(Incoming()))


@bp.get("/alih-daerah/<transfer_id>")
def show(transfer_id: str) -> ResponseReturnValue:
    """Show one question, and the ways to answer it."""
    one = ask(IncomingById(transfer_id))
    offered = [each for each in ask(Offered()) if not each.closed]
    same = {each.process for each in offered} & {one.process}
    first = one.process if same else FROM_OTHERS
    return render_template(
        "cases/transfer.html", one=one, offered=offered, first=first, refusals=ANSWERS
    )


@bp.post("/alih-daerah/<transfer_id>/terima")
def accept(transfer_id: str) -> ResponseReturnValue:
    """Say yes."""
    do(AcceptTransfer(transfer_id, request.form.get("proses", "")))
    tell("Diterima. Kasusnya dibuka dalam beberapa detik; kabarnya muncul di meja Anda.")
    return redirect(url_for("transfers.show", transfer_id=transfer_id), 303)


@bp.post("/alih-daerah/<transfer_id>/tolak")
def refuse(transfer_id: str) -> ResponseReturnValue:
    """Say no."""
    do(RefuseTransfer(transfer_id, request.form.get("sebab", "")))
    tell("Tercatat. Daerah itu segera diberi tahu.")
    return redirect(url_for("transfers.show", transfer_id=transfer_id), 303)
