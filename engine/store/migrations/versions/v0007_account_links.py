"""Links by which a person chooses her password."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LINK = Shape(
    columns="daerah username token_hash expires_at:moment",
    key="daerah username",
    own="username",
    of="account.username",
)


def upgrade() -> None:
    make("account_link", LINK)


def downgrade() -> None:
    op.drop_table("account_link")
