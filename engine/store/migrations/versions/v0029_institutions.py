"""Institutions that families are referred to stand in a registry."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

INSTITUTION = Shape(
    columns=(
        "daerah id name kind needs areas address phone contact hours cost access limits "
        "agreement_no agreement_until source checked_on active:bool reason version:int "
        "changed_at:moment changed_by_name"
    ),
    key="daerah id",
    indexes={"institution_by_kind": "daerah kind name"},
)


def upgrade() -> None:
    make("institution", INSTITUTION)


def downgrade() -> None:
    op.drop_table("institution")
