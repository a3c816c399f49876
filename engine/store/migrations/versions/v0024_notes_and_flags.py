"""A team writes notes beside the forms of a case, and flags what somebody must do by when."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

OF_CASE = {"own": "daerah case_id", "of": "case_file.daerah case_file.id"}
NOTE = Shape(
    columns="daerah id case_id kind adds_to body:bytes at:moment author author_name role",
    key="daerah id",
    indexes={"case_note_of_case": "daerah case_id id"},
    **OF_CASE,
)
FLAG = Shape(
    columns=(
        "daerah id case_id case_no whom whom_name body:bytes due:moment at:moment by by_name "
        "closed_at:moment? closed_by closed_by_name outcome"
    ),
    key="daerah id",
    indexes={
        "case_flag_of_case": "daerah case_id due",
        "case_flag_open": "daerah whom due id | closed_by = ''",
    },
    **OF_CASE,
)


def upgrade() -> None:
    make("case_note", NOTE)
    make("case_flag", FLAG)


def downgrade() -> None:
    op.drop_table("case_flag")
    op.drop_table("case_note")
