"""A published process says who opens its cases."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    starters = sa.Column("starters", sa.String(), nullable=False, server_default="")
    op.add_column("definition", starters)


def downgrade() -> None:
    op.drop_column("definition", "starters")
