"""People come in by passkeys and through an identity provider."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PASSKEY = Shape(
    columns=(
        "id daerah username handle transports name public_key:bytes sign_count:long"
        " added_at:moment used_at:moment?"
    ),
    key="id",
    own="username",
    of="account.username",
    indexes={"passkey_of_person": "daerah username"},
)
PROVIDER_ACCOUNT = Shape(
    columns="issuer subject daerah username bound_at:moment",
    key="issuer subject",
    own="username",
    of="account.username",
    indexes={"provider_account_of_person": "daerah username"},
)
CHALLENGE = Shape(
    columns="digest daerah purpose username? until:moment",
    key="digest",
    own="username",
    of="account.username",
)


def upgrade() -> None:
    make("passkey", PASSKEY)
    make("provider_account", PROVIDER_ACCOUNT)
    make("challenge", CHALLENGE)


def downgrade() -> None:
    for name in ("challenge", "provider_account", "passkey"):
        op.drop_table(name)
