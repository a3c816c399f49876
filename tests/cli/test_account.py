"""`lk3 account`: the first people of a real installation, and passwords that are not guessed."""

import json

import pytest

from engine import VISITOR, Database, Engine, SignIn
from forms import FormLibrary
from tests.conftest import KEYRING, HandClock
from webui.passwords import Argon2

GOOD = "hujan di dermaga sore"
SARI = ("account", "add", "sari", "--name", "Sari Dewi", "--daerah", "13.77")
HATS = ("--role", "pekerja_sosial", "--role", "auditor")


@pytest.fixture
def add(lk3, database_url):
    def run(*options, password=GOOD):
        return lk3(*SARI, *options, url=database_url, told=f"{password}\n{password}\n")

    return run


def test_a_person_is_added_and_signs_in(add, lk3, database_url):
    added = add(*HATS)
    assert added.exit_code == 0, added.output
    assert GOOD not in added.output
    listed = json.loads(lk3("account", "list", "--json", url=database_url).stdout)
    assert [one["role"] for one in listed["13.77"]] == ["pekerja_sosial", "auditor"]
    database = Database(database_url)
    engine = Engine(database, FormLibrary(), Argon2(), HandClock(), keyring=KEYRING)
    assert engine.do(SignIn("sari", GOOD), VISITOR).subject
    database.close()


def test_the_password_may_come_from_a_password_manager(lk3, database_url):
    added = lk3(*SARI, *HATS, "--password-stdin", url=database_url, told=GOOD)
    assert added.exit_code == 0
    assert "Sari Dewi" in lk3("account", "list", url=database_url).stdout


@pytest.mark.parametrize(
    ("password", "why"), [("sandi", "terlalu pendek"), ("katasandi123", "pertama ditebak")]
)
def test_a_password_that_is_guessed_first_is_refused(add, password, why):
    refused = add(*HATS, password=password)
    assert refused.exit_code == 1
    assert why in refused.stderr


def test_a_taken_name_and_an_unknown_role_are_told(add):
    assert add(*HATS).exit_code == 0
    assert add(*HATS).exit_code == 1
    assert add("--role", "raja").exit_code == 2


def test_a_forgotten_password_is_replaced_by_a_link_and_never_by_us(add, lk3, database_url):
    """ASVS 6.4.1."""
    add(*HATS)
    made = lk3("account", "reset", "sari", "--reason", "lupa", url=database_url)
    assert made.exit_code == 0, made.output
    assert made.stdout.splitlines()[-1].startswith("/sandi/")
    assert lk3("account", "reset", "siapa", "--reason", "lupa", url=database_url).exit_code == 1


def test_a_new_person_may_choose_by_a_link_from_the_first_day(add, lk3, database_url):
    """ASVS 6.3.2: no account begins with a password that somebody else knows."""
    made = add(*HATS, "--link")
    assert made.exit_code == 0, made.output
    assert made.stdout.splitlines()[-1].startswith("/sandi/")
    shown = lk3("account", "term", "list", "sari", "--daerah", "13.77", url=database_url)
    assert "Auditor" in shown.stdout


def test_an_account_is_bound_to_the_provider_and_cut_again(add, lk3, database_url):
    add(*HATS)
    bind = ("--issuer", "https://akun.pariaman.example", "--subject", "pegawai-7")
    bound = lk3("account", "bind", "sari", *bind, url=database_url)
    assert (bound.exit_code, bound.stdout) == (0, "sari dapat masuk lewat penyedia.\n")
    assert lk3("account", "bind", "sari", *bind, url=database_url).exit_code == 1
    assert lk3("account", "unbind", "sari", url=database_url).exit_code == 0
    assert lk3("account", "bind", "sari", *bind, url=database_url).exit_code == 0
    assert lk3("account", "unbind", "siapa", url=database_url).exit_code == 1
