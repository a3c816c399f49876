"""A task knows when its deadline is next brought to mind."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WAITING = sa.text("status = 'open' AND remind_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("task", sa.Column("remind_at", Moment, nullable=True))
    # What was open before is brought to mind when it is due, if ever.
    op.execute("UPDATE task SET remind_at = due WHERE status = 'open' AND due < '9000-01-01'")
    op.create_index(
        "task_reminder",
        "task",
        ["daerah", "remind_at", "id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_index("task_reminder", "task")
    op.drop_column("task", "remind_at")
