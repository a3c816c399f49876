"""When somebody may be nudged, and what an address looks like."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from engine.model import NudgeChoice, WorkingDays
from engine.model.working import days_after
from engine.ports import Vault

_MAIL: Final = re.compile(r"[\w.+%'-]{1,64}@[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]{2,}", re.ASCII)
_LONGEST: Final = 254
_PHONE: Final = re.compile(r"\+[1-9]\d{7,14}", re.ASCII)
#: The night begins and ends at these hours.
_EVENING, _MORNING = 20, 6


def written_address(channel: str, text: str) -> str:
    """Return an address the one way it is written; "" when it is none.

    A number of Indonesia that begins with 0 gets its country.
    """
    if channel == "email":
        name, _, host = text.strip().rpartition("@")
        mail = f"{name}@{host.lower()}"
        return mail if _MAIL.fullmatch(mail) and len(mail) <= _LONGEST else ""
    number = re.sub(r"[\s().-]", "", text)
    number = f"+62{number[1:]}" if number.startswith("0") else number
    return number if _PHONE.fullmatch(number) else ""


def code_of(vault: Vault, key: str) -> str:
    """Return the six digits that a nudge carries; they lie nowhere."""
    return f"{int(vault.mark(f'nudge code {key}')[:12], 16) % 10**6:06}"


def is_quiet(choice: NudgeChoice, working: WorkingDays, now: datetime) -> bool:
    """Tell whether somebody is left in peace at a moment."""
    here = now.astimezone(working.zone)
    if choice.quiet == "night":
        return here.hour >= _EVENING or here.hour < _MORNING
    if choice.quiet == "never":
        return False
    hours = working.hours(here.date())
    return hours is None or not hours[0] <= now < hours[1]


def digest_day(choice: NudgeChoice, working: WorkingDays, now: datetime) -> str:
    """Return the day whose digest is due by now, "2026-11-23"; "" before its hour.

    Who keeps to the office's hours gets none on its days of rest.
    """
    here = now.astimezone(working.zone)
    rests = choice.quiet == "office" and working.hours(here.date()) is None
    return "" if rests or here.hour < choice.hour else here.date().isoformat()


def tomorrow_ends(working: WorkingDays, now: datetime) -> datetime:
    """Return when the next working day is over, at midnight of the place; aware."""
    day: date = next(days_after(working, now))[0].astimezone(working.zone).date()
    return datetime.combine(day + timedelta(days=1), time(), working.zone)
