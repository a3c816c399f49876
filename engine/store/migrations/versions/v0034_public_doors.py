"""People without an account report by public doors, which coordinators shut and open."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLES = {
    "report": Shape(
        columns="daerah id door code_mark case_id at:moment",
        key="daerah id",
        unique="daerah code_mark",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
    ),
    "door_count": Shape(columns="daerah door day outcome last:int", key="daerah door day outcome"),
    "shut_door": Shape(columns="daerah door at:moment by by_name", key="daerah door"),
}


def upgrade() -> None:
    for name, shape in TABLES.items():
        make(name, shape)


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
