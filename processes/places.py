"""The daerah: who they are, in which zone, under which letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml

from engine import USUAL_PATTERN, USUAL_UNIT, NumberStyle, numbered_as_usual
from processes.homes import folders, homes

FILE = "daerah.yaml"
#: Name of a zone in the tz database -> what people write behind the hour.
ZONES: Mapping[str, Literal["WIB", "WITA", "WIT"]] = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The head of a daerah's letters."""

    #: From the top down, e.g. ("PEMERINTAH KOTA PARIAMAN", "DINAS SOSIAL").
    baris: tuple[str, ...]
    #: Name of the institute, the largest line.
    unit: str
    #: "" until the daerah writes its own.
    alamat: str = ""
    kontak: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daerah:
    """One kabupaten or kota."""

    #: Kemendagri code, e.g. "13.77"; earlier codes live on in NIK.
    kode: str
    kode_lama: tuple[str, ...] = ()
    nama: str
    jenis: Literal["kota", "kabupaten"]
    provinsi: str
    #: Where its letters are dated.
    tempat: str
    zona: Literal["WIB", "WITA", "WIT"]
    #: Name of the zone in the tz database.
    zona_iana: str
    moto: str = ""
    #: "Wali Kota" or "Bupati".
    kepala_daerah: str
    dinas: str
    bidang_pembina: str = ""
    kop: Kop
    #: Word -> what the daerah calls it, e.g. "desa" -> "Kelurahan".
    label: Mapping[str, str]
    #: How its letters are numbered; every unit counts for itself, from 1 each year.
    pola_nomor: str = USUAL_PATTERN
    #: Role of who signs -> code of the unit.
    unit_surat: Mapping[str, str]

    def number_style(self, role: str) -> NumberStyle:
        """Return how the letters are numbered that somebody with `role` signs."""
        return NumberStyle(self.pola_nomor, self.unit_surat.get(role, USUAL_UNIT))


def daerah() -> Mapping[str, Daerah]:
    """Return Kemendagri code -> daerah, in the order of the codes."""
    return _daerah(homes())


@cache
def _daerah(homes: tuple[Path, ...]) -> Mapping[str, Daerah]:
    here = {code: folder / FILE for code, folder in folders("daerah", homes).items()}
    return MappingProxyType({code: _read(file) for code, file in here.items() if file.exists()})


def _read(path: Path) -> Daerah:
    given = yaml.safe_load(path.read_text("utf-8"))
    kop, zone = given.pop("kop"), given.pop("zona")
    kop["baris"] = tuple(kop["baris"])
    given["kode_lama"] = tuple(given.get("kode_lama", ()))
    for words in ("label", "unit_surat"):
        given[words] = MappingProxyType(given.get(words, {}))
    return Daerah(kop=Kop(**kop), zona=ZONES[zone], zona_iana=zone, **given)


def number_style(code: str, role: str) -> NumberStyle:
    """Return how letters are numbered there that somebody with `role` signs; a port."""
    place = daerah().get(code)
    return place.number_style(role) if place else numbered_as_usual(code, role)
