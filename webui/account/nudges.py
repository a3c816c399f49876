"""How one is told outside the pages: addresses, and what is told when."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    NUDGED_ABOUT,
    ChooseNudges,
    ConfirmNudgeAddress,
    DropNudgeAddress,
    MyNudges,
    NudgeChoice,
    Problem,
    Refused,
    SetNudgeAddress,
    Text,
    Unknown,
    say,
)
from webui.flashes import tell
from webui.i18n import language
from webui.visit import ask, do

bp = Blueprint("nudges", __name__)

WRONG = say("Kode tidak cocok atau sudah tidak berlaku. Periksa, atau minta kode baru.")
#: Channel, its name in addresses, its label, and what is typed for it.
NAMES: dict[str, tuple[str, Text, Text]] = {
    "email": ("surel", say("Surel"), say("Alamat surel")),
    "whatsapp": ("whatsapp", say("WhatsApp"), say("Nomor WhatsApp")),
}
WAYS = {way: channel for channel, (way, _, _) in NAMES.items()}
EVENTS = {
    "task": say("Tugas untuk saya"),
    "alarm": say("Tugas mendesak yang belum diambil siapa pun"),
    "deadline": say("Tenggat mendekat atau terlewati"),
    "handover": say("Serah terima menunggu jawaban saya"),
    "flag": say("Penanda untuk saya jatuh tempo"),
    "appointment": say("Janji temu hari kerja berikutnya"),
    "report": say("Laporan mendesak masuk"),
    "other": say("Kabar lain di meja saya"),
}


@bp.get("/akun/pemberitahuan")
def show() -> ResponseReturnValue:
    """Show where she is told, and what."""
    return _page()


@bp.post("/akun/pemberitahuan")
def choose() -> ResponseReturnValue:
    """Keep what she wants to be told of, and when."""
    sent = request.form
    sheet = ask(MyNudges())
    ways = [way.channel for way in sheet.ways if way.is_used]
    shown = {f"{event}.{way}" for event in NUDGED_ABOUT for way in ways}
    # What the page did not show stays as it was.
    kept = sheet.choice.refused - shown
    chosen = NudgeChoice(
        language=sent.get("bahasa", "id"),
        pace=sent.get("laju", ""),
        hour=int(sent["pukul"]) if sent.get("pukul", "").isdecimal() else -1,
        quiet=sent.get("tenang", ""),
        refused=kept | (shown - {*sent.getlist("kabar")}),
    )
    do(ChooseNudges(chosen), once=False)
    tell("Pilihan pemberitahuan disimpan.")
    return redirect(url_for("nudges.show"), 303)


@bp.post("/akun/pemberitahuan/<way>")
def set_address(way: str) -> ResponseReturnValue:
    """Write an address down and send it a code."""
    channel, typed = _channel(way), request.form.get("alamat", "")
    try:
        do(SetNudgeAddress(channel, typed, language()), once=False)
    except Refused as refused:
        return _page(channel, typed, refused.problems[0]), 422
    tell("Kode sudah dikirim. Bila belum tiba dalam beberapa menit, periksa alamatnya.")
    return redirect(url_for("nudges.show"), 303)


@bp.post("/akun/pemberitahuan/<way>/kode")
def confirm(way: str) -> ResponseReturnValue:
    """Compare the code that was sent."""
    channel = _channel(way)
    made = do(ConfirmNudgeAddress(channel, request.form.get("kode", "")), once=False)
    if made.deed == "nudge_code_wrong":
        return _page(channel, problem=Problem(code="nudge.code", message=WRONG)), 422
    tell("Alamat dikonfirmasi. Pemberitahuan mulai dikirim ke sana.")
    return redirect(url_for("nudges.show"), 303)


@bp.post("/akun/pemberitahuan/<way>/hapus")
def drop(way: str) -> ResponseReturnValue:
    """Forget an address."""
    do(DropNudgeAddress(_channel(way)))
    tell("Alamat dihapus. Tidak ada lagi yang dikirim ke sana.")
    return redirect(url_for("nudges.show"), 303)


def _channel(way: str) -> str:
    if way not in WAYS:
        raise Unknown
    return WAYS[way]


def _page(channel: str = "", typed: str = "", problem: Problem | None = None) -> str:
    return render_template(
        "account/nudges.html",
        sheet=ask(MyNudges()),
        names=NAMES,
        events=EVENTS,
        faulty=channel,
        typed=typed,
        problem=problem,
    )
