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
