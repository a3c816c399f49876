"""Contents are sealed with a key per case; cases from before are key 0, in the clear."""

import sqlalchemy as sa
from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DAERAH_KEY = Shape(
    columns="daerah number:int master wrapped:bytes search:bytes made_at:moment",
    key="daerah number",
)
CASE_KEY = Shape(
    columns="daerah case_id number:int parent:int wrapped:bytes made_at:moment",
    key="daerah case_id number",
    own="daerah parent",
    of="daerah_key.daerah daerah_key.number",
)
REMARK = Shape(
    columns="daerah case_id seq:int body:bytes",
    key="daerah case_id seq",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
)
WHOSE = sa.text(
    "UPDATE draft SET case_id = (SELECT task.case_id FROM task"
    " WHERE task.daerah = draft.daerah AND task.id = draft.task_id)"
)


def upgrade() -> None:
    make("daerah_key", DAERAH_KEY)
    make("case_key", CASE_KEY)
    make("remark", REMARK)
    op.add_column("case_file", sa.Column("key", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("draft", sa.Column("case_id", sa.String(), nullable=False, server_default=""))
    op.execute(WHOSE)


def downgrade() -> None:
    op.drop_column("draft", "case_id")
    op.drop_column("case_file", "key")
    for name in ("remark", "case_key", "daerah_key"):
        op.drop_table(name)
