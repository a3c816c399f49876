"""Somebody without an account reports: danger first, a few questions, a receipt with a code."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import (
    AnswersRefused,
    JsonObject,
    LookUpReport,
    NoteSpam,
    NotSignedIn,
    Problem,
    ReportIn,
    Text,
    TooManyTries,
    Unknown,
    WrongState,
    say,
)
from forms import FormLibrary, form_tree
from webui.answers import is_final, typed
from webui.bundles import shipped_forms
from webui.dates import now
from webui.doors.public import DOORS, MADE, TRAP, Entrance, amiss, entrance, made_now
from webui.visit import SUBMISSION, address, engine

bp = Blueprint("reporting", __name__)

#: Why a report was not taken, and what to do; what was typed stays in the form.
REFUSED: dict[str, tuple[int, Text]] = {
    "trap": (422, say("Laporan belum terkirim. Kosongkan isian situs, lalu kirim sekali lagi.")),
    "haste": (422, say("Laporan belum terkirim. Baca sekali lagi, lalu kirim.")),
    "stale": (422, say("Laporan belum terkirim: halaman sudah lama terbuka. Kirim sekali lagi.")),
    "file": (415, say("Berkas tidak dapat dikirim di sini. Tulis saja, atau bawa ke LK3.")),
}
STATES: dict[str, Text] = {
    "diterima": say("Diterima. Petugas akan membacanya."),
    "ditangani": say("Sedang ditangani."),
    "selesai": say("Selesai."),
}


@bp.get("/lapor/<code>")
def doors(code: str) -> ResponseReturnValue:
    """Show the doors of a daerah, and whom to call in danger."""
    here = entrance(code)
    open_ = {name: door.label for name, door in DOORS.items() if here.stands_open(name)}
    return render_template("doors/report_doors.html", place=here.place, doors=open_)


@bp.get("/lapor/<code>/<door>")
def form(code: str, door: str) -> ResponseReturnValue:
    """Show the few questions of a door."""
    here = entrance(code)
    return _page(here, door, {}) if here.stands_open(door) else _shut(here)


@bp.post("/lapor/<code>/<door>")
def report(code: str, door: str) -> ResponseReturnValue:
    """Take a report in, once per press; refuse with everything still in the form."""
    here = entrance(code)
    if not here.stands_open(door):
        return _shut(here)
    answers = typed(shipped_forms(), DOORS[door].form)
    if not is_final():
        return _page(here, door, answers)
    against = amiss(code, door)
    return _refused(here, door, answers, against) if against else _take(here, door, answers)


@bp.route("/lapor/<code>/cek", methods=["GET", "POST"])
def look_up(code: str) -> ResponseReturnValue:
    """Tell how a report stands to who has the code of its receipt."""
    here = entrance(code)
    state = refusal = None
    if request.method == "POST":
        try:
            asked = LookUpReport(request.form.get("x-resi", ""), address())
            state = STATES[engine().do(asked, here.guest).subject]
        except NotSignedIn as wrong:
            refusal = wrong.message
    told = {"state": state, "refusal": refusal}
    drawn = render_template("doors/report_state.html", place=here.place, **told)
    return drawn, 422 if refusal else 200


def _take(here: Entrance, door: str, answers: JsonObject) -> ResponseReturnValue:
    """Take it in, and give the receipt."""
    try:
        taken = engine().do(_report(here, door, answers), here.guest)
    except AnswersRefused as refused:
        return _page(here, door, answers, refused.problems), 422
    except TooManyTries as many:
        return _page(here, door, answers, why=_wait(many)), 429
    except (WrongState, Unknown):
        return _shut(here)
    return render_template("doors/report_receipt.html", place=here.place, taken=taken, at=now())


def _report(here: Entrance, door: str, answers: JsonObject) -> ReportIn:
    """Return the report as its form settles it. Raises AnswersRefused."""
    known: JsonObject = {"daerah": here.place.kode}
    settle = FormLibrary().settle
    told, problems = settle(shipped_forms(), DOORS[door].form, answers, known, now())
    if any(problem.severity == "error" for problem in problems):
        raise AnswersRefused(problems)
    danger = told.get("tanda_bahaya")
    return ReportIn(
        door=door,
        process=here.process,
        told={**told, **DOORS[door].said},
        alarming=isinstance(danger, dict) and True in danger.values(),
        pressed=request.form.get(SUBMISSION, ""),
        origin=address(),
    )


def _page(
    here: Entrance,
    door: str,
    answers: JsonObject,
    problems: tuple[Problem, ...] = (),
    why: Text | None = None,
) -> str:
    code, known = here.place.kode, {"daerah": here.place.kode}
    tree = form_tree(shipped_forms(), DOORS[door].form, answers, known, problems, now())
    made = {"trap": TRAP, "made": (MADE, made_now(code, door))}
    return render_template("doors/report.html", place=here.place, tree=tree, why=why, **made)


def _refused(here: Entrance, door: str, answers: JsonObject, against: str) -> ResponseReturnValue:
    """Count what a machine would do, and give a person everything back to send again."""
    if against in {"trap", "haste"}:
        engine().do(NoteSpam(door, against), here.guest)
    status, why = REFUSED[against]
    return _page(here, door, answers, why=why), status


def _shut(here: Entrance) -> ResponseReturnValue:
    return render_template("doors/report_shut.html", place=here.place), 410


def _wait(many: TooManyTries) -> Text:
    return say(
        "Laporan belum terkirim: terlalu banyak laporan dari sambungan ini. Tunggu {minutes} menit,"
        " lalu kirim lagi. Dalam bahaya, teleponlah nomor di atas.",
        minutes=-(-many.seconds // 60),
    )
