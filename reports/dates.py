"""Dates and moments as Indonesian documents write them."""

from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_datetime


def long_date(day: date, locale: str = "id") -> str:
    """`2026-11-22` -> "22 November 2026"."""
    return format_date(day, "d MMMM y", locale=locale)


def long_moment(moment: datetime, zone: tzinfo, locale: str = "id") -> str:
    """Aware moment -> "Minggu, 22 November 2026 10.42" in the daerah's zone."""
    return format_datetime(moment.astimezone(zone), "EEEE, d MMMM y HH.mm", locale=locale)


def short_moment(moment: datetime, zone: tzinfo) -> str:
    """Aware moment -> "22-11-2026 10.42" in the daerah's zone, for narrow columns."""
    return format(moment.astimezone(zone), "%d-%m-%Y %H.%M")
