"""Appointments of a case, and the secret address of somebody's calendar."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

APPOINTMENT = Shape(
    columns=(
        "daerah id case_id case_no whom whom_name place starts_at:moment ends_at:moment "
        "body:bytes at:moment by by_name outcome outcome_note"
    ),
    key="daerah id",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={
        "appointment_of_case": "daerah case_id starts_at",
        "appointment_of_person": "daerah whom starts_at id",
    },
)
LINK = Shape(
    columns="digest daerah username made_at:moment",
    key="digest",
    unique="daerah username",
    own="username",
    of="account.username",
)


def upgrade() -> None:
    make("appointment", APPOINTMENT)
    make("calendar_link", LINK)


def downgrade() -> None:
    op.drop_table("calendar_link")
    op.drop_table("appointment")
