"""Lists of tasks are read by indexes that hold what they are narrowed by."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

OPEN, POOL = "status = 'open'", "status = 'open' AND assignee IS NULL"
BEFORE = {"task_pool": ("daerah role due id", POOL), "task_open": ("daerah due id", OPEN)}
AFTER = {
    "task_pool": ("daerah role due id klass stage risk process area case_id", POOL),
    "task_open": ("daerah due id stage risk process case_id", OPEN),
    "task_newest": ("daerah opened_at id role assignee stage risk process case_id", OPEN),
}


def upgrade() -> None:
    _put(AFTER, BEFORE)


def downgrade() -> None:
    _put(BEFORE, AFTER)


def _put(wanted: dict[str, tuple[str, str]], there: dict[str, tuple[str, str]]) -> None:
    for name in there:
        op.drop_index(name, "task")
    for name, (columns, condition) in wanted.items():
        where = sa.text(condition)
        op.create_index(name, "task", columns.split(), sqlite_where=where, postgresql_where=where)
