"""The tables of cases: `daerah` is in every table and first in every key and index."""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    text,
)

from engine.store.columns import Moment

#: Marks a column whose values are sealed.
SEALED = {"sealed": True}

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def words(*names: str) -> list[Column[str]]:
    """Make text columns that are never null; "" says nothing."""
    return [Column(name, String, nullable=False) for name in names]


def moment(name: str, *, empty: bool = False) -> Column[object]:
    """Make a column for a moment in UTC."""
    return Column(name, Moment, nullable=empty)


def number(name: str) -> Column[int]:
    """Make a whole number column."""
    return Column(name, Integer, nullable=False)


def packed(name: str) -> Column[bytes]:
    """Make a column for bytes that tell nothing of a family."""
    return Column(name, LargeBinary, nullable=False)


def content(name: str) -> Column[bytes]:
    """Make a column for bytes sealed with the case's key (envelopes.py).

    What a family says, or is said of it, lies only in such columns and in those of `told`.
    """
    return Column(name, LargeBinary, nullable=False, info=SEALED)


def told(name: str) -> Column[str]:
    """Make a column for words sealed with the case's key; "" says nothing and is not sealed."""
    return Column(name, String, nullable=False, info=SEALED)


def of_case() -> ForeignKeyConstraint:
    """Tie a row to its case."""
    return ForeignKeyConstraint(["daerah", "case_id"], ["case_file.daerah", "case_file.id"])


def only(condition: str) -> dict[str, Any]:
    """Make an index partial; the condition is a literal, as the queries write it."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


case_file = Table(
    "case_file",
    metadata,
    *words("daerah", "id", "no", "process", "process_name"),
    number("definition"),
    *words("bundle", "status", "stage", "risk", "pathway", "klass"),
    # Number of the key that seals its contents; see envelopes.py for 0 and -1.
    number("key"),
    content("state"),
    content("known"),
    number("version"),
    moment("opened_at"),
    *words("opened_by", "opened_by_name"),
    moment("closed_at", empty=True),
    *words("end_name"),
    moment("suspended_at", empty=True),
    # Since when its clocks stand still, while its work goes on.
    moment("clocks_stopped_at", empty=True),
    number("audit_seq"),
    *words("audit_head"),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "no"),
    Index("case_by_definition", "daerah", "process", "definition", "status"),
)

case_number = Table(
    "case_number",
    metadata,
    *words("daerah"),
    number("year"),
    number("last"),
    PrimaryKeyConstraint("daerah", "year"),
)

case_team = Table(
    "case_team",
    metadata,
    *words("daerah", "case_id", "username", "name", "role"),
    moment("since"),
    PrimaryKeyConstraint("daerah", "case_id", "username"),
    of_case(),
    Index("case_team_of_person", "daerah", "username", "case_id"),
)

task = Table(
    "task",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "process", "process_name"),
    *words("element_process", "element", "name", "role", "form", "status"),
    # Region code of the family, only where the task asks for somebody of the place.
    *words("area"),
    Column("assignee", String, nullable=True),
    *words("assignee_name", "risk", "stage", "klass"),
    number("priority"),
    # "3 HK", "P14D"; "" of a moment that was given. Running in working days it depends on the
    # calendar and the stops of its clock (clock_stop); while it stands still, `due` is NEVER.
    *words("budget"),
    # At 75 %, 100 % and 150 % of the budget; NEVER without a deadline.
    moment("near_at"),
    moment("due"),
    moment("long_over_at"),
    # When the deadline is next brought to mind; empty after the last time.
    moment("remind_at", empty=True),
    # The day on which who holds it wants to take it up again.
    moment("follow_up", empty=True),
    moment("opened_at"),
    moment("done_at", empty=True),
    *words("done_by", "done_by_name"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("task_of_case", "daerah", "case_id", "opened_at"),
    # A step asks for the open ones; a long case has thousands that are done. Here and below the
    # columns after `id` are what lists and counts look at: PostgreSQL goes to no row for it (SQLite
    # still does, as the index does not say `status` again). Which one SQLite takes: plans.py.
    Index(
        "task_open_of_case",
        *("daerah", "case_id", "opened_at", "id", "klass", "role", "assignee", "due", "priority"),
        **only("status = 'open'"),
    ),
    # `mine` must not hold unassigned rows: SQLite would take it for the pool (446 ms, not 1.8).
    Index(
        "task_mine",
        "daerah",
        "assignee",
        "due",
        "id",
        **only("status = 'open' AND assignee IS NOT NULL"),
    ),
    Index(
        "task_pool",
        *("daerah", "role", "due", "id", "klass", "stage", "risk", "process", "area", "case_id"),
        **only("status = 'open' AND assignee IS NULL"),
    ),
    Index(
        "task_open",
        *("daerah", "due", "id", "stage", "risk", "process", "case_id"),
        **only("status = 'open'"),
    ),
    Index(
        "task_newest",
        *("daerah", "opened_at", "id", "role", "assignee", "stage", "risk", "process", "case_id"),
        **only("status = 'open'"),
    ),
    Index(
        "task_reminder",
        "daerah",
        "remind_at",
        "id",
        **only("status = 'open' AND remind_at IS NOT NULL"),
    ),
    Index(
        "task_done",
        *("daerah", "done_by", "done_at", "id", "role", "klass", "area", "case_id"),
        **only("status = 'done'"),
    ),
)

draft = Table(
    "draft",
    metadata,
    *words("daerah", "task_id", "case_id"),
    content("body"),
    number("version"),
    moment("saved_at"),
    *words("saved_by", "saved_by_name"),
    PrimaryKeyConstraint("daerah", "task_id"),
    ForeignKeyConstraint(["daerah", "task_id"], ["task.daerah", "task.id"]),
)

# What somebody typed and did not hand in: another holds the task, finished it, or nobody needs it
# any more. Some of it may be for its writer alone. Rows do not change, and go after a while.
draft_left = Table(
    "draft_left",
    metadata,
    *words("daerah", "task_id", "case_id"),
    content("body"),
    number("version"),
    moment("saved_at"),
    *words("saved_by", "saved_by_name"),
    moment("left_at", empty=True),
    PrimaryKeyConstraint("daerah", "task_id", "version"),
    of_case(),
    Index("draft_left_of_person", "daerah", "saved_by", "left_at"),
    Index("draft_left_by_age", "daerah", "left_at"),
)

# Append only. `task_id` is the task, or the wait whose message brought the answers.
answer = Table(
    "answer",
    metadata,
    *words("daerah", "id", "case_id", "task_id", "element", "task_name", "form"),
    number("version"),
    content("body"),
    content("salt"),
    *words("digest"),
    moment("at"),
    *words("author", "author_name", "role"),
    told("reason"),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "case_id", "task_id", "version"),
    of_case(),
)

submission = Table(
    "submission",
    metadata,
    *words("daerah", "id", "actor", "digest", "receipt"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "id"),
)
