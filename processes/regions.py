"""The kecamatan of a daerah with their desa and kelurahan, as Kemendagri numbers them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

SHEET = Path(__file__).parent / "wilayah.csv"


@dataclass(frozen=True, slots=True)
class Region:
    """One region: "13.77.01.1001", Karan Aur, kelurahan, in 13.77.01."""

    kode: str
    nama: str
    #: "provinsi", "kabupaten_kota", "kecamatan", "desa" or "kelurahan".
    tingkat: str
    #: Code of the region it lies in; "" of a province.
    kode_induk: str


@cache
def regions() -> Mapping[str, Region]:
    """Return code -> region, each before those that lie in it."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        rows = [Region(**row) for row in csv.DictReader(file)]
    return MappingProxyType({row.kode: row for row in sorted(rows, key=lambda row: row.kode)})


def within(code: str) -> tuple[Region, ...]:
    """Return the regions that lie directly in `code`, in the order of their codes."""
    return tuple(region for region in regions().values() if region.kode_induk == code)
