"""What somebody's day holds, by its kind."""

from datetime import datetime, timedelta

from engine import Actor, DayItem, Engine, MyDay

DAY = timedelta(days=1)


def her_day(
    engine: Engine, who: Actor, kind: str, now: datetime, until: timedelta = DAY
) -> list[DayItem]:
    """Return the items of one kind, of a day back and `until` ahead."""
    items = engine.ask(MyDay(since=now - DAY, until=now + until), who)
    return [one for one in items if one.kind == kind]
