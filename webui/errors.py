"""The one table from refusals to HTTP answers: what happened, what was kept, what to do."""

import logging
from dataclasses import dataclass

from flask import Flask, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError

from engine import (
    NOTHING_SAID,
    Broken,
    Conflict,
    EngineError,
    Erased,
    Forbidden,
    NotProven,
    NotSignedIn,
    Refused,
    Text,
    TooManyTries,
    Unavailable,
    Unknown,
    Unreadable,
    say,
)
from webui.answers import pairs
from webui.fragments import by_script, page
from webui.places import may
from webui.security import LostToken
from webui.signin.again import prove_page
from webui.signin.carrying import Pairs, belongs_to, carried
from webui.visit import greet_nobody, greeted

log = logging.getLogger("lk3.web")


@dataclass(frozen=True, slots=True)
class Answer:
    """How a refusal is told to a person."""

    status: int
    title: Text
    #: What was kept, and what to do now.
    advice: Text


ANSWERS: dict[type[EngineError], Answer] = {
    Unknown: Answer(
        404,
        say("Tidak ditemukan"),
        say("Periksa alamatnya, atau mulailah dari halaman awal. Tidak ada yang berubah."),
    ),
    Forbidden: Answer(
        403,
        say("Di luar peran Anda"),
        say("Tidak ada yang berubah. Mintalah kepada rekan yang berwenang, atau ganti peran."),
    ),
    Conflict: Answer(
        409,
        say("Keadaan sudah berubah"),
        say("Yang tersimpan lebih dulu tetap berlaku. Muat ulang halaman sebelumnya."),
    ),
    Refused: Answer(
        422,
        say("Ada yang perlu diperbaiki"),
        say("Belum ada yang disimpan. Kembali ke halaman sebelumnya; isian Anda masih di sana."),
    ),
    NotSignedIn: Answer(
        401,
        say("Sesi Anda sudah berakhir"),
        say("Draf yang sudah bertanda Tersimpan tetap ada. Masuk lagi untuk melanjutkan."),
    ),
    TooManyTries: Answer(
        429,
        say("Tunggu sebentar"),
        say("Tidak ada yang berubah. Coba lagi setelah waktu tunggu itu."),
    ),
    NotProven: Answer(
        403,
        say("Pastikan ini Anda"),
        say("Buka Keamanan akun di tab baru, pilih Pastikan ini Anda, lalu ulangi di sini."),
    ),
    Unavailable: Answer(
        503,
        say("Sistem sedang tidak dapat dipakai"),
        say("Draf yang sudah bertanda Tersimpan tetap ada. Coba lagi sebentar."),
    ),
    Unreadable: Answer(
        500,
        say("Isi ini tidak dapat dibuka sekarang"),
        say("Tidak ada yang berubah. Hubungi pengelola sistem: kuncinya perlu diperiksa."),
    ),
    Erased: Answer(
        410,
        say("Isi kasus ini sudah dimusnahkan"),
        say("Isinya dimusnahkan menurut hukum dan tidak dapat dikembalikan."),
    ),
    Broken: Answer(
        500,
        say("Kasus ini perlu diperiksa petugas teknis"),
        say("Semua isian tetap tersimpan. Catat nomor kasus dan hubungi pengelola sistem."),
    ),
}
#: The rooms where people write down what families say.
OF_STAFF = {"task", "papers", "beside", "appointments", "handovers", "transfers", "attachments"}
FORMS = OF_STAFF | {"answering", "reporting"}
FALLBACK = Answer(400, say("Tidak dapat dilaksanakan"), say("Tidak ada yang berubah."))

OTHER_SESSION = Answer(
    403,
    say("Halaman dibuka dalam sesi lain"),
    say("Kiriman tadi belum diproses. Periksa nama di atas halaman ini."),
)
LOST_TOKEN = Answer(
    403,
    say("Halaman sudah kedaluwarsa"),
    say(
        "Kiriman tadi tidak diproses karena halaman dibuka dalam sesi lain; tidak ada yang berubah."
        " Tekan tombol kembali di peramban, muat ulang halamannya, lalu kirim sekali lagi."
    ),
)

HTTP_ANSWERS: dict[int, tuple[Text, Text]] = {
    404: (ANSWERS[Unknown].title, ANSWERS[Unknown].advice),
    405: (
        say("Halaman ini tidak dapat dibuka begitu saja"),
        say("Mulailah dari daftar tugas; tidak ada yang berubah."),
    ),
    413: (
        say("Kiriman terlalu besar"),
        say(
            "Kiriman ini belum diterima; yang sudah tersimpan tetap ada. Kembali ke halaman"
            " sebelumnya, pendekkan isian atau perkecil berkasnya, lalu kirim lagi."
        ),
    ),
    500: (
        say("Terjadi gangguan pada sistem"),
        say("Yang sudah tersimpan tetap aman. Coba lagi sebentar, lalu hubungi pengelola sistem."),
    ),
}


def answer_to(error: EngineError) -> Answer:
    """Return the answer of the nearest class of `error` in the table."""
    return next((ANSWERS[kind] for kind in type(error).__mro__ if kind in ANSWERS), FALLBACK)


def register(app: Flask) -> None:
    """Answer refusals and HTTP errors with pages."""
    app.register_error_handler(EngineError, refuse)
    app.register_error_handler(HTTPException, fail)


def refuse(error: EngineError) -> ResponseReturnValue:
    """Answer a refusal; whoever only has to sign in is led there and back, with what she typed."""
    if isinstance(error, NotSignedIn) and request.method == "GET":
        return _to_the_door()
    if isinstance(error, NotSignedIn) and not by_script():
        return render_template("signin/again.html", onward=belongs_to(), carried=carried()), 401
    if isinstance(error, NotProven) and not by_script():
        return _prove_first()
    answer = answer_to(error)
    if answer.status >= InternalServerError.code:
        log.error("answered %s", answer.status, exc_info=error)
    if isinstance(error, Unavailable):
        greet_nobody()
        return _once_more(answer), answer.status
    told = _told(
        answer.title,
        error.message,
        answer.advice,
        problems=error.problems if isinstance(error, Refused) else (),
        typed=_typed(),
        sign_in=isinstance(error, NotSignedIn),
        rescue=_rescue() if isinstance(error, Unknown) else "",
    )
    return told, answer.status


def _rescue() -> str:
    """Return where a case is opened in an emergency, for who may: whether there is one or not."""
    asked = request.view_args or {}
    if asked.keys().isdisjoint(("no", "task_id")) or greeted() is None or not may("break_glass"):
        return ""
    return url_for("emergency.door", no=asked.get("no"))


def _typed() -> Pairs:
    """Return what was typed into a form of a case: a refusal must not lose it."""
    if request.blueprint not in FORMS:
        return ()
    return tuple((name, value) for name, value in pairs() if value.strip())


def _once_more(answer: Answer) -> str:
    """Tell that nothing was kept, with what was typed ready to be sent once more."""
    typed = () if request.endpoint == "signin.enter" else carried()  # a password is typed anew
    if by_script() or not typed:
        return _told(answer.title, NOTHING_SAID, answer.advice)
    return render_template("errors/once_more.html", answer=answer, carried=typed)


def _to_the_door() -> ResponseReturnValue:
    door = url_for("signin.door", lanjut=request.full_path.rstrip("?"))
    if not by_script():
        return redirect(door, 303)
    response = make_response("", 401)
    response.headers["HX-Redirect"] = door
    return response


def _prove_first() -> ResponseReturnValue:
    """Ask for a proof, and lead back with what was being sent."""
    if request.method == "GET":
        return redirect(url_for("again.ask_again", lanjut=request.full_path.rstrip("?")), 303)
    return prove_page(belongs_to(), carried()), 403


def fail(error: HTTPException) -> ResponseReturnValue:
    """Answer what Flask itself refuses, and what broke."""
    if error.code is None or error.code < BadRequest.code:
        return error.get_response()
    if isinstance(error, LostToken):
        return _lost_token()
    if error.code == InternalServerError.code:
        greet_nobody()
    title, advice = HTTP_ANSWERS.get(error.code, (FALLBACK.title, FALLBACK.advice))
    typed = _typed() if error.code == InternalServerError.code else ()
    return _told(title, NOTHING_SAID, advice, typed=typed), error.code


def _lost_token() -> ResponseReturnValue:
    """Give back what one of our pages sent in another session; to staff no other site's words."""
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"  # said by the browser itself
    if ours and request.blueprint in FORMS and not by_script():
        if request.blueprint in OF_STAFF and greeted() is None:
            return render_template("signin/again.html", onward=belongs_to(), carried=carried()), 401
        return _once_more(OTHER_SESSION), OTHER_SESSION.status
    press = say("Tekan Simpan draf: isian Anda dibawa ke sesi yang sekarang.")
    advice = press if by_script() else LOST_TOKEN.advice
    typed = _typed() if request.blueprint in FORMS - OF_STAFF else ()
    return _told(LOST_TOKEN.title, NOTHING_SAID, advice, typed=typed), LOST_TOKEN.status


def _told(title: Text, message: Text, advice: Text, **more: object) -> str:
    """Draw the page of a refusal; `more` is what only some have."""
    some = {"problems": (), "typed": (), "sign_in": False, "rescue": "", **more}
    texts = {"title": title, "message": message, "advice": advice}
    return page("errors/refusal.html", "short", **texts, **some)
