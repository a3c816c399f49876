"""Alembic's entry: runs migrations on the connection that `Database.migrate` hands in."""

from alembic import context

from engine.store import schema_office, schema_trail, schema_tree
from engine.store.schema import metadata

for schema in (schema_office.account, schema_trail.audit, schema_tree.leaf):
    assert schema.metadata is metadata  # noqa: S101

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
