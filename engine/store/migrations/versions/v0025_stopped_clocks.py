"""Deadlines in working days stand still, for a reason and with a ledger."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import Moment
from engine.store.migrations.shapes import Shape, make

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

LEDGER = Shape(
    columns=(
        "daerah id case_id task_id why stopped_at:moment stopped_by stopped_by_name "
        "continued_at:moment? continued_by continued_by_name"
    ),
    key="daerah id",
    indexes={"clock_stop_of_case": "daerah case_id stopped_at"},
    own="daerah case_id",
    of="case_file.daerah case_file.id",
)


def upgrade() -> None:
    make("clock_stop", LEDGER)
    op.add_column("case_file", sa.Column("clocks_stopped_at", Moment, nullable=True))


def downgrade() -> None:
    op.drop_column("case_file", "clocks_stopped_at")
    op.drop_table("clock_stop")
