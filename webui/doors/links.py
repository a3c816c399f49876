"""Links by which institutions answer: the case's team makes them, prints them, takes them back."""

import re

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import AnswerDoorByToken, AnswerLinksOf, MakeAnswerLink, RevokeAnswerLink, Unknown
from processes import daerah
from reports import AnswerSlip, answer_slip
from webui.dates import now
from webui.flashes import tell
from webui.printing import letterhead, reader
from webui.qr import qr
from webui.visit import ask, do, outside, visitor

bp = Blueprint("answer_links", __name__)

#: How tokens look on paper: four letters at a time.
_FOUR = re.compile(r"(.{4})(?=.)")


@bp.post("/kasus/<no>/pesan/<wait_id>/tautan")
def make(no: str, wait_id: str) -> ResponseReturnValue:
    """Make a link and its code, shown once."""
    token, code = do(MakeAnswerLink(no, wait_id)).subject.split(" ")
    link = _address_of(token)
    return render_template(
        "doors/made.html",
        no=no,
        wait_id=wait_id,
        link=link,
        token=token,
        code=grouped(code),
        picture=qr(link),
        until=next(iter(ask(AnswerLinksOf(no)).links)).expires_at,
    )


@bp.post("/kasus/<no>/tautan/lembar.pdf")
def slip(no: str) -> ResponseReturnValue:
    """Print the sheet that goes with the letter: the link, and never the code that opens it."""
    token = request.form.get("tautan", "")
    door = ask(AnswerDoorByToken(token))
    links = ask(AnswerLinksOf(no)).links
    link = next((one for one in links if door and door.holder.username.endswith(one.id)), None)
    if link is None:
        raise Unknown
    place, address = daerah()[visitor().daerah], _address_of(token)
    printed = answer_slip(
        AnswerSlip(
            letterhead=letterhead(place),
            letter=link.letter,
            place=place.tempat,
            day=now().date(),
            link=address,
            picture=qr(address),
            until=link.expires_at.date(),
        ),
        reader(place, str, "id"),
    )
    headers = {"Content-Disposition": f'inline; filename="lembar-jawaban-{no}.pdf"'}
    return Response(printed, mimetype="application/pdf", headers=headers)


@bp.post("/kasus/<no>/tautan/<link_id>/cabut")
def revoke(no: str, link_id: str) -> ResponseReturnValue:
    """Take a link back; who opens it is told so."""
    do(RevokeAnswerLink(no, link_id))
    tell("Tautan dicabut. Siapa yang membukanya diberi tahu bahwa tautan itu tidak berlaku.")
    return redirect(url_for("cases.show", no=no), 303)


def grouped(letters: str) -> str:
    """Return letters as they are read out: four at a time."""
    return _FOUR.sub(r"\1 ", letters)


def _address_of(token: str) -> str:
    """Return where a link leads, short enough to be typed from paper."""
    return outside(url_for("answering.show", code=visitor().daerah, token=token))
