"""The desk: one transaction per deed, done once, and nobody else commits."""

import ast
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from engine import (
    VISITOR,
    CompleteTask,
    Inbox,
    Receipt,
    RegisterAccount,
    SignIn,
    StartCase,
    SubmissionReused,
)
from engine.store.canonical import content_digest
from tests.conftest import VAULT
from tests.engine.office import GOOD, MACHINE, OFFICER, OTHER_WORKER, URGENT, person, start

ENGINE = Path(__file__).resolve().parents[2] / "engine"


#: The rooms that reach the database; the others may not even name SQL.
NEAR = ("desk.py", "commands/*.py", "queries/*.py", "store/**/*.py")


#: Make, fill and drop databases of their own, for benchmarks and walk-throughs; no case is there.
ASIDE = {"store/recording.py", "store/temporary.py"}


def attributes(names: set[str]) -> set[str]:
    """Files near the database that use an attribute of one of these names."""
    return {
        path.relative_to(ENGINE).as_posix()
        for pattern in NEAR
        for path in ENGINE.glob(pattern)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in names
    }


def test_only_the_desk_s_database_opens_and_ends_transactions():
    found = attributes({"commit", "rollback", "begin", "begin_nested"})
    assert found - ASIDE == {"store/database.py"}


def test_only_the_desk_opens_the_database_for_writing():
    # By the owner of the database, below what people do.
    keys = {"store/rotation.py", "store/reindexing.py"}
    assert attributes({"writing"}) - ASIDE == {"desk.py", "store/database.py", *keys}


def test_no_command_calls_a_command():
    trees = {
        path.stem: ast.parse(path.read_text(encoding="utf-8"))
        for path in (ENGINE / "commands").glob("*.py")
    }
    #: Modules that hold a deed, and not what several deeds share.
    deeds = {
        name
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in {"run", "hand_out", "prepare"}
    }
    handed_out = {
        ("fire_timers", "fire_timer"),
        ("take_back_all", "take_back"),
        ("tell_of_leavers", "tell_of_leaver"),
        ("remind_all", "remind"),
        ("deliver_outbox", "note_delivery"),
        ("nudge_all", "nudge_person"),
        ("deliver_nudges", "note_nudge"),
        ("migrate_cases", "migrate_case"),
        ("keep_holiday", "recount_case"),
        ("carry_transfers", "carry_transfer"),
    }
    calls = {
        (name, node.module.rpartition(".")[2])
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("engine.commands.")
    }
    assert {call for call in calls if call[1] in deeds} == handed_out


def test_the_same_submission_is_done_once_and_answered_the_same(office):
    first = office.do(StartCase("aduan"), OFFICER, submission="kiriman-1")
    again = office.do(StartCase("aduan"), OFFICER, submission="kiriman-1")
    assert again == first
    assert office.ask(Inbox(), OFFICER).counts["mine"] == 1


def test_a_finished_task_sent_again_is_no_conflict(office):
    task = start(office).next_tasks[0]
    first = office.do(CompleteTask(task, GOOD), OFFICER, submission="kiriman-2")
    assert office.do(CompleteTask(task, GOOD), OFFICER, submission="kiriman-2") == first


def test_a_submission_id_with_another_content_is_refused(office):
    task = start(office).next_tasks[0]
    office.do(CompleteTask(task, GOOD), OFFICER, submission="kiriman-3")
    with pytest.raises(SubmissionReused):
        office.do(CompleteTask(task, URGENT), OFFICER, submission="kiriman-3")


def test_a_submission_id_of_somebody_else_is_refused(office):
    office.do(StartCase("aduan"), OFFICER, submission="kiriman-4")
    with pytest.raises(SubmissionReused):
        office.do(StartCase("aduan"), person("petugas_penerima", 2), submission="kiriman-4")


def test_a_refused_submission_may_be_sent_again(office, clock):
    del clock
    with pytest.raises(LookupError):
        office.do(Fails(), OFFICER, submission="kiriman-5")
    assert office.do(Fails(lucky=True), OFFICER, submission="kiriman-5").deed == "done"


def test_a_deed_that_fails_leaves_nothing(office):
    before = office.ask(Inbox(), OFFICER)
    with pytest.raises(LookupError):
        office.do(Fails(), OFFICER)
    assert office.ask(Inbox(), OFFICER) == before


def test_no_secret_lies_in_the_submissions(office, database):
    new = RegisterAccount("baru", "Baru", "13.77", ("relawan",), password="sungai di belakang")
    office.do(new, MACHINE, submission="kiriman-6")
    token = office.do(SignIn("baru", "sungai di belakang"), VISITOR, submission="kiriman-7").subject
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, receipt FROM submission").all()
    assert [row for row in rows if row[0] in {"kiriman-6", "kiriman-7"} or token in row[1]] == []


def test_answers_cannot_be_guessed_from_what_is_kept_of_a_submission(office, database):
    task = start(office).next_tasks[0]
    office.do(CompleteTask(task, GOOD), OFFICER, submission="kiriman-8")
    command = CompleteTask(task, GOOD)
    content = {item.name: getattr(command, item.name) for item in fields(command)}
    guess = content_digest("CompleteTask", content)
    with database.reading() as connection:
        query = "SELECT digest FROM submission WHERE id = 'kiriman-8'"
        kept = connection.exec_driver_sql(query).scalar_one()
    assert kept == VAULT.mark(f"submission {guess}")


@dataclass(frozen=True, slots=True)
class Fails:
    """A deed that starts a case and then breaks."""

    lucky: bool = False

    def run(self, work) -> Receipt:
        StartCase("aduan").run(work)
        if not self.lucky:
            raise LookupError(OTHER_WORKER.username)
        return Receipt(deed="done")
