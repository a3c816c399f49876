"""Numbers of letters: what their pattern may hold, and a number written by it."""

import re
from datetime import date

from engine.model import NumberStyle

USUAL_PATTERN = "{klasifikasi}/{urut:04d}/{kode_unit}/{bulan_romawi}/{tahun}"
USUAL_UNIT = "LK3"
#: Without these two letters would bear the same number.
TELLING = frozenset(("urut", "kode_unit", "tahun"))

_PLACE = re.compile(r"\{(klasifikasi|urut|kode_unit|bulan_romawi|tahun)(?::0([1-9])d)?\}")
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def numbered_as_usual(_daerah: str, _role: str) -> NumberStyle:
    """Number every letter the same way, where no daerah's own is known."""
    return NumberStyle(USUAL_PATTERN, USUAL_UNIT)


def tells_apart(pattern: str) -> bool:
    """Tell whether no two letters of a daerah can bear the same number, and all of it is read."""
    named = {name for name, _ in _PLACE.findall(pattern)}
    return named >= TELLING and not set("{}") & set(_PLACE.sub("", pattern))


def written(style: NumberStyle, classification: str, nth: int, day: date) -> str:
    """Write the number of the `nth` letter of its unit and year, signed on `day`.

    E.g. "400.9.12.1/0007/LK3/III/2026".
    """
    values = {
        "klasifikasi": classification,
        "urut": str(nth),
        "kode_unit": style.unit,
        "bulan_romawi": _MONTHS[day.month - 1],
        "tahun": str(day.year),
    }
    return _PLACE.sub(lambda found: values[found[1]].zfill(int(found[2] or 1)), style.pattern)
