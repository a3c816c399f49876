"""What the ledger tells of a case's clocks, and of one task's."""

from engine.model import days_left, working_days
from engine.store.reading import Reading
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work_stops import stops_of
from engine.views import StopView


def stop_views(reading: Reading, case: CaseRecord, task_id: str = "") -> tuple[StopView, ...]:
    """Return when clocks of a case stood still, oldest first; of one task those that touch it."""
    return tuple(
        StopView(
            task_id=stop.task_id,
            why=stop.why,
            since=stop.stopped_at,
            by_name=stop.stopped_by_name,
            until=stop.continued_at,
        )
        for stop in stops_of(reading.connection, case)
        if not task_id or stop.task_id in {"", task_id}
    )


def days_left_of(reading: Reading, record: TaskRecord, stops: tuple[StopView, ...]) -> int | None:
    """Return how many working days a task has left; None where it does not run on them."""
    days = working_days(record.budget)
    if not days or record.status != "open":
        return None
    stood = [(stop.since, stop.until) for stop in stops]
    working = reading.working(record.daerah)
    return days_left(days, record.opened_at, reading.now, working, stood)
