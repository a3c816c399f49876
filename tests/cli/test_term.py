"""`lk3 account term`: appointments from the command line."""

import json

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


def test_a_village_official_gets_her_places_by_name_or_code(run):
    add = ("add", "sari", *HERE, "--role", "perangkat_desa")
    places = ("--area", "karan aur", "--area", "13.77.02")
    assert run(*add, *places).exit_code == 0
    assert "Karan Aur, Pariaman Tengah; Pariaman Utara" in run("list", "sari", *HERE).stdout
    told = json.loads(run("list", "sari", *HERE, "--json").stdout)
    assert told[-1]["areas"] == ["13.77.01.1001", "13.77.02"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Karan Aurr", "Wilayah “Karan Aurr” tidak ada di Kota Pariaman."),
        ("94.04.01.1001", "Wilayah “94.04.01.1001” tidak ada di Kota Pariaman."),
        ("13.77", "Wilayah “13.77” tidak ada di Kota Pariaman."),
    ],
)
def test_a_place_that_is_not_there_is_named_with_one_that_is(run, place, said):
    answer = run("add", "sari", *HERE, "--role", "perangkat_desa", "--area", place)
    assert answer.exit_code == 1
    assert said in answer.output
    assert "Pilih kecamatan atau desa/kelurahan di Kota Pariaman, misalnya" in answer.output


def test_an_official_without_a_place_and_another_with_one_are_refused(run):
    nowhere = run("add", "sari", *HERE, "--role", "perangkat_desa")
    assert "Wilayah tugas belum dipilih." in nowhere.output
    bound = run("add", "sari", *HERE, "--role", "psikolog", "--area", "Karan Aur")
    assert "Peran ini tidak dibatasi wilayah." in bound.output
    assert {nowhere.exit_code, bound.exit_code} == {1}


def test_what_cannot_be_is_refused(run):
    add = ("add", "sari", *HERE, "--role", "psikolog")
    assert run(*add, "--unit", "Tidak ada").exit_code == 1
    assert run(*add, "--from", "kemarin").exit_code == 1
    assert run("list", "siapa", *HERE).exit_code == 1
