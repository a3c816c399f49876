"""A daerah's own list of kecamatan, desa and kelurahan: read whole or refused whole."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from engine import Problem, Refused, Text, say
from processes.regions import COLUMNS, SHEET, Region, read_anew, regions, sheet_rows

NOT_TAKEN = say("Daftar wilayah ini belum diambil; tidak ada yang berubah.")
#: Names of the two columns, in either language.
_HEADS = ({"kode", "nama"}, {"code", "name"})
_INSIDE = re.compile(r"\d\d(\.\d{4})?")
#: Desa have a village number from here on, kelurahan a smaller one.
_DESA = "2"


def read_list(daerah: str, file: Path) -> tuple[Region, ...]:
    """Read a CSV of codes and names below a daerah, in the order of the codes.

    Raises:
        Refused: something in it does not fit; each bad line, with what to write instead.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or not any(heads <= rows[0].keys() for heads in _HEADS):
        raise Refused((_no_list(file),), NOT_TAKEN)
    told = [(_first(row, "kode", "code"), _first(row, "nama", "name")) for row in rows]
    if problems := tuple(_wrong(daerah, file, told)):
        raise Refused(problems, NOT_TAKEN)
    return tuple(sorted((_region(*one) for one in told), key=lambda one: one.kode))


def keep_list(home: Path, daerah: str, found: tuple[Region, ...]) -> Path:
    """Put the list in the place of what `home` had below the daerah, at once; returns the file."""
    sheet = home / SHEET
    before = sheet_rows(sheet) if sheet.exists() else []
    others = [row for row in before if not row.kode.startswith(f"{daerah}.")]
    rows = sorted((*others, *found), key=lambda row: row.kode)
    new = sheet.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows((COLUMNS, *map(astuple, rows)))
    new.replace(sheet)
    read_anew()
    return sheet


def _wrong(daerah: str, file: Path, told: list[tuple[str, str]]) -> Iterator[Problem]:
    codes = Counter(code for code, _name in told)
    known = codes.keys() | regions().keys()
    for line, (code, name) in enumerate(told, 2):
        rest = code.removeprefix(f"{daerah}.")
        if rest == code or not _INSIDE.fullmatch(rest):
            yield _bad(file, line, *_elsewhere(code, daerah))
        elif codes[code] > 1:
            yield _bad(file, line, say("Kode {code} tertulis dua kali.", code=code), _REMOVE)
        elif code.rpartition(".")[0] not in known:
            parent = code.rpartition(".")[0]
            yield _bad(file, line, say("Kecamatan {code} tidak ada.", code=parent), _ADD_PARENT)
        if not name:
            yield _bad(file, line, say("Nama wilayah ini kosong."), _NAME)


def _elsewhere(code: str, daerah: str) -> tuple[Text, Text]:
    message = say("“{code}” bukan wilayah di bawah {daerah}.", code=code[:40], daerah=daerah)
    example = f"{daerah}.01.1001"
    return message, say("Tulis kode Kemendagri, misalnya {example}.", example=example)


_REMOVE = say("Hapus salah satunya.")
_ADD_PARENT = say("Tambahkan baris kecamatannya, atau betulkan kodenya.")
_NAME = say("Tulis namanya di kolom nama.")


def _first(row: dict[str, str | None], *names: str) -> str:
    return next((said for name in names if (said := row.get(name))), "").strip()


def _region(code: str, name: str) -> Region:
    parent, _, last = code.rpartition(".")
    if len(last) == len("01"):
        return Region(code, name, "kecamatan", parent)
    return Region(code, name, "desa" if last >= _DESA else "kelurahan", parent)


def _no_list(file: Path) -> Problem:
    return _bad(
        file,
        1,
        say("Berkas ini bukan daftar wilayah."),
        say("Simpan sebagai CSV UTF-8 dengan kolom kode,nama."),
    )


def _bad(file: Path, line: int, message: Text, repair: Text) -> Problem:
    return Problem(code="region.line", file=str(file), line=line, message=message, repair=repair)
