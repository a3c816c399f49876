"""Timers as modellers write them: bare ISO 8601, working days, or a FEEL expression."""

import re
from datetime import datetime

from engine.model import Text, say, working_days

_DURATION = re.compile(
    r"P(?=[\dT])(\d{1,4}Y)?(\d{1,4}M)?(\d{1,5}D)?"
    r"(T(?=\d)(\d{1,6}H)?(\d{1,7}M)?(\d{1,9}(\.\d{1,6})?S)?)?"
)
_WEEKS = re.compile(r"P\d{1,4}W")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?")
_CYCLE = re.compile(r"R\d{0,4}/")
#: Text that is meant as ISO 8601, right or wrong, and not as an expression.
_MEANT_AS_ISO = re.compile(r"[-+]?PT?-?\d[\w.,+-]*|R\d*/.*|\d{4}-\d\d.*|\d+ ?HK", re.IGNORECASE)
_CRON = re.compile(r"([\d*?/,\-LW#]+\s+){4,6}[\d*?/,\-LW#A-Z]+")


def is_meant(text: str) -> bool:
    """Tell whether `text` is meant as ISO 8601 rather than as an expression."""
    return _MEANT_AS_ISO.fullmatch(text) is not None


def is_cron(text: str) -> bool:
    """Tell whether `text` is a cron line of other engines, like "0 0 16 * * ?"."""
    return _CRON.fullmatch(text) is not None


def as_feel(text: str) -> str:
    """Return a FEEL expression for a timer's text: bare ISO 8601 becomes a string literal."""
    return f'"{text}"' if is_meant(text) else text


def bare(expression: str) -> str:
    """Return the ISO text inside a FEEL string literal; "" when it is another expression."""
    inner = expression[1:-1]
    is_literal = len(expression) > 1 and expression[0] == expression[-1] == '"' and '"' not in inner
    return inner if is_literal else ""


def fault(text: str) -> Text | None:
    """Say what is wrong with a duration, date or cycle in ISO 8601; None when it is right."""
    if text.startswith("-") or "-P" in text:
        return say("Jangka waktu “{text}” negatif.", text=text)
    if _mixes_weeks(text):
        return say("Jangka waktu “{text}” mencampur minggu dengan satuan lain.", text=text)
    if working_days(text) or _is_duration(text) or _is_date(text) or _is_cycle(text):
        return None
    return say("“{text}” bukan jangka waktu, tanggal, atau ulangan menurut ISO 8601.", text=text)


def _mixes_weeks(text: str) -> bool:
    return any(
        part.startswith("P") and "W" in part and not _WEEKS.fullmatch(part)
        for part in text.split("/")
    )


def _is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None or _WEEKS.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_cycle(text: str) -> bool:
    """Accept R/PT1H, R3/PT1H, R3/start/PT1H and R3/PT1H/end."""
    if not _CYCLE.match(text):
        return False
    parts = text.split("/")[1:]
    durations = [part for part in parts if _is_duration(part)]
    dates = [part for part in parts if _is_date(part)]
    return len(durations) == 1 and len(dates) <= 1 and len(parts) == len(durations) + len(dates)
