"""Days of a calendar become moments: a term runs through its last day, in the daerah's zone."""

from datetime import date, datetime, time, timedelta

from engine import Problem, Refused, say
from webui.dates import ZONES, zone_here

UNREADABLE = Problem(code="day.unreadable", message=say("Tanggal ini tidak dapat dibaca."))


def start_of(day: str, zone: str = "") -> datetime | None:
    """Return the moment a day like "2026-07-26" begins; None for "".

    `zone`: WIB, WITA or WIT; "" takes the visitor's. Raises Refused when it is no day.
    """
    if not day:
        return None
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise Refused((UNREADABLE,)) from None
    return datetime.combine(found, time(), ZONES[zone or zone_here()])


def end_of(day: str, zone: str = "") -> datetime | None:
    """Return the moment a day is over; None for ""."""
    start = start_of(day, zone)
    return None if start is None else start + timedelta(days=1)
