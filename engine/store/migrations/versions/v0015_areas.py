"""Village officials serve in areas; a task for one of them knows the family's."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PLACES = (("term", "areas"), ("task", "area"))


def upgrade() -> None:
    for table, column in PLACES:
        op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    for table, column in reversed(PLACES):
        op.drop_column(table, column)
