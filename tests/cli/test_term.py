"""`lk3 account term`: appointments from the command line."""

import pytest

SARI = ("account", "add", "sari", "--name", "Sari Dewi", "--daerah", "13.77", "--role", "auditor")
TERM = ("account", "term")
HERE = ("--daerah", "13.77")


@pytest.fixture
def run(lk3, database_url):
    lk3(*SARI, "--password-stdin", url=database_url, told="hujan di dermaga sore")

    def say(*words):
        return lk3(*TERM, *words, url=database_url)

    return say


def test_a_term_is_added_listed_in_its_days_and_ended(run):
    assert run("unit", "LK3 Sejahtera", *HERE).exit_code == 0
    days = ("--from", "2026-01-01", "--until", "2028-12-31", "--unit", "LK3 Sejahtera")
    added = run("add", "sari", *HERE, "--role", "psikolog", *days, "--sk", "400/7")
    assert added.exit_code == 0, added.output
    listed = run("list", "sari", *HERE).stdout
    assert f"{added.stdout.strip()}  Psikolog  2026-01-01..2028-12-31  LK3 Sejahtera" in listed
    assert '"role": "psikolog"' in run("list", "sari", *HERE, "--json").stdout
    assert run("end", "sari", added.stdout.strip(), "--reason", "selesai").exit_code == 0
    assert run("end", "sari", added.stdout.strip(), "--reason", "lagi").exit_code == 1


def test_what_cannot_be_is_refused(run):
    add = ("add", "sari", *HERE, "--role", "psikolog")
    assert run(*add, "--unit", "Tidak ada").exit_code == 1
    assert run(*add, "--from", "kemarin").exit_code == 1
    assert run("list", "siapa", *HERE).exit_code == 1
