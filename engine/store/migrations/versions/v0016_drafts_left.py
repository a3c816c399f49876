"""What a former holder typed stays when the next one writes over it."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

LEFT = Shape(
    columns="daerah task_id case_id body:bytes version:int saved_at:moment saved_by saved_by_name",
    key="daerah task_id version",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
)


def upgrade() -> None:
    make("draft_left", LEFT)


def downgrade() -> None:
    op.drop_table("draft_left")
