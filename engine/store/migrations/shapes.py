"""How migrations write a table down, apart from the models: what one did must never change."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from engine.store.columns import Moment

TYPES: dict[str, TypeEngine[Any]] = {
    "": sa.String(),
    "int": sa.Integer(),
    "long": sa.BigInteger(),
    "bytes": sa.LargeBinary(),
    "bool": sa.Boolean(),
    "moment": Moment(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One table; names are separated by blanks."""

    #: `name` for text or `name:type`, with `?` where null is allowed.
    columns: str
    key: str
    #: Several such with a bar between them.
    unique: str = ""
    #: Own columns, and the `table.column`s they refer to; several such with a bar between them.
    own: str = ""
    of: str = ""
    #: Index name to its columns, with its condition after a bar.
    indexes: dict[str, str] = field(default_factory=dict)


def make(name: str, shape: Shape) -> None:
    """Create the table and its indexes."""
    op.create_table(name, *_columns(shape), *_constraints(name, shape))
    for index, rule in shape.indexes.items():
        names, _, condition = rule.partition(" | ")
        where = sa.text(condition) if condition else None
        op.create_index(index, name, names.split(), sqlite_where=where, postgresql_where=where)


def _columns(shape: Shape) -> list[sa.Column[object]]:
    made: list[sa.Column[object]] = []
    for word in shape.columns.split():
        name, _, kind = word.rstrip("?").partition(":")
        made.append(sa.Column(name, TYPES[kind], nullable=word.endswith("?")))
    return made


def _constraints(table: str, shape: Shape) -> list[sa.Constraint]:
    made: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*shape.key.split(), name=f"pk_{table}")]
    for unique in filter(None, shape.unique.split("|")):
        names = unique.split()
        made.append(sa.UniqueConstraint(*names, name=f"uq_{table}_{'_'.join(names)}"))
    for own, of in zip(shape.own.split("|"), shape.of.split("|"), strict=True):
        if names := own.split():
            label = f"fk_{table}_{'_'.join(names)}"
            made.append(sa.ForeignKeyConstraint(names, of.split(), name=label))
    return made
