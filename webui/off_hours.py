"""Whether people meet when the office is shut."""

from flask import Flask

from engine import AppointmentView, DayItem
from webui.bundles import calendar_of
from webui.dates import ZONES, zone_here
from webui.visit import visitor


def is_off_hours(one: AppointmentView | DayItem) -> bool:
    """Tell whether it falls on a day of rest, or before or after the office's hours."""
    day = one.starts_at.astimezone(ZONES[zone_here()]).date()
    hours = calendar_of(visitor().daerah).hours(day)
    return hours is None or one.starts_at < hours[0] or one.ends_at > hours[1]


def register(app: Flask) -> None:
    """Let templates mark an appointment."""
    app.jinja_env.globals["is_off_hours"] = is_off_hours
