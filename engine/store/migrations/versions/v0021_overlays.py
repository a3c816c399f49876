"""Overlays are applied whole, and some pathways are not offered everywhere."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OVERLAY = Shape(
    columns="daerah version:int closed applied_by note applied_at:moment", key="daerah version"
)


def upgrade() -> None:
    make("overlay", OVERLAY)


def downgrade() -> None:
    op.drop_table("overlay")
