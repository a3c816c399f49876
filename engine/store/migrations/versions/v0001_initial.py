"""The first schema: cases, their trail, people, definitions."""

from alembic import op

from engine.store.migrations.shapes import Shape, make

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = {
    "account": Shape(
        columns=(
            "daerah username name password demo:bool wrong_tries:int locked_until:moment "
            "registered_at:moment"
        ),
        key="username",
        indexes={
            "account_of_daerah": "daerah username",
        },
    ),
    "audit": Shape(
        columns=(
            "daerah chain seq:int at:moment deed actor actor_name role case_id task_id element "
            "name bundle digest reason detail previous hash"
        ),
        key="daerah chain seq",
        unique="daerah hash",
    ),
    "bundle": Shape(
        columns=("daerah hash root files:bytes"),
        key="daerah hash",
    ),
    "case_file": Shape(
        columns=(
            "daerah id no process process_name definition:int bundle status stage risk pathway "
            "klass state:bytes known:bytes version:int opened_at:moment opened_by "
            "opened_by_name closed_at:moment? end_name suspended_at:moment? audit_seq:int "
            "audit_head"
        ),
        key="daerah id",
        unique="daerah no",
        indexes={
            "case_by_definition": "daerah process definition status",
        },
    ),
    "case_number": Shape(
        columns=("daerah year:int last:int"),
        key="daerah year",
    ),
    "chain_head": Shape(
        columns=("daerah chain seq:int hash"),
        key="daerah chain",
    ),
    "diagram_draft": Shape(
        columns=("daerah process saved_by source:bytes version:int saved_at:moment"),
        key="daerah process",
    ),
    "submission": Shape(
        columns=("daerah id actor digest receipt at:moment"),
        key="daerah id",
    ),
    "account_role": Shape(
        columns=("daerah username role place:int"),
        key="daerah username role",
        own="username",
        of="account.username",
        indexes={
            "account_with_role": "daerah role username",
        },
    ),
    "answer": Shape(
        columns=(
            "daerah id case_id task_id element task_name form version:int body:bytes salt:bytes "
            "digest at:moment author author_name role reason"
        ),
        key="daerah id",
        unique="daerah case_id task_id version",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
    ),
    "awaited": Shape(
        columns=("daerah id case_id element process message correlation form name"),
        key="daerah id",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "awaited_message": "daerah message correlation",
            "awaited_of_case": "daerah case_id",
        },
    ),
    "case_team": Shape(
        columns=("daerah case_id username name role since:moment"),
        key="daerah case_id username",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "case_team_of_person": "daerah username case_id",
        },
    ),
    "choice": Shape(
        columns=("daerah case_id seq:int place:int element process body:bytes at:moment"),
        key="daerah case_id seq place",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
    ),
    "clock": Shape(
        columns=(
            "daerah id case_id element process name due:moment remaining:int leased_until:moment"
        ),
        key="daerah id",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "clock_due": "daerah due id",
            "clock_of_case": "daerah case_id",
        },
    ),
    "decision_log": Shape(
        columns=("daerah case_id seq:int place:int element decision body:bytes at:moment"),
        key="daerah case_id seq place",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
    ),
    "definition": Shape(
        columns=("daerah process version:int name bundle published_by note published_at:moment"),
        key="daerah process version",
        own="daerah bundle",
        of="bundle.daerah bundle.hash",
    ),
    "incident": Shape(
        columns=(
            "daerah id case_id kind subject element process message status at:moment "
            "solved_at:moment? solved_by"
        ),
        key="daerah id",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "incident_of_case": "daerah case_id",
            "incident_open": "daerah at id | status = 'open'",
        },
    ),
    "outbox": Shape(
        columns=(
            "daerah key case_id element message status payload:bytes tries:int next_at:moment "
            "created_at:moment"
        ),
        key="daerah key",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "outbox_waiting": "daerah next_at key | status = 'waiting'",
        },
    ),
    "passed": Shape(
        columns=("daerah case_id seq:int place:int id element process kind state within at:moment"),
        key="daerah case_id seq place",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
    ),
    "session": Shape(
        columns=("token_hash daerah username role started_at:moment seen_at:moment"),
        key="token_hash",
        own="username",
        of="account.username",
        indexes={
            "session_of_person": "daerah username",
        },
    ),
    "task": Shape(
        columns=(
            "daerah id case_id case_no process process_name element_process element name role "
            "form status assignee? assignee_name risk stage priority:int due:moment "
            "opened_at:moment done_at:moment? done_by done_by_name"
        ),
        key="daerah id",
        own="daerah case_id",
        of="case_file.daerah case_file.id",
        indexes={
            "task_done": "daerah done_by done_at id | status = 'done'",
            "task_mine": "daerah assignee due id | status = 'open' AND assignee IS NOT NULL",
            "task_of_case": "daerah case_id opened_at",
            "task_open": "daerah due id | status = 'open'",
            "task_pool": "daerah role due id | status = 'open' AND assignee IS NULL",
        },
    ),
    "draft": Shape(
        columns=("daerah task_id body:bytes version:int saved_at:moment saved_by saved_by_name"),
        key="daerah task_id",
        own="daerah task_id",
        of="task.daerah task.id",
    ),
}


def upgrade() -> None:
    for name, shape in TABLES.items():
        make(name, shape)


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
