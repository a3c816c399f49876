"""Cases know which case they led to."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

LINK = Shape(
    columns="daerah case_id element pathway other_id at:moment",
    key="daerah case_id element",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
    indexes={"case_link_to": "daerah other_id"},
)


def upgrade() -> None:
    make("case_link", LINK)


def downgrade() -> None:
    op.drop_table("case_link")
