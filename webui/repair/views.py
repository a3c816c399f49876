"""Incidents of the daerah, and the page on which one case is mended."""

from collections.abc import Callable, Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    CancelToken,
    Command,
    Incidents,
    MendValue,
    MoveToken,
    RepairByCase,
    RetryIncident,
    SkipStep,
)
from webui.answers import reason, seen_version
from webui.flashes import tell
from webui.processes.steps import KINDS
from webui.typed_values import typed_value
from webui.visit import ask, do

bp = Blueprint("repair", __name__)

PAGE_LENGTH = 50


@bp.get("/gangguan")
def listing() -> ResponseReturnValue:
    """List what cannot run, oldest first."""
    found = ask(Incidents(request.args.get("sesudah", ""), PAGE_LENGTH))
    following = found[-1].id if len(found) == PAGE_LENGTH else ""
    return render_template("repair/listing.html", incidents=found, following=following)


@bp.get("/kasus/<no>/perbaikan")
def show(no: str) -> ResponseReturnValue:
    """Show where a case stands, what holds it, and what can be done about it."""
    return render_template("repair/case.html", sheet=ask(RepairByCase(no)), kinds=KINDS)


@bp.post("/kasus/<no>/perbaikan/<deed>")
def mend(no: str, deed: str) -> ResponseReturnValue:
    """Do one deed on the case and come back to the page."""
    made = DEEDS.get(deed)
    if made is None:
        abort(404)
    do(made(no))
    tell("Tercatat dalam riwayat kasus.")
    return redirect(url_for("repair.show", no=no), 303)


def _sent(name: str) -> str:
    return request.form.get(name, "")


def _retry(_no: str) -> Command:
    return RetryIncident(_sent("gangguan"), reason())


def _skip(_no: str) -> Command:
    return SkipStep(_sent("gangguan"), reason(), seen_version())


def _mend(_no: str) -> Command:
    value = typed_value(_sent("nilai"))
    return MendValue(_sent("gangguan"), _sent("nama"), value, reason(), seen_version())


def _move(no: str) -> Command:
    return MoveToken(no, _sent("penanda"), _sent("tujuan"), reason(), seen_version())


def _cancel(no: str) -> Command:
    return CancelToken(no, _sent("penanda"), reason(), seen_version())


#: Word in the address -> what it makes of the sent form.
DEEDS: Mapping[str, Callable[[str], Command]] = {
    "ulangi": _retry,
    "lewati": _skip,
    "betulkan": _mend,
    "pindahkan": _move,
    "batalkan": _cancel,
}
