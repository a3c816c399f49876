"""Dates as people of a daerah read them: their zone, their language, due times in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import Flask, current_app, g

from engine import Now, Text, say
from processes import budget, daerah
from webui.i18n import language, words
from webui.visit import visitor_if_any

#: Indonesia's three zones, by the name people write behind the hour.
ZONES = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}
#: The hour in each language; offices count to 24 in both.
HOURS = {"id": "%H.%M", "en": "%H:%M"}
Tone = Literal["late", "near", "calm"]


@dataclass(frozen=True, slots=True)
class Due:
    """A due time in words, and how much it presses."""

    words: Text
    tone: Tone


def due_in_words(due: datetime, now: datetime, zone: str, language: str) -> Due:
    """Say when `due` (aware) is, seen from `now`: late, today, tomorrow, or the date."""
    local, today = due.astimezone(ZONES[zone]), now.astimezone(ZONES[zone]).date()
    time = f"{local:{HOURS[language]}} {zone}"
    days = (local.date() - today).days
    if due < now:
        return Due(_late(local.date(), today, time, language), "late")
    if days == 0:
        return Due(say("Jatuh tempo hari ini, {time}", time=time), "near")
    if days == 1:
        return Due(say("Jatuh tempo besok, {time}", time=time), "near")
    return Due(say("Jatuh tempo {day}", day=day_in_words(local.date(), today, language)), "calm")


def _late(day: date, today: date, time: str, language: str) -> Text:
    days = (today - day).days
    if days == 0:
        return say("Terlambat sejak hari ini, {time}", time=time)
    if days == 1:
        return say("Terlambat sejak kemarin, {time}", time=time)
    return say("Terlambat sejak {day}", day=day_in_words(day, today, language))


def day_in_words(day: date, today: date, language: str) -> str:
    """Return e.g. "Rabu, 26 Juli"; the year is said only when it is another."""
    pattern = "EEEE, d MMMM" if day.year == today.year else "EEEE, d MMMM y"
    return format_date(day, pattern, locale=language)


def zone_here() -> str:
    """Return the visitor's zone, or that of the daerah whose door it is: WIB, WITA or WIT."""
    actor = visitor_if_any()
    place = daerah().get(actor.daerah if actor else g.get("daerah", ""))
    return place.zona if place else "WIB"


def place_name(code: str) -> str:
    """Return the name of a kabupaten or kota, e.g. "Kota Pariaman"; any other word is its own."""
    place = daerah().get(code)
    return place.nama if place else code


def motto_of(code: str) -> str:
    """Return what the institute of a daerah calls itself, e.g. "Teman Bicara Keluarga"; or ""."""
    place = daerah().get(code)
    return place.moto if place else ""


def now() -> datetime:
    """Return the moment by the clock that the application was made with."""
    clock: Now = current_app.extensions["now"]
    return clock()


def day_ends() -> datetime:
    """Return when the visitor's day is over."""
    today = now().astimezone(ZONES[zone_here()])
    return today.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def day_from(written: str) -> datetime | None:
    """Return the beginning of a day such as "2026-11-30" here; None when it is no day."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=ZONES[zone_here()])


def due(at: datetime) -> Due:
    """Say when `at` is for the visitor."""
    return due_in_words(at, now(), zone_here(), language())


def day(at: datetime) -> str:
    """Return e.g. "26 Juli 2023" in the visitor's zone and language."""
    local = at.astimezone(ZONES[zone_here()])
    return format_date(local.date(), "d MMMM y", locale=language())


def last_day(at: datetime) -> str:
    """Return the day that is over at `at`: the last day of a term that ends then."""
    return day(at - timedelta(seconds=1))


def calendar_day(written: str) -> str:
    """Return e.g. "26 Juli 2023" for "2023-07-26"; what is no day stays as it is."""
    try:
        return format_date(date.fromisoformat(written), "d MMMM y", locale=language())
    except ValueError:
        return written


def clock(at: datetime) -> str:
    """Return e.g. "10.42" in the visitor's zone."""
    return format(at.astimezone(ZONES[zone_here()]), HOURS[language()])


def moment(at: datetime) -> str:
    """Return e.g. "26 Juli 2023, 10.42 WIB"."""
    return f"{day(at)}, {clock(at)} {zone_here()}"


def days(length: timedelta) -> str:
    """Return whole days in words, e.g. "3 hari"; less than one as such."""
    if length.days < 1:
        return words(say("kurang dari sehari"))
    return words(say("{n} hari", n=length.days))


def length_in_words(written: object) -> Text | None:
    """Say a deadline's length: "3 HK" as three working days; None of what writes none."""
    time = budget(written)
    if time is None:
        return None
    if time.clock == "HK":
        return say("{n} hari kerja", n=time.amount)
    hours, minutes = divmod(time.amount, 60)
    if minutes:
        return say("{n} menit", n=time.amount)
    return say("{n} jam", n=hours) if hours % 24 or hours < 72 else say("{n} hari", n=hours // 24)  # noqa: PLR2004 - three days are said in hours, as laws do


def length_of_time(written: str) -> str:
    """Return the same in the visitor's language; what writes none stays as it is."""
    return words(length_in_words(written) or written)


def iso_day(at: datetime) -> str:
    """Return e.g. "2026-11-30", as a date field takes it, in the visitor's zone."""
    return at.astimezone(ZONES[zone_here()]).date().isoformat()


def register(app: Flask) -> None:
    """Give templates the filters of dates."""
    app.jinja_env.filters.update(
        due=due, day=day, days=days, length_of_time=length_of_time, clock=clock, moment=moment
    )
    app.jinja_env.filters.update(iso_day=iso_day, last_day=last_day, calendar_day=calendar_day)
    app.jinja_env.globals.update(place_name=place_name, motto_of=motto_of)
