"""A reset that opens an account by itself is wished for by two administrators."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WISH = Shape(
    columns="daerah username factors:bool by by_name reason at:moment",
    key="daerah username",
    own="username",
    of="account.username",
)


def upgrade() -> None:
    make("reset_wish", WISH)


def downgrade() -> None:
    op.drop_table("reset_wish")
