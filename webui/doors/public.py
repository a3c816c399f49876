"""The public doors of a daerah: which there are, which stand open, and what keeps machines out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeSerializer

from engine import Actor, IsShut, JsonObject, Text, Unknown, by_public_door, say
from processes import Daerah, catalogue, daerah
from webui.bundles import resolved
from webui.dates import now
from webui.visit import engine

#: A field that nobody sees, and only machines fill; and when the page was made.
TRAP, MADE = "x-situs", "x-dibuat"
#: Seconds in which nobody reads and writes a report, and after which a page is made anew.
HASTE, STALE = 3, 12 * 3600


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of report."""

    #: Parameter of the daerah's overlay that offers it.
    parameter: str
    form: str
    label: Text
    #: What every report by it says of itself.
    said: JsonObject


DOORS: Mapping[str, Door] = {
    "warga": Door(
        "lapor_warga",
        "lapor_warga.schema.json",
        say("Saya warga: untuk diri sendiri, keluarga, atau tetangga"),
        {"sumber_laporan": "lapor_warga", "saluran": "formulir_web"},
    ),
    "desa": Door(
        "lapor_desa",
        "lapor_desa.schema.json",
        say("Saya perangkat desa/kelurahan"),
        {
            "sumber_laporan": "lapor_warga",
            "saluran": "desa_kelurahan",
            "peran_pelapor": "perangkat_desa",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Entrance:
    """A daerah whose door somebody stands before."""

    place: Daerah
    #: What the daerah chose, by parameter.
    chosen: Mapping[str, Any]

    @property
    def guest(self) -> Actor:
        """In whose name something comes in."""
        return by_public_door(self.place.kode)

    @property
    def process(self) -> str:
        """The process that a report begins."""
        return catalogue().pathways[self.chosen["jalur_lapor"]].process

    def offers(self, name: str) -> bool:
        """Tell whether the daerah has such a door at all. Raises Unknown for no door of ours."""
        if name not in DOORS:
            raise Unknown
        return self.chosen[DOORS[name].parameter] is True

    def stands_open(self, name: str) -> bool:
        """Tell whether somebody may come in by it now."""
        return self.offers(name) and not engine().ask(IsShut(name), self.guest)


def entrance(code: str) -> Entrance:
    """Return a daerah's entrance; Unknown where no door is offered."""
    if code not in daerah():
        raise Unknown
    found = Entrance(daerah()[code], resolved(code).settings["parameter"])
    if not any(map(found.offers, DOORS)):
        raise Unknown
    g.daerah = code
    return found


def made_now(code: str, name: str) -> str:
    """Sign when and for which door a page was made."""
    return str(_signer().dumps([code, name, int(now().timestamp())]))


def amiss(code: str, name: str) -> str:
    """Return what speaks against a person: "file", "trap", "stale", "haste", "" for nothing."""
    if request.files:
        return "file"
    if request.form.get(TRAP):
        return "trap"
    try:
        of, door, at = _signer().loads(request.form.get(MADE, ""))
    except BadData:
        return "stale"
    age = now().timestamp() - at
    if (of, door) != (code, name) or age > STALE:
        return "stale"
    return "haste" if age < HASTE else ""


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="lk3 report")
