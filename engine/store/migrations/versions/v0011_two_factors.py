"""A session knows whether more than a password was proven in it; of older ones it is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    no: sa.Column[bool] = sa.Column(
        "two_factors", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("session", no)


def downgrade() -> None:
    op.drop_column("session", "two_factors")
