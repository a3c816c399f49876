"""Grants by when they end: a worker takes back what their holders have."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

INDEX, TABLE = "case_grant_until", "case_grant"


def upgrade() -> None:
    op.create_index(INDEX, TABLE, ["daerah", "until"])


def downgrade() -> None:
    op.drop_index(INDEX, TABLE)
