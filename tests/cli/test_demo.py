"""`lk3 demo` fills an empty database once; a production start refuses it."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from engine import (
    MACHINE_ACTOR,
    Cases,
    Database,
    DemoAccounts,
    Inbox,
    RegisterAccount,
    SessionByToken,
    SignIn,
    TaskById,
    temporary_database,
)
from engine.access import VISITOR
from tests.cli.conftest import LOADED
from tests.conftest import KEYRING, QuickPasswords
from webui.cli import main
from webui.demo import PASSWORD, load

pytestmark = pytest.mark.database


def test_a_second_call_changes_nothing(lk3, demo_url):
    before = lk3("case", "list", "--json", url=demo_url).stdout
    verified = lk3("audit", "verify", "--json", url=demo_url).stdout

    answer = lk3("demo", url=demo_url)

    assert answer.exit_code == 0
    assert "Contoh sudah dimuat." in answer.stdout
    assert lk3("case", "list", "--json", url=demo_url).stdout == before
    assert lk3("audit", "verify", "--json", url=demo_url).stdout == verified


def test_one_that_was_broken_off_is_taken_up_again(lk3, database_url):
    database = Database(database_url)
    places = load(database, QuickPasswords(), LOADED, KEYRING)
    assert next(places) == "Kota Pariaman"
    places.close()

    rest = list(load(database, QuickPasswords(), LOADED, KEYRING))
    database.close()

    assert len(rest) == 4
    cases = json.loads(lk3("case", "list", "--json", url=database_url).stdout)
    assert len(cases) == 10
    assert lk3("audit", "verify", url=database_url).exit_code == 0


def test_its_people_sign_in_with_the_known_password(engine, furnished):
    engine._database = Database(furnished)
    for name in ("penerima", "manajer", "peksos", "koordinator", "auditor"):
        for place in ("pariaman", "mimika"):
            assert engine.do(SignIn(f"{name}.{place}", PASSWORD), VISITOR).subject
    assert len(engine.ask(DemoAccounts(), MACHINE_ACTOR)) == 47
    engine._database.close()


@pytest.mark.parametrize(("name", "shelf"), [("desa", "pool"), ("keamanan", "mine")])
def test_who_helps_from_outside_finds_one_task_and_no_case(engine, furnished, name, shelf):
    engine._database = Database(furnished)
    token = engine.do(SignIn(f"{name}.pariaman", PASSWORD), VISITOR).subject
    her = engine.ask(SessionByToken(token), VISITOR).actor
    [task] = engine.ask(Inbox(shelf=shelf), her).tasks
    assert engine.ask(Cases(), her) == ()
    assert "tangisan" not in repr(engine.ask(TaskById(task.id), her))
    engine._database.close()


def test_a_database_of_real_people_is_left_alone(lk3, engine, database_url):
    roles, password = ("petugas_penerima",), "hujan di dermaga"
    account = RegisterAccount("yuni", "Yuni", "13.77", roles, password=password)
    engine.do(account, MACHINE_ACTOR)

    answer = lk3("demo", url=database_url)

    assert answer.exit_code == 1
    assert "hanya untuk basis data kosong" in answer.stderr
    assert engine.ask(DemoAccounts(), MACHINE_ACTOR) == ()


def test_production_refuses_the_known_password(lk3, furnished):
    answer = lk3("serve", "--production", "--port", "0", url=furnished)

    assert answer.exit_code == 1
    assert answer.stderr.startswith("Basis data ini berisi akun latihan")


@pytest.mark.parametrize("days", [0, 3, 100])
def test_its_stories_can_be_told_on_any_day(days):
    with temporary_database(durable=False) as database:
        places = load(database, QuickPasswords(), LOADED + timedelta(days=days), KEYRING)
        assert next(places) == "Kota Pariaman"
        places.close()


def test_a_first_load_shows_how_far_it_is_and_who_may_sign_in(tmp_path):
    environment = {"LK3_VAR": str(tmp_path), "DATABASE_URL": None}
    answer = CliRunner(env=environment).invoke(main, ["demo"])

    assert answer.exit_code == 0
    assert "Memuat contoh" in answer.output
    assert PASSWORD in answer.output
