"""A deadline as a daerah writes it: "PT24H" by the calendar, "3 HK" in working days."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from engine import working_days

_CALENDAR = re.compile(r"P(?=[\dT])(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?")


@dataclass(frozen=True, slots=True)
class Budget:
    """How long something may take."""

    #: "KJ" runs day and night; "HK" counts working days of the daerah's calendar.
    clock: Literal["KJ", "HK"]
    #: Working days, or the time by the calendar in whole minutes.
    amount: int

    def lengthens(self, other: "Budget") -> bool:
        """Tell whether this may end later than `other`.

        Working days never end sooner than as many days of the calendar, and may end any time later.
        """
        if self.clock == other.clock:
            return self.amount > other.amount
        if self.clock == "HK":
            return True
        return timedelta(minutes=self.amount) > timedelta(days=other.amount)


def budget(text: object) -> Budget | None:
    """Return the deadline that `text` writes; None when it is none of more than nothing."""
    if not isinstance(text, str):
        return None
    if days := working_days(text):
        return Budget("HK", days)
    if found := _CALENDAR.fullmatch(text):
        days, hours, minutes = (int(part or 0) for part in found.groups())
        amount = (days * 24 + hours) * 60 + minutes
        return Budget("KJ", amount) if amount else None
    return None
