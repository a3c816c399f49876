"""Second factors, recovery codes, attempts that are counted in rows; sessions that wait."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import LONG_AGO, Moment
from engine.store.migrations.shapes import Shape, make

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FACTOR = Shape(
    columns=("daerah username id kind name body:bytes counter:int added_at:moment used_at:moment"),
    key="daerah username id",
    own="username",
    of="account.username",
)
CODE = Shape(
    columns="daerah username place:int hash",
    key="daerah username place",
    own="username",
    of="account.username",
)
ATTEMPT = Shape(
    columns="daerah mark wrong:int waits_until:moment seen_at:moment trusted_until:moment",
    key="daerah mark",
    indexes={"attempt_seen": "daerah seen_at"},
)
SESSION = Shape(
    columns="token_hash daerah username role started_at:moment seen_at:moment",
    key="token_hash",
    own="username",
    of="account.username",
    indexes={"session_of_person": "daerah username"},
)
WAITING_SESSION = Shape(
    columns=f"{SESSION.columns} proved_at:moment awaits device",
    key=SESSION.key,
    own=SESSION.own,
    of=SESSION.of,
    indexes=SESSION.indexes,
)


def upgrade() -> None:
    make("second_factor", FACTOR)
    make("recovery_code", CODE)
    make("attempt", ATTEMPT)
    _sessions_anew(WAITING_SESSION)
    op.add_column("account", sa.Column("reminded_at", Moment, nullable=True))
    op.drop_column("account", "wrong_tries")
    op.drop_column("account", "locked_until")


def downgrade() -> None:
    tries = sa.Column("wrong_tries", sa.Integer, nullable=False, server_default="0")
    shut = sa.Column("locked_until", Moment, nullable=False, server_default=_long_ago())
    op.add_column("account", tries)
    op.add_column("account", shut)
    op.drop_column("account", "reminded_at")
    _sessions_anew(SESSION)
    for name in ("attempt", "recovery_code", "second_factor"):
        op.drop_table(name)


def _sessions_anew(shape: Shape) -> None:
    """Sessions last twelve hours at most: everybody signs in once more."""
    op.drop_table("session")
    make("session", shape)


def _long_ago() -> str:
    return f"{LONG_AGO:%Y-%m-%d %H:%M:%S.000000}"
