"""Alembic's entry: runs migrations on the connection that `Database.migrate` hands in."""

from alembic import context

from engine.store import (
    schema_absence,
    schema_access,
    schema_attachments,
    schema_beside,
    schema_office,
    schema_people,
    schema_search,
    schema_trail,
    schema_tree,
)
from engine.store.schema import metadata

_FIRST = (
    *(
        schema_absence.stand_in,
        schema_access.case_grant,
        schema_attachments.attachment,
        schema_beside.case_note,
        schema_office.account,
        schema_people.attempt,
    ),
    *(schema_search.found_by, schema_trail.audit, schema_tree.leaf),
)
for schema in _FIRST:
    assert schema.metadata is metadata  # noqa: S101

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
