"""One person hands her place on a case to another, who signs for it."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

HANDOVER = Shape(
    columns=(
        "daerah id case_id case_no giver giver_name taker taker_name role body:bytes at:moment "
        "answered_at:moment? outcome reason"
    ),
    key="daerah id",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={
        "handover_of_case": "daerah case_id at",
        "handover_to_person": "daerah taker id | outcome = ''",
    },
)


def upgrade() -> None:
    make("handover", HANDOVER)


def downgrade() -> None:
    op.drop_table("handover")
