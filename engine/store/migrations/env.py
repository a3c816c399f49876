"""Alembic's entry: runs migrations on the connection that `Database.migrate` hands in."""

from alembic import context

from engine.store import schema_office, schema_trail
from engine.store.schema import metadata

assert schema_office.account.metadata is schema_trail.audit.metadata is metadata  # noqa: S101

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
