"""The kecamatan of a daerah with their desa and kelurahan, as Kemendagri numbers them."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from engine import Problem, say
from processes.homes import homes

SHEET = "wilayah.csv"
COLUMNS = ["kode", "nama", "tingkat", "kode_induk"]
_NAMES = ", ".join(COLUMNS)
#: The level whose regions are desa and kelurahan.
VILLAGES_IN = "kecamatan"
LEVELS = ("provinsi", "kabupaten_kota", "kecamatan", "desa", "kelurahan")
_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")


@dataclass(frozen=True, slots=True)
class Region:
    """One region: "13.77.01.1001", Karan Aur, kelurahan, in 13.77.01."""

    kode: str
    nama: str
    #: "provinsi", "kabupaten_kota", "kecamatan", "desa" or "kelurahan".
    tingkat: str
    #: Code of the region it lies in; "" of a province.
    kode_induk: str


def regions() -> Mapping[str, Region]:
    """Return code -> region, each before those that lie in it."""
    return _regions(homes())


@cache
def _regions(homes: tuple[Path, ...]) -> Mapping[str, Region]:
    sheets = [home / SHEET for home in homes if (home / SHEET).exists()]
    rows = [row for sheet in sheets for row in sheet_rows(sheet)]
    return MappingProxyType({row.kode: row for row in sorted(rows, key=lambda row: row.kode)})


def _rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def within(code: str) -> tuple[Region, ...]:
    """Return the regions that lie directly in `code`, in the order of their codes."""
    return tuple(region for region in regions().values() if region.kode_induk == code)


def full_name(code: str) -> str:
    """Return "Karan Aur, Pariaman Tengah"; of a kecamatan its name alone, of none the code."""
    region = regions().get(code)
    if region is None:
        return code
    around = regions().get(region.kode_induk)
    if around is None or around.tingkat != VILLAGES_IN:
        return region.nama
    return f"{region.nama}, {around.nama}"


def named_regions(daerah: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of every kecamatan, desa and kelurahan of a daerah; a port."""
    return _named(homes(), daerah)


@lru_cache(maxsize=64)
def _named(_homes: tuple[Path, ...], daerah: str) -> tuple[tuple[str, str], ...]:
    here = [one for one in regions().values() if one.kode.startswith(f"{daerah}.")]
    return tuple(
        (one.kode, f"Kecamatan {one.nama}" if one.tingkat == VILLAGES_IN else full_name(one.kode))
        for one in here
    )


def read_anew() -> None:
    """Read the sheets again when they are next asked for: one has changed."""
    _regions.cache_clear()
    _named.cache_clear()


def sheet_rows(sheet: Path) -> list[Region]:
    """Return the regions of a sheet that is in order."""
    return [Region(**row) for row in _rows(sheet)]


def check_regions(sheet: Path) -> Iterator[Problem]:
    """Yield what is wrong with a sheet of regions, by line; what it lies in may be shipped."""
    try:
        rows = _rows(sheet)
    except (OSError, UnicodeDecodeError, csv.Error):
        rows = [{}]
    there = {row.get("kode") for row in rows} | _regions(homes()[:1]).keys()
    for line, row in enumerate(rows, 2):
        if not _is_region(row) or row["kode_induk"] not in {"", *there}:
            yield Problem(
                code="daerah.regions",
                file=str(sheet),
                line=line,
                message=say("Baris ini bukan wilayah."),
                repair=say("Tulis seperti wilayah.csv yang disertakan: {names}.", names=_NAMES),
            )


def _is_region(row: Mapping[str, str | None]) -> bool:
    return (
        [*row] == COLUMNS
        and _CODE.fullmatch(row["kode"] or "") is not None
        and row["kode_induk"] == (row["kode"] or "").rpartition(".")[0]
        and bool(row["nama"])
        and row["tingkat"] in LEVELS
    )
