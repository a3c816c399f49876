"""People are told outside the pages that something waits."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

TABLES = {
    "nudge_choice": Shape(
        columns="daerah username language pace hour:int quiet refused digest_day look_at:moment",
        key="daerah username",
        indexes={"nudge_choice_look": "daerah look_at username"},
    ),
    "nudge_address": Shape(
        columns=(
            "daerah username channel body:bytes code_key wrong:int asked_at:moment "
            "confirmed_at:moment? failed_at:moment?"
        ),
        key="daerah username channel",
    ),
    "nudged": Shape(
        columns="daerah username event subject at:moment", key="daerah username event subject"
    ),
    "nudge": Shape(
        columns=(
            "daerah key username channel kind count:int status tries:int next_at:moment "
            "created_at:moment"
        ),
        key="daerah key",
        indexes={
            "nudge_waiting": "daerah next_at key | status = 'waiting'",
            "nudge_of_person": "daerah username created_at",
        },
    ),
}


def upgrade() -> None:
    for name, shape in TABLES.items():
        make(name, shape)


def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)
