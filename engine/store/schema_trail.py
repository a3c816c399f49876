"""The tables of a case's trail: the path it took, why, what it waits for, and its history."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from engine.store.columns import Moment
from engine.store.schema import content, metadata, moment, number, of_case, only, told, words


def of_step() -> tuple[PrimaryKeyConstraint, ForeignKeyConstraint]:
    """Key a row by the history row of the step that wrote it, and its place in that step."""
    return PrimaryKeyConstraint("daerah", "case_id", "seq", "place"), of_case()


passed = Table(
    "passed",
    metadata,
    *words("daerah", "case_id"),
    number("seq"),
    number("place"),
    *words("id", "element", "process", "kind", "state", "within"),
    moment("at"),
    *of_step(),
)

choice = Table(
    "choice",
    metadata,
    *words("daerah", "case_id"),
    number("seq"),
    number("place"),
    *words("element", "process"),
    content("body"),
    moment("at"),
    *of_step(),
)

decision_log = Table(
    "decision_log",
    metadata,
    *words("daerah", "case_id"),
    number("seq"),
    number("place"),
    *words("element", "decision"),
    content("body"),
    moment("at"),
    *of_step(),
)

# `budget` is "3 HK" of a clock that runs on working days, from `started_at` on; "" of all others.
# `due` is NEVER while it stands still. Of others `due` is NEVER while the case is suspended, since
# nothing happens in it; `remaining` then holds the seconds to their due time, which stays.
clock = Table(
    "clock",
    metadata,
    *words("daerah", "id", "case_id", "element", "process", "name", "budget"),
    moment("started_at"),
    moment("due"),
    number("remaining"),
    moment("leased_until"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("clock_due", "daerah", "due", "id"),
    Index("clock_of_case", "daerah", "case_id"),
)

awaited = Table(
    "awaited",
    metadata,
    *words("daerah", "id", "case_id", "element", "process", "message", "correlation"),
    *words("form", "name"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("awaited_message", "daerah", "message", "correlation"),
    Index("awaited_of_case", "daerah", "case_id"),
)

outbox = Table(
    "outbox",
    metadata,
    *words("daerah", "key", "case_id", "element", "message", "status"),
    content("payload"),
    number("tries"),
    moment("next_at"),
    moment("created_at"),
    PrimaryKeyConstraint("daerah", "key"),
    of_case(),
    Index("outbox_waiting", "daerah", "next_at", "key", **only("status = 'waiting'")),
)

# `subject` is the node instance that failed, or the outbox key that could not be delivered;
# `message` is a sentence in pieces (engine/store/sentences.py).
incident = Table(
    "incident",
    metadata,
    *words("daerah", "id", "case_id", "kind", "subject", "element", "process"),
    told("message"),
    *words("status"),
    moment("at"),
    Column("solved_at", Moment, nullable=True),
    *words("solved_by"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("incident_of_case", "daerah", "case_id"),
    Index("incident_open", "daerah", "at", "id", **only("status = 'open'")),
)

# The way back of a case that was taken to another version: what it was, and the state it got,
# which it must still have.
migration = Table(
    "migration",
    metadata,
    *words("daerah", "case_id"),
    number("definition"),
    *words("bundle"),
    content("state"),
    content("known"),
    content("after"),
    moment("at"),
    *words("by"),
    PrimaryKeyConstraint("daerah", "case_id"),
    of_case(),
)

#: What rows of reading, searching and refusals are known by; a literal, as the queries write it.
IS_READ = "deed IN ('case_opened', 'case_refused', 'people_searched')"

audit = Table(
    "audit",
    metadata,
    *words("daerah", "chain"),
    number("seq"),
    moment("at"),
    *words("deed", "actor", "actor_name", "role", "case_id", "task_id", "element", "name"),
    *words("bundle", "digest", "reason", "detail", "previous", "hash"),
    PrimaryKeyConstraint("daerah", "chain", "seq"),
    UniqueConstraint("daerah", "hash"),
    # Who opened a case, and what somebody opened lately.
    Index("audit_reads_of_case", "daerah", "case_id", "at", **only(IS_READ)),
    Index("audit_reads_by_person", "daerah", "actor", "at", **only(IS_READ)),
)

# What was typed for a deed of a case; its audit row holds a digest of it, so that the chain
# verifies when the words are gone.
remark = Table(
    "remark",
    metadata,
    *words("daerah", "case_id"),
    number("seq"),
    content("body"),
    PrimaryKeyConstraint("daerah", "case_id", "seq"),
    of_case(),
)

# Heads of the chains that are not cases; a case carries its own head.
chain_head = Table(
    "chain_head",
    metadata,
    *words("daerah", "chain"),
    number("seq"),
    *words("hash"),
    PrimaryKeyConstraint("daerah", "chain"),
)
