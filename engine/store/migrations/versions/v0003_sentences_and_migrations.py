"""Incidents keep their sentence in pieces; a case that changed its version can change back."""

import json
import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from engine.store.migrations.shapes import Shape, make

#: A template and its values; a value that is a list is a sentence itself.
Pieces = list[Any]

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MIGRATION = Shape(
    columns=(
        "daerah case_id definition:int bundle state:bytes known:bytes after:bytes at:moment by"
    ),
    key="daerah case_id",
    own="daerah case_id",
    of="case_file.daerah case_file.id",
)
#: How the first version wrote down a node that could not run.
STEP = "Langkah “{step}” tidak dapat dijalankan: {reason}"
WROTE = re.compile(r"Langkah “(.*)” tidak dapat dijalankan: (.*)", re.DOTALL)

INCIDENT = sa.table("incident", *map(sa.column, ("daerah", "id", "message")))


def upgrade() -> None:
    make("migration", MIGRATION)
    _rewrite(_taken_apart)


def downgrade() -> None:
    op.drop_table("migration")
    _rewrite(lambda row: _whole(json.loads(row)))


def _rewrite(change: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(INCIDENT)).all():
        here = (INCIDENT.c.daerah == row.daerah, INCIDENT.c.id == row.id)
        statement = sa.update(INCIDENT).where(*here).values(message=change(row.message))
        connection.execute(statement)


def _taken_apart(sentence: str) -> str:
    found = WROTE.fullmatch(sentence)
    values: Pieces = [["step", found[1]], ["reason", [found[2], []]]] if found else []
    return json.dumps([STEP if found else sentence, values], ensure_ascii=False)


def _whole(pieces: Pieces) -> str:
    template, values = pieces
    told = {name: _whole(value) if isinstance(value, list) else value for name, value in values}
    return str(template.format_map(told) if told else template)
