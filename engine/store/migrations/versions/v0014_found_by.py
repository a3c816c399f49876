"""People are found by keyed marks; the secret beside a daerah's key had made none yet."""

import sqlalchemy as sa
from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SEARCH_KEY = Shape(
    columns="daerah number:int parent:int wrapped:bytes made_at:moment",
    key="daerah number",
    own="daerah parent",
    of="daerah_key.daerah daerah_key.number",
)
FOUND_BY = Shape(
    columns="daerah kind mark:bytes case_id task_id place key:int",
    key="daerah kind mark case_id task_id place",
    own="daerah case_id | daerah key",
    of="case_file.daerah case_file.id | search_key.daerah search_key.number",
    indexes={"found_by_of_answer": "daerah case_id task_id", "found_by_with_key": "daerah key"},
)
READS = {"audit_reads_of_case": "daerah case_id at", "audit_reads_by_person": "daerah actor at"}


def upgrade() -> None:
    make("search_key", SEARCH_KEY)
    make("found_by", FOUND_BY)
    op.drop_column("daerah_key", "search")
    _reads("deed IN ('case_opened', 'case_refused', 'people_searched')")


def downgrade() -> None:
    _reads("deed IN ('case_opened', 'case_refused')")
    nothing = sa.Column("search", sa.LargeBinary(), nullable=False, server_default=sa.text("''"))
    op.add_column("daerah_key", nothing)
    op.drop_table("found_by")
    op.drop_table("search_key")


def _reads(which: str) -> None:
    where = sa.text(which)
    for name, columns in READS.items():
        op.drop_index(name, "audit")
        op.create_index(name, "audit", columns.split(), sqlite_where=where, postgresql_where=where)
