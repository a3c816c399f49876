"""Institutions answer by links, without an account."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ANSWER_LINK = Shape(
    columns=(
        "daerah id case_id wait_id element name form letter token_hash pass_hash status wrong:int "
        "made_at:moment made_by made_by_name expires_at:moment opened_at:moment? ended_at:moment? "
        "draft version:int saved_at:moment?"
    ),
    key="daerah id",
    unique="daerah token_hash",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={"answer_link_of_case": "daerah case_id"},
)


def upgrade() -> None:
    make("answer_link", ANSWER_LINK)


def downgrade() -> None:
    op.drop_table("answer_link")
