"""Attachments: added to a case or a task, looked at, taken back."""

import hmac

from flask import (
    Blueprint,
    Response,
    current_app,
    get_template_attribute,
    redirect,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from engine import AttachFile, AttachmentById, AttachmentFile, BesideByCase, TakeBackFile
from webui.answers import reason
from webui.attachments.uploads import chosen
from webui.flashes import tell
from webui.fragments import by_script
from webui.visit import SUBMISSION, ask, do, engine, safe_path, visitor

bp = Blueprint("attachments", __name__)

#: Type and ending of what is handed out, by kind.
KINDS = {"jpeg": ("image/jpeg", "jpg"), "pdf": ("application/pdf", "pdf")}
#: Where a file is opened it is alone: no script of its own, no form, no other address.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
BACK = "x-kembali"


@bp.post("/kasus/<no>/lampiran")
def to_case(no: str) -> ResponseReturnValue:
    """Attach to the case what was chosen."""
    attach(case_no=no)
    if by_script():
        return section("case_attachments", no, ask(BesideByCase(no)))
    tell("Lampiran tersimpan.")
    return redirect(url_for("cases.show", no=no, _anchor="lampiran"), 303)


@bp.get("/lampiran/<attachment_id>")
def show(attachment_id: str) -> ResponseReturnValue:
    """Hand a picture to the browser, and a document to its downloads."""
    return _file(ask(AttachmentById(attachment_id)))


@bp.get("/lampiran/<attachment_id>/kecil")
def small(attachment_id: str) -> ResponseReturnValue:
    """Hand out the small picture that lists show."""
    return _file(ask(AttachmentById(attachment_id, preview=True)))


@bp.post("/lampiran/<attachment_id>/tarik")
def take_back(attachment_id: str) -> ResponseReturnValue:
    """Take a wrong attachment back."""
    do(TakeBackFile(attachment_id, reason()))
    tell("Lampiran ditarik; alasannya tercatat dalam riwayat.")
    return redirect(safe_path(request.form.get(BACK, "")), 303)


def attach(*, case_no: str = "", task_id: str = "") -> None:
    """Attach each chosen file by itself; Refused for the first that is not taken.

    Who comes back to the page and chooses another file sends the same form again: the mark of the
    submission is that of form and file together.
    """
    mark = request.form.get(SUBMISSION, "")
    for file in chosen() or (None,):
        name, content = (file.filename or "", file.read()) if file else ("", b"")
        command = AttachFile(name, content, case_no, task_id)
        engine().do(command, visitor(), mark and f"{mark}.{_told_apart(content)}")


def section(name: str, *about: object) -> str:
    """Return the part of a page that holds the attachments, with the new one, for its script."""
    part = get_template_attribute("parts/attachments.html", name)
    return str(part(*about, saved=True))


def _told_apart(content: bytes) -> str:
    """Return what is the same for the same file, and tells nobody else which one it was."""
    secret = str(current_app.secret_key).encode()
    return hmac.digest(secret, content, "sha256").hex()[:16]


def _file(found: AttachmentFile) -> Response:
    """Answer with a file under a name of ours; only a picture may open in the browser."""
    kind, ending = KINDS[found.kind]
    shown = "inline" if found.kind == "jpeg" else "attachment"
    name = f"lampiran-{found.case_no}-{found.id[:12]}.{ending}"
    answer = Response(found.content, mimetype=kind)
    answer.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    answer.headers["Content-Security-Policy"] = ALONE
    return answer
