"""The tables of what comes in without an account: links by which institutions answer."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint

from engine.store.schema import metadata, moment, number, of_case, told, words

# Lets one institution answer one message that a case waits for. Of its token, and of what a browser
# holds once the code was right, only digests are stored; of the code nothing (answer_links.py).
answer_link = Table(
    "answer_link",
    metadata,
    *words("daerah", "id", "case_id", "wait_id", "element", "name", "form", "letter"),
    *words("token_hash", "pass_hash", "status"),
    number("wrong"),
    moment("made_at"),
    *words("made_by", "made_by_name"),
    moment("expires_at"),
    moment("opened_at", empty=True),
    moment("ended_at", empty=True),
    # What the institution has typed so far, as JSON.
    told("draft"),
    number("version"),
    moment("saved_at", empty=True),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "token_hash"),
    of_case(),
    Index("answer_link_of_case", "daerah", "case_id"),
)

# A report that came by a public door, and the case it began; its words lie in that case alone.
# `code_mark`: keyed mark of the code on its receipt.
report = Table(
    "report",
    metadata,
    *words("daerah", "id", "door", "code_mark", "case_id"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "code_mark"),
    of_case(),
)

# How often what came to pass at a door on a day ("2026-11-23"): counts, nobody's address.
door_count = Table(
    "door_count",
    metadata,
    *words("daerah", "door", "day", "outcome"),
    number("last"),
    PrimaryKeyConstraint("daerah", "door", "day", "outcome"),
)

# A door that a coordinator has shut; without a row it stands as the daerah's overlay has it.
shut_door = Table(
    "shut_door",
    metadata,
    *words("daerah", "door"),
    moment("at"),
    *words("by", "by_name"),
    PrimaryKeyConstraint("daerah", "door"),
)
