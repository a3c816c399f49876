"""What was typed and not handed in is kept for a while, for its writer to read again."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import Moment

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft_left", sa.Column("left_at", Moment(), nullable=True))
    # Nobody wrote down when it was left: its thirty days begin when it was typed.
    op.execute("UPDATE draft_left SET left_at = saved_at")
    op.create_index("draft_left_of_person", "draft_left", ["daerah", "saved_by", "left_at"])
    op.create_index("draft_left_by_age", "draft_left", ["daerah", "left_at"])


def downgrade() -> None:
    for name in ("draft_left_by_age", "draft_left_of_person"):
        op.drop_index(name, "draft_left")
    op.drop_column("draft_left", "left_at")
