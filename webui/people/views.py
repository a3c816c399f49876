"""People and terms of office: who works here, in which role, from when to when."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    NO_PASSWORD,
    AddTerm,
    AddUnit,
    EndSessionsOf,
    EndTerm,
    People,
    PersonByUsername,
    RegisterAccount,
    ResetAccount,
    Units,
)
from processes import within
from webui.flashes import tell
from webui.people.areas import areas_of
from webui.people.days import end_of, start_of
from webui.signin.again import stepped_up
from webui.visit import ask, do, outside, visitor
from webui.words import HATS

bp = Blueprint("people", __name__)


@bp.get("/orang")
def listing() -> ResponseReturnValue:
    """List everybody with the terms that run or are ahead, and the units."""
    return render_template("people/listing.html", people=ask(People()), units=ask(Units()))


@bp.post("/orang")
def add() -> ResponseReturnValue:
    """Open an account without a password and without a term: it opens nothing yet."""
    username, name = _sent("nama-pengguna").lower(), _sent("nama")
    do(RegisterAccount(username, name, visitor().daerah, (), password_hash=NO_PASSWORD))
    tell("Akun dibuat. Tambahkan masa tugas, lalu serahkan tautan kata sandi.")
    return redirect(url_for("people.show", username=username), 303)


@bp.post("/unit")
def add_unit() -> ResponseReturnValue:
    """Open a unit."""
    do(AddUnit(visitor().daerah, _sent("nama")))
    tell("Unit ditambahkan.")
    return redirect(url_for("people.listing"), 303)


@bp.get("/orang/<username>")
def show(username: str) -> ResponseReturnValue:
    """Show one person: terms, sessions, the story of the account."""
    return render_template(
        "people/person.html",
        person=ask(PersonByUsername(username)),
        units=ask(Units()),
        hats=HATS,
        within=within,
    )


@bp.post("/orang/<username>/masa")
@stepped_up
def add_term(username: str) -> ResponseReturnValue:
    """Give a role for a time; the days are those of the daerah's calendar."""
    term = AddTerm(
        username,
        _sent("peran"),
        starts_at=start_of(_sent("mulai")),
        ends_at=end_of(_sent("akhir")),
        unit=_sent("unit"),
        sk_no=_sent("sk"),
        str_no=_sent("str"),
        pledged_on=_sent("janji"),
        areas=areas_of(request.form.getlist("wilayah"), visitor().daerah),
    )
    do(term)
    tell("Masa tugas ditambahkan.")
    return _back(username)


@bp.post("/orang/<username>/masa/<id_>/akhiri")
@stepped_up
def end_term(username: str, id_: str) -> ResponseReturnValue:
    """End a term now."""
    do(EndTerm(username, id_, _sent("x-alasan")))
    tell("Masa tugas diakhiri.")
    return _back(username)


@bp.post("/orang/<username>/sesi")
def end_sessions(username: str) -> ResponseReturnValue:
    """Sign a person out everywhere."""
    receipt = do(EndSessionsOf(username, _sent("x-alasan")))
    tell("Dikeluarkan dari {count} perangkat.", count=receipt.count)
    return _back(username)


@bp.post("/orang/<username>/tautan")
@stepped_up
def make_link(username: str) -> ResponseReturnValue:
    """Make the link by which she chooses her password, shown once; or keep the wish for it."""
    factors = "faktor" in request.form
    made = do(ResetAccount(username, _sent("x-alasan"), factors=factors))
    if not made.subject:
        tell(
            "Permintaan dicatat. Tautannya dibuat bila pengelola lain memintanya juga; "
            "yang belum seminggu menjabat belum dihitung."
        )
        return _back(username)
    person = ask(PersonByUsername(username))
    link = outside(url_for("links.choose", link=made.subject))
    return render_template("people/link.html", person=person, link=link)


def _sent(name: str) -> str:
    return request.form.get(name, "").strip()


def _back(username: str) -> ResponseReturnValue:
    return redirect(url_for("people.show", username=username), 303)
