"""A case goes on in another daerah: one row on either side of the wall."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

TRANSFER = Shape(
    columns=(
        "daerah id case_id case_no to_daerah why urgency basis body:bytes status at:moment "
        "by by_name answered_at:moment? answered_by_name refusal new_no next_at:moment?"
    ),
    key="daerah id",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={
        "transfer_of_case": "daerah case_id",
        "transfer_to_carry": "daerah next_at | next_at IS NOT NULL",
    },
)
INCOMING = Shape(
    columns=(
        "daerah id from_daerah case_no process process_name pathway klass risk stage why urgency "
        "basis status at:moment by_name answered_at:moment? answered_by answered_by_name refusal "
        "new_process new_no next_at:moment?"
    ),
    key="daerah id",
    indexes={
        "incoming_by_number": "daerah new_no",
        "incoming_to_carry": "daerah next_at | next_at IS NOT NULL",
    },
)


def upgrade() -> None:
    make("transfer", TRANSFER)
    make("incoming", INCOMING)


def downgrade() -> None:
    op.drop_table("incoming")
    op.drop_table("transfer")
