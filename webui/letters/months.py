"""Months as a daerah's clock counts them."""

import re
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from engine import Unknown
from webui.dates import ZONES, now, zone_here

_WRITTEN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Month:
    """One month, from its first moment to the first of the next."""

    since: datetime
    until: datetime

    @property
    def written(self) -> str:
        """Return "2026-03", as addresses have it."""
        return f"{self.since:%Y-%m}"

    def named(self, locale: str) -> str:
        """Return "Maret 2026"."""
        return format_date(self.since.date(), "MMMM y", locale=locale)


def month_of(written: str) -> Month:
    """Return the month that "2026-03" writes in the visitor's zone, for "" the one it is now.

    Raises:
        Unknown: it writes no month of this century.
    """
    found = _WRITTEN.fullmatch(written or f"{now().astimezone(ZONES[zone_here()]):%Y-%m}")
    if found is None:
        raise Unknown
    year, month = int(found[1]), int(found[2])
    zone = ZONES[zone_here()]
    following = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004
    return Month(datetime(year, month, 1, tzinfo=zone), datetime(*following, 1, tzinfo=zone))
