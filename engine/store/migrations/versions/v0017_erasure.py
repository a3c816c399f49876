"""Cases are erased by law: what was asked and decided, and what a legal matter holds back."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

OWN, OF = "daerah case_id", "case_file.daerah case_file.id"
TABLES = {
    "erasure": Shape(
        columns=(
            "daerah id case_id case_no ground document reason:bytes at:moment by by_name by_role "
            "decided_at:moment? decided_by decided_by_name decided_role outcome note:bytes"
        ),
        key="daerah id",
        indexes={
            "erasure_of_case": "daerah case_id",
            "erasure_open": "daerah at id | outcome = ''",
        },
        own=OWN,
        of=OF,
    ),
    "legal_hold": Shape(
        columns="daerah case_id reason:bytes at:moment by by_name",
        key="daerah case_id",
        own=OWN,
        of=OF,
    ),
}


def upgrade() -> None:
    for name, shape in TABLES.items():
        make(name, shape)


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
