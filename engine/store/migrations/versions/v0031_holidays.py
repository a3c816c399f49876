"""A daerah writes down its own holidays beside those that its files know."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

HOLIDAY = Shape(columns="daerah day name at:moment by", key="daerah day")


def upgrade() -> None:
    make("holiday", HOLIDAY)


def downgrade() -> None:
    op.drop_table("holiday")
