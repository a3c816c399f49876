"""The tables of deadlines: what stood still and why, and on which days nobody works."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, of_case, words

# The suspension ledger: `task_id` is "" of a stop of the whole case; `continued_at` is empty while
# it lasts. What was typed for it lies with its history row.
clock_stop = Table(
    "clock_stop",
    metadata,
    *words("daerah", "id", "case_id", "task_id", "why"),
    moment("stopped_at"),
    *words("stopped_by", "stopped_by_name"),
    moment("continued_at", empty=True),
    *words("continued_by", "continued_by_name"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("clock_stop_of_case", "daerah", "case_id", "stopped_at"),
)

# Days on which a daerah rests beside those that its files know: `day` is an ISO date.
holiday = Table(
    "holiday",
    metadata,
    *words("daerah", "day", "name"),
    moment("at"),
    *words("by"),
    PrimaryKeyConstraint("daerah", "day"),
)
