"""Open tasks of a case by their own index: a long case costs a step no more than a young one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEX, TABLE = "task_open_of_case", "task"


def upgrade() -> None:
    open_ones = sa.text("status = 'open'")
    op.create_index(
        INDEX,
        TABLE,
        ["daerah", "case_id", "opened_at", "id"],
        sqlite_where=open_ones,
        postgresql_where=open_ones,
    )


def downgrade() -> None:
    op.drop_index(INDEX, TABLE)
