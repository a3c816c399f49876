"""Letters get their numbers from us, and stand in a register."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

COUNTER = Shape(columns="daerah unit year:int last:int", key="daerah unit year")
LETTER = Shape(
    columns=(
        "daerah id case_id task_id number unit year:int nth:int kind classification recipient "
        "at:moment signed_by signed_by_name signed_role"
    ),
    key="daerah id",
    unique="daerah unit year nth|daerah number",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={"letter_of_case": "daerah case_id"},
)


def upgrade() -> None:
    make("letter_number", COUNTER)
    make("letter", LETTER)


def downgrade() -> None:
    op.drop_table("letter")
    op.drop_table("letter_number")
