"""A colleague works in the place of somebody who is away, or on a task that was entrusted."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

STAND_IN = Shape(
    columns=(
        "daerah id username name substitute substitute_name task_id kind "
        "starts_at:moment ends_at:moment at:moment by by_name"
    ),
    key="daerah id",
    indexes={
        "stand_in_for_person": "daerah username ends_at",
        "stand_in_by_person": "daerah substitute ends_at",
    },
)


def upgrade() -> None:
    make("stand_in", STAND_IN)


def downgrade() -> None:
    op.drop_table("stand_in")
