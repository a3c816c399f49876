"""Every entry of the history gets a leaf; trees grow over them and are signed."""

from secrets import token_bytes
from typing import Any

import sqlalchemy as sa
from alembic import op

from engine.store.migrations.shapes import Shape, make
from engine.witness import SALT, leaf_hash

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LEAF = Shape(
    columns="daerah chain seq:int salt:bytes hash:bytes number:int?",
    key="daerah chain seq",
    unique="daerah number",
    indexes={"leaf_waiting": "daerah chain seq | number IS NULL"},
)
TREE = Shape(columns="daerah size:int frontier:bytes sealed_at:moment", key="daerah")
CHECKPOINT = Shape(columns="daerah size:int note at:moment", key="daerah size")

AUDIT = sa.table("audit", *map(sa.column, ("daerah", "chain", "seq", "hash")))
WRITTEN = sa.table("leaf", *map(sa.column, ("daerah", "chain", "seq", "salt", "hash")))
#: Leaves written at a time.
BATCH = 1_000


def upgrade() -> None:
    make("leaf", LEAF)
    make("tree", TREE)
    make("checkpoint", CHECKPOINT)
    connection = op.get_bind()
    entries = connection.execute(sa.select(AUDIT)).all()
    for start in range(0, len(entries), BATCH):
        rows = [_leaf(entry) for entry in entries[start : start + BATCH]]
        connection.execute(sa.insert(WRITTEN), rows)


def downgrade() -> None:
    for name in ("checkpoint", "tree", "leaf"):
        op.drop_table(name)


def _leaf(entry: sa.Row[Any]) -> dict[str, object]:
    salt = token_bytes(SALT)
    where = {"daerah": entry.daerah, "chain": entry.chain, "seq": entry.seq}
    return {**where, "salt": salt, "hash": leaf_hash(salt, entry.hash)}
