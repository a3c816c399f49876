"""A task knows its budget and when its deadline is near and long over; a clock when it began."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import NEVER, Moment

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

MOMENTS = (("task", "near_at"), ("task", "long_over_at"), ("clock", "started_at"))
TASK = sa.table(
    "task",
    sa.column("daerah"),
    sa.column("id"),
    sa.column("status"),
    *(sa.column(name, Moment) for name in ("opened_at", "near_at", "due", "long_over_at")),
)


def upgrade() -> None:
    for table in ("task", "clock"):
        op.add_column(table, sa.Column("budget", sa.String(), nullable=False, server_default=""))
    for table, column in MOMENTS:
        never = sa.Column(column, Moment, nullable=False, server_default="9000-01-01 00:00:00")
        op.add_column(table, never)
    _count_open_tasks()


def _count_open_tasks() -> None:
    """Give open tasks the quarters of the time they were given."""
    here = op.get_bind()
    found = sa.select(TASK).where(TASK.c.status == "open", TASK.c.due < NEVER)
    for row in here.execute(found).all():
        quarter = (row.due - row.opened_at) / 4
        here.execute(
            sa.update(TASK)
            .where(TASK.c.daerah == row.daerah, TASK.c.id == row.id)
            .values(near_at=row.due - quarter, long_over_at=row.due + 2 * quarter)
        )


def downgrade() -> None:
    for table, column in reversed((*MOMENTS, ("task", "budget"), ("clock", "budget"))):
        op.drop_column(table, column)
