"""Roles are held through terms with a beginning and an end; an LK3 is a unit of its daerah."""

from secrets import token_hex
from typing import Any

import sqlalchemy as sa
from alembic import op

from engine.store.columns import LONG_AGO, NEVER, Moment
from engine.store.migrations.shapes import Shape, make

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UNIT = Shape(columns="daerah id name", key="daerah id", unique="daerah name")
TERM = Shape(
    columns=(
        "daerah id username role unit place:int starts_at:moment ends_at:moment sk_no str_no "
        "pledged_on ended_by end_reason"
    ),
    key="daerah id",
    own="username",
    of="account.username",
    indexes={
        "term_of_person": "daerah username",
        "term_with_role": "daerah role username",
    },
)
ROLE = Shape(
    columns="daerah username role place:int",
    key="daerah username role",
    own="username",
    of="account.username",
    indexes={"account_with_role": "daerah role username"},
)

HELD = sa.table("account_role", *map(sa.column, ("daerah", "username", "role", "place")))
WRITTEN = sa.table(
    "term",
    *map(sa.column, ("daerah", "id", "username", "role", "unit", "place")),
    sa.column("starts_at", Moment),
    sa.column("ends_at", Moment),
    *map(sa.column, ("sk_no", "str_no", "pledged_on", "ended_by", "end_reason")),
)


def upgrade() -> None:
    make("unit", UNIT)
    make("term", TERM)
    connection = op.get_bind()
    if rows := [_term(row) for row in connection.execute(sa.select(HELD))]:
        connection.execute(sa.insert(WRITTEN), rows)
    op.drop_table("account_role")


def downgrade() -> None:
    make("account_role", ROLE)
    columns = (WRITTEN.c.daerah, WRITTEN.c.username, WRITTEN.c.role)
    first = sa.select(*columns, sa.func.min(WRITTEN.c.place)).group_by(*columns)
    names = ["daerah", "username", "role", "place"]
    op.get_bind().execute(sa.insert(HELD).from_select(names, first))
    op.drop_table("term")
    op.drop_table("unit")


def _term(row: sa.Row[Any]) -> dict[str, object]:
    told = dict.fromkeys(("unit", "sk_no", "str_no", "pledged_on", "ended_by", "end_reason"), "")
    return {
        **row._asdict(),
        **told,
        "id": token_hex(16),
        "starts_at": LONG_AGO,
        "ends_at": NEVER,
    }
