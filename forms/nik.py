"""What a NIK or KK number says about itself: faults that cannot be, doubts that may be.

NIK: `PPKKCC DDMMYY NNNN`, region of first registration, birth date (day + 40 for women), serial.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine import Json, Text, say
from forms.zones import day_in_words, read_day

_PROVINCES = frozenset(
    f"{code}"
    for codes in (range(11, 20), (21,), range(31, 37), range(51, 54), range(61, 66), range(71, 77))
    for code in codes
) | {"81", "82", "91", "92", "93", "94", "95", "96"}
#: Kecamatan are numbered from 01; how many the served kabupaten/kota have.
_KECAMATAN: Mapping[str, int] = {"1377": 4, "6474": 3, "7371": 15, "8171": 5, "9404": 18}
_WOMEN = 40
_LAST_DAY = 31
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (a fault) or odd (a doubt) about a number."""

    fault: bool
    message: Text


def examine_nik(number: str, beside: Mapping[str, Json], today: date) -> Finding | None:
    """Judge 16 digits; `beside` are the answers of the same person. Faults come before doubts."""
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    sex = "P" if day > _WOMEN else "L"
    day -= _WOMEN if day > _WOMEN else 0
    if not 1 <= day <= _LAST_DAY:
        return _fault(
            say("NIK belum sesuai: angka ke-7 dan ke-8 bukan tanggal (01-31 atau 41-71).")
        )
    if not 1 <= month <= _MONTHS:
        return _fault(say("NIK belum sesuai: angka ke-9 dan ke-10 bukan bulan (01-12)."))
    if number.endswith("0000"):
        return _fault(say("NIK belum sesuai: empat angka terakhir tidak mungkin 0000."))
    century = today.year // 100 * 100
    full_year = century + year if century + year <= today.year else century - 100 + year
    if day > monthrange(full_year, month)[1]:
        return _doubt(say("Periksa NIK: tanggal lahir di dalamnya tidak ada di kalender."))
    return _other_doubts(number, beside, date(full_year, month, day), sex)


def _other_doubts(number: str, beside: Mapping[str, Json], born: date, sex: str) -> Finding | None:
    told_born = beside.get("tanggal_lahir") or beside.get("tgl_lahir")
    told_sex = beside.get("jenis_kelamin") or beside.get("jk")
    told_day = read_day(told_born) if isinstance(told_born, str) else None
    if told_day and _without_century(told_day) != _without_century(born):
        return _doubt(
            say(
                "Periksa NIK: menurut NIK lahir {hari}, berbeda dari yang diisi.",
                hari=day_in_words(born),
            )
        )
    if told_sex in ("L", "P") and told_sex != sex:
        return _doubt(say("Periksa NIK: jenis kelamin menurut NIK berbeda dari yang diisi."))
    return _region_doubt(number)


def _without_century(day: date) -> tuple[int, int, int]:
    return day.year % 100, day.month, day.day


def _region_doubt(number: str) -> Finding | None:
    if len(set(number)) == 1:
        return _doubt(say("Periksa NIK: semua angkanya sama."))
    if number[:2] not in _PROVINCES:
        return _doubt(say("Periksa NIK: kode provinsi {kode} tidak dikenal.", kode=number[:2]))
    known = _KECAMATAN.get(number[:4])
    if known and not 1 <= int(number[4:6]) <= known:
        return _doubt(say("Periksa NIK: kecamatan tidak dikenal ({kode}).", kode=number[:6]))
    return None


def examine_kk(number: str, _beside: Mapping[str, Json], _today: date) -> Finding | None:
    """Judge 16 digits of a family card: its date of issue can only be doubted."""
    day, month = int(number[6:8]), int(number[8:10])
    if 1 <= day <= _LAST_DAY and 1 <= month <= _MONTHS:
        return None
    return _doubt(say("Periksa Nomor KK: angka ke-7 sampai ke-10 bukan tanggal terbit."))


def _fault(message: Text) -> Finding:
    return Finding(fault=True, message=message)


def _doubt(message: Text) -> Finding:
    return Finding(fault=False, message=message)
