"""A task has a day on which it is taken up again; people keep filters and columns."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import Moment
from engine.store.migrations.shapes import Shape, make

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

CHOICE = Shape(
    columns="daerah id username username_name role kind name body at:moment",
    key="daerah id",
    indexes={"desk_choice_of_person": "daerah username", "desk_choice_of_role": "daerah role"},
)
OF_CASE, DONE = "daerah case_id opened_at id", "daerah done_by done_at id"
BEFORE = {"task_open_of_case": (OF_CASE, "open"), "task_done": (DONE, "done")}
#: With what counts and lists look at.
AFTER = {
    "task_open_of_case": (f"{OF_CASE} klass role assignee due priority", "open"),
    "task_done": (f"{DONE} role klass area case_id", "done"),
}


def upgrade() -> None:
    op.add_column("task", sa.Column("follow_up", Moment, nullable=True))
    make("desk_choice", CHOICE)
    _put(AFTER)


def downgrade() -> None:
    _put(BEFORE)
    op.drop_table("desk_choice")
    op.drop_column("task", "follow_up")


def _put(indexes: dict[str, tuple[str, str]]) -> None:
    for name, (columns, status) in indexes.items():
        where = sa.text(f"status = '{status}'")
        op.drop_index(name, "task")
        op.create_index(name, "task", columns.split(), sqlite_where=where, postgresql_where=where)
