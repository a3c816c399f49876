"""The column types the tables share."""

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

#: "No due time": keeps due times comparable, so that one index serves order and pages.
NEVER = datetime(9000, 1, 1, tzinfo=UTC)
#: "Not yet": a lease or a lock that nobody holds.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
#: Numbers of `case_file.key` that name no key: contents in the clear, from before keys or of an
#: engine without a keyring; and contents that nobody reads again.
UNSEALED, DESTROYED = 0, -1
#: Years and days turn with the capital's calendar, for all alike.
WIB = timezone(timedelta(hours=7))


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn to UTC; SQLite gets it without the zone."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
