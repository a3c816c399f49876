"""Files and photos are attached to cases and their tasks."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ATTACHMENT = Shape(
    columns=(
        "daerah id case_id task_id kind name body:bytes preview:bytes salt:bytes size:int "
        "at:moment by by_name role taken_back_at:moment? taken_back_by taken_back_by_name reason"
    ),
    key="daerah id",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={"attachment_of_case": "daerah case_id id"},
)


def upgrade() -> None:
    make("attachment", ATTACHMENT)


def downgrade() -> None:
    op.drop_table("attachment")
