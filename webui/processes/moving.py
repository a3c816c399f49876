"""The page on which running cases are taken to another version: a plan first, then a button."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    DefinitionByVersion,
    DefinitionSheet,
    Forbidden,
    MigrateCases,
    MigrationPlan,
    MigrationSheet,
    UndoMigration,
)
from webui.answers import reason
from webui.flashes import tell
from webui.places import may
from webui.visit import ask, do, engine, visitor

bp = Blueprint("moving", __name__)

#: Cases tried out for one page; the command line takes any number.
PAGE_LENGTH = 50
#: Fields that pair an old step with a new one begin with this; the old step's id follows.
PAIR = "ganti:"


@bp.get("/proses/<process>/pindah")
def plan(process: str) -> ResponseReturnValue:
    """Show what would become of the cases of one version on another; nothing is changed."""
    if not may("migrate"):
        raise Forbidden
    sheet: DefinitionSheet = ask(DefinitionByVersion(process))
    old, new = _versions(sheet)
    found = _plan(process, old, new) if old != new else None
    missing = {} if found is None else _missing(found)
    return render_template(
        "processes/moving.html", sheet=sheet, old=old, new=new, plan=found, missing=missing
    )


@bp.post("/proses/<process>/pindah")
def move(process: str) -> ResponseReturnValue:
    """Take the chosen cases over, each for itself; those that must stay are told of again."""
    old, new = _number("dari"), _number("ke")
    chosen = tuple(request.form.getlist("kasus"))
    deed = MigrateCases(process, old, new, chosen, _mapping(), reason())
    count = engine().do(deed, visitor()).count
    tell("{count} kasus dipindahkan ke versi {version}.", count=count, version=new)
    return _back(process, old, new)


@bp.post("/proses/<process>/pindah/kembali")
def undo(process: str) -> ResponseReturnValue:
    """Take one case back to the version it came from."""
    receipt = do(UndoMigration(request.form.get("kasus", ""), reason()))
    tell("Kasus {no} kembali ke versi {version}.", no=receipt.case_no, version=receipt.version)
    return _back(process, _number("dari"), _number("ke"))


def _plan(process: str, old: int, new: int) -> MigrationSheet:
    after = request.args.get("sesudah", "")
    found: MigrationSheet = ask(MigrationPlan(process, old, new, _mapping(), after, PAGE_LENGTH))
    return found


def _versions(sheet: DefinitionSheet) -> tuple[int, int]:
    """Return the versions asked for: the newest, and the latest before it that has cases."""
    newest = sheet.versions[0].version
    before = [one.version for one in sheet.versions[1:] if one.running]
    return _number("dari", (before or [newest])[0]), _number("ke", newest)


def _number(name: str, otherwise: int = 0) -> int:
    wanted = request.values.get(name, "")
    fits = wanted.isdecimal() and len(wanted) < 10  # noqa: PLR2004 - any count of versions fits
    return int(wanted) if fits else otherwise


def _mapping() -> dict[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for name, value in request.values.items():
        if name.startswith(PAIR) and value:
            yield name.removeprefix(PAIR), value


def _missing(found: MigrationSheet) -> dict[str, str]:
    """Return the old steps that want a counterpart, the paired ones with them."""
    names = {old: old for old in found.mapping}
    for case in found.cases:
        names |= case.missing
    return names


def _back(process: str, old: int, new: int) -> ResponseReturnValue:
    asked: dict[str, Any] = {f"{PAIR}{one}": other for one, other in _pairs()}
    asked |= {"dari": old, "ke": new}
    return redirect(url_for("moving.plan", process=process, **asked), 303)
