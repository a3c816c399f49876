"""The wall clock of a daerah: its zone, and moments as people there write them."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from engine import Json

_WITA = frozenset(("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"))
_WIT = frozenset(("81", "82", "91", "92", "93", "94", "95", "96"))
_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def zone_of(daerah: Json) -> ZoneInfo:
    """Return the zone of a Kemendagri code by its province (Keppres 41/1987); WIB when unknown."""
    province = daerah[:2] if isinstance(daerah, str) else ""
    if province in _WITA:
        return ZoneInfo("Asia/Makassar")
    return ZoneInfo("Asia/Jayapura" if province in _WIT else "Asia/Jakarta")


def read_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a moment; one without an offset is by the clock of `zone`. None if it is none."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def stored(moment: datetime) -> str:
    """Return `moment` as answers keep it: UTC, to the second, e.g. "2026-05-17T03:00:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def on_the_wall(text: str, zone: ZoneInfo) -> str:
    """Return a stored moment as a date and time field wants it, "2026-05-17T10:00"."""
    moment = read_moment(text, zone)
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if moment else text


def read_day(text: str) -> date | None:
    """Read "2026-05-17"; None if it is no day."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """Return e.g. "26 Juli 2023"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
