"""Who is let into a case by name, who is kept out, emergency access; reads found by their case."""

import sqlalchemy as sa
from alembic import op

from engine.store.columns import NEVER, Moment
from engine.store.migrations.shapes import Shape, make

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OF_CASE = {"own": "daerah case_id", "of": "case_file.daerah case_file.id"}
TABLES = {
    "case_grant": Shape(
        columns="daerah case_id username name role reason:bytes until:moment at:moment by by_name",
        key="daerah case_id username",
        indexes={"case_grant_of_person": "daerah username case_id"},
        **OF_CASE,
    ),
    "case_denial": Shape(
        columns="daerah case_id username name reason:bytes at:moment by by_name",
        key="daerah case_id username",
        indexes={"case_denial_of_person": "daerah username case_id"},
        **OF_CASE,
    ),
    "emergency": Shape(
        columns=(
            "daerah id case_id case_no username name role reason:bytes at:moment until:moment "
            "due:moment reviewed_at:moment? reviewed_by reviewed_by_name outcome note:bytes"
        ),
        key="daerah id",
        indexes={
            "emergency_of_case": "daerah case_id username until",
            "emergency_of_person": "daerah username until",
            "emergency_open": "daerah due id | reviewed_by = ''",
        },
        **OF_CASE,
    ),
    "notice": Shape(
        columns=(
            "daerah id kind username role case_no about about_name count:int at:moment "
            "seen_at:moment? seen_by"
        ),
        key="daerah id",
        indexes={
            "notice_to_person": "daerah username id | seen_by = ''",
            "notice_to_role": "daerah role id | seen_by = ''",
            "notice_about": "daerah about kind at",
        },
    ),
}
#: Index -> columns, over the rows that tell of reads.
READS = {
    "audit_reads_of_case": ["daerah", "case_id", "at"],
    "audit_reads_by_person": ["daerah", "actor", "at"],
}
IS_READ = "deed IN ('case_opened', 'case_refused')"
KLASS = "SELECT klass FROM case_file WHERE daerah = task.daerah AND id = task.case_id"


TEAM = """
    SELECT t.daerah, t.case_id, t.username, t.name, t.role, t.since FROM case_team t
    JOIN case_file c ON c.daerah = t.daerah AND c.id = t.case_id
    WHERE c.klass = 'K4' AND t.role NOT IN
    ('relawan', 'pendamping_pkh', 'perangkat_desa', 'mitra_keamanan', 'auditor', 'koordinator')
"""
GRANT = sa.table(
    "case_grant",
    *map(sa.column, ("daerah", "case_id", "username", "name", "role", "reason", "by", "by_name")),
    sa.column("until", Moment()),
    sa.column("at", Moment()),
)


def upgrade() -> None:
    for name, shape in TABLES.items():
        make(name, shape)
    for index, names in READS.items():
        where = sa.text(IS_READ)
        op.create_index(index, "audit", names, sqlite_where=where, postgresql_where=where)
    op.add_column("task", sa.Column("klass", sa.String(), nullable=False, server_default=""))
    op.execute(f"UPDATE task SET klass = ({KLASS})")  # noqa: S608 our own words
    _name_the_teams()


def downgrade() -> None:
    op.drop_column("task", "klass")
    for index in READS:
        op.drop_index(index, "audit")
    for name in reversed(TABLES):
        op.drop_table(name)


def _name_the_teams() -> None:
    """Let in by name who works on a K4 case today: until now the team was enough."""
    connection = op.get_bind()
    team = sa.text(TEAM).columns(since=Moment())
    for row in connection.execute(team).all():
        who = {name: getattr(row, name) for name in ("daerah", "case_id", "username", "name")}
        rest = {"role": row.role, "reason": b"", "by": "mesin", "by_name": "Mesin"}
        when = {"until": NEVER, "at": row.since}
        connection.execute(sa.insert(GRANT).values(**who, **rest, **when))
