"""The registry of institutions: who families can be referred to, and who keeps it."""

from datetime import date, timedelta
from typing import Literal

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    KINDS,
    NEEDS,
    AddInstitution,
    ChangeInstitution,
    Forbidden,
    InstitutionById,
    Institutions,
    InstitutionView,
    RestoreInstitution,
    RetireInstitution,
)
from processes import within
from webui.answers import reason, seen_version
from webui.dates import ZONES, now, zone_here
from webui.flashes import tell
from webui.institutions.words import DEEDS, NAMES, told_changes
from webui.people.areas import areas_of
from webui.places import may
from webui.visit import ask, do, visitor

bp = Blueprint("institutions", __name__)

#: An agreement that ends sooner is near its end.
SOON = timedelta(days=90)
RETIRED = "lama"


@bp.get("/lembaga")
def listing() -> ResponseReturnValue:
    """List the institutions of the daerah, by kind and name."""
    asked = {name: request.args.get(name, "") for name in ("nama", "jenis", "kebutuhan", "wilayah")}
    shown = request.args.get("keadaan", "")
    found = Institutions(
        kind=asked["jenis"],
        need=asked["kebutuhan"],
        area=asked["wilayah"],
        words=asked["nama"],
        retired=shown == RETIRED,
    )
    return render_template(
        "institutions/listing.html",
        found=ask(found),
        asked=asked,
        retired=shown == RETIRED,
        districts=within(visitor().daerah),
        **_words(),
    )


@bp.get("/lembaga/baru")
def blank() -> ResponseReturnValue:
    """Show the empty form."""
    return _form("")


@bp.post("/lembaga")
def add() -> ResponseReturnValue:
    """Enter an institution."""
    receipt = do(AddInstitution(_told()))
    tell("Lembaga dicatat. Formulir menawarkannya mulai sekarang.")
    return _back(receipt.subject)


@bp.get("/lembaga/<id_>")
def show(id_: str) -> ResponseReturnValue:
    """Show one institution with its story."""
    sheet = ask(InstitutionById(id_))
    return render_template(
        "institutions/institution.html", sheet=sheet, changes=told_changes, **_words()
    )


@bp.get("/lembaga/<id_>/ubah")
def edit(id_: str) -> ResponseReturnValue:
    """Show the form with what is known."""
    return _form(id_)


@bp.post("/lembaga/<id_>/ubah")
def change(id_: str) -> ResponseReturnValue:
    """Write the next version."""
    do(ChangeInstitution(id_, seen_version(), _told()))
    tell("Keterangan lembaga disimpan.")
    return _back(id_)


@bp.post("/lembaga/<id_>/henti")
def retire(id_: str) -> ResponseReturnValue:
    """Offer it no longer, for a reason."""
    do(RetireInstitution(id_, reason()))
    tell("Lembaga ini tidak ditawarkan lagi. Jawaban yang sudah menyebutnya tetap utuh.")
    return _back(id_)


@bp.post("/lembaga/<id_>/pakai")
def restore(id_: str) -> ResponseReturnValue:
    """Offer it again, for a reason."""
    do(RestoreInstitution(id_, reason()))
    tell("Lembaga ini ditawarkan kembali.")
    return _back(id_)


def agreement(one: InstitutionView) -> Literal["", "open", "near", "over"]:
    """Tell how an agreement stands today: none, in force, near its end, over."""
    if not one.agreement_no:
        return ""
    if not one.agreement_until:
        return "open"
    left = date.fromisoformat(one.agreement_until) - now().astimezone(ZONES[zone_here()]).date()
    if left < timedelta():
        return "over"
    return "near" if left <= SOON else "open"


def _told() -> dict[str, str]:
    """Return what was typed, by the registry's names."""
    sent = {name: request.form.get(field, "").strip() for name, field in NAMES.items()}
    return {
        **sent,
        "needs": " ".join(request.form.getlist("kebutuhan")),
        "areas": " ".join(areas_of(request.form.getlist("wilayah"), visitor().daerah)),
    }


def _words() -> dict[str, object]:
    return {"kinds": KINDS, "needs": NEEDS, "deeds": DEEDS, "agreement": agreement}


def _form(id_: str) -> ResponseReturnValue:
    if not may("keep_institutions"):
        raise Forbidden
    one = ask(InstitutionById(id_)).institution if id_ else None
    return render_template("institutions/form.html", one=one, within=within, **_words())


def _back(id_: str) -> ResponseReturnValue:
    return redirect(url_for("institutions.show", id_=id_), 303)
