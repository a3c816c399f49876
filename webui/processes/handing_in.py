"""The page on which a BPMN file is handed in as a draft: for a phone, and without JavaScript."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import DefinitionSheet, Problem, SaveDiagram, StaleVersion, say
from webui.answers import seen_version
from webui.bundles import resolved
from webui.checked_daerah import look_over
from webui.flashes import tell
from webui.processes.redrawn import main_file, redraw
from webui.processes.views import to_edit
from webui.visit import do, visitor

bp = Blueprint("handing_in", __name__)

FILE = "x-bpmn"
#: How XML begins: blanks aside, by a bracket, or by the mark of an encoding that is told of later.
BEGINNINGS = (b"<", b"\xff\xfe", b"\xfe\xff")
BEFORE = b"\xef\xbb\xbf \t\r\n"
NOTHING_CHOSEN = Problem(
    code="drawing.none",
    message=say("Belum ada berkas yang dipilih, atau berkasnya kosong."),
    repair=say("Pilih berkas .bpmn, lalu tekan Simpan sebagai draf."),
)
NO_DRAWING = Problem(
    code="drawing.other_kind",
    message=say("Ini bukan berkas BPMN: gambar, dokumen, atau arsip tidak dapat dibaca di sini."),
    repair=say("Pilih berkas .bpmn, misalnya yang diunduh dari halaman ini lalu diubah."),
)


@bp.get("/proses/<process>/berkas")
def form(process: str) -> ResponseReturnValue:
    """Show where a file is handed in, and what it would take the place of."""
    return _page(to_edit(process))


@bp.post("/proses/<process>/berkas")
def hand_in(process: str) -> ResponseReturnValue:
    """Keep a file without faults as the draft; of another, name each place and its repair."""
    sheet = to_edit(process)
    sent = request.files.get(FILE)
    source = sent.read() if sent else b""
    problems = _faults(sheet, source)
    if problems:
        return _page(sheet, problems), 422
    try:
        do(SaveDiagram(process, source, seen_version()), once=False)
    except StaleVersion:
        return _page(to_edit(process), overtaken=True), 409
    tell("Berkas tersimpan sebagai draf. Kasus tetap memakai versi yang terbit.")
    return redirect(url_for("processes.detail", process=process), 303)


def _faults(sheet: DefinitionSheet, source: bytes) -> tuple[Problem, ...]:
    """Return what publishing would refuse in a file."""
    if not source:
        return (NOTHING_CHOSEN,)
    if not source.lstrip(BEFORE).startswith(BEGINNINGS):
        return (NO_DRAWING,)
    daerah = visitor().daerah
    _checked, problems = look_over(
        resolved(daerah), sheet.definition.process, redraw(sheet, source)
    )
    return tuple(problem for problem in problems if problem.severity == "error")


def _page(
    sheet: DefinitionSheet, problems: tuple[Problem, ...] = (), *, overtaken: bool = False
) -> str:
    return render_template(
        "processes/handing_in.html",
        sheet=sheet,
        main=main_file(sheet),
        problems=problems,
        overtaken=overtaken,
    )
