"""`lk3 incident` lists what cannot run, explains it, and mends it."""

import json

import pytest

from engine import Database, Engine
from forms import FormLibrary
from tests.conftest import KEYRING, HandClock, QuickPasswords
from tests.engine.mending import SOON, noted
from tests.engine.office import staff

pytestmark = pytest.mark.database
WHY = ("--reason", "Sudah ditelepon")


@pytest.fixture(scope="module")
def stuck(databases, migrated, tmp_path_factory):
    """A database with a case that is stuck; others are copied from it."""
    with databases.copy(migrated, tmp_path_factory.mktemp("macet")) as url:
        database = Database(url)
        office = Engine(database, FormLibrary(), QuickPasswords(), HandClock(), keyring=KEYRING)
        staff(office)
        assert noted(office) == NO
        database.close()
        yield url


@pytest.fixture
def url(databases, stuck, tmp_path):
    with databases.copy(stuck, tmp_path) as copied:
        yield copied


NO = "LK3-1377-2026-00001"


def told(answer):
    assert answer.exit_code == 0, answer.stderr
    return json.loads(answer.stdout)


def test_the_list_explains_each_incident(lk3, program, stuck):
    [row] = told(lk3("incident", "list", "--json", url=stuck))
    assert (row["case_no"], row["element"], row["kind"]) == (NO, "tunggu", "node")
    assert "“…” bukan tanggal" in row["message"]
    assert f"{NO}  2026-03-02 09:00  Langkah" in lk3("incident", "list", url=stuck).stdout
    assert told(lk3("incident", "list", "--daerah", "94.04", "--json", url=stuck)) == []
    english = program("incident", "list", DATABASE_URL=stuck, LK3_LANG="en").stdout
    assert "could not run: “…” is not" in english


def test_a_case_shows_where_it_stands_and_where_it_may_stand(lk3, stuck):
    sheet = told(lk3("incident", "show", NO, "--json", url=stuck))
    assert {token["element"]: list(token["targets"]) for token in sheet["tokens"]} == {
        "tunggu": ["tunggu"],
        "siapkan": ["siapkan"],
        "batas": [],
    }
    assert sheet["values"] == {}
    assert "✗ tunggu" in lk3("incident", "show", NO, url=stuck).stdout


@pytest.mark.parametrize(
    ("call", "at"),
    [
        (("skip", NO), ["siapkan", "batas"]),
        (("mend", NO, "kapan", SOON), ["siapkan", "batas", "tunggu"]),
        (("move", NO, "siapkan", "siapkan"), ["tunggu", "siapkan", "batas"]),
        (("cancel", NO, "batas"), ["tunggu", "siapkan"]),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_repair_tells_where_the_case_stands_then(lk3, url, call, at):
    outcome = told(lk3("incident", *call, *WHY, "--json", url=url))
    assert sorted(outcome["at"]) == sorted(at)
    assert lk3("audit", "verify", url=url).exit_code == 0


def test_what_fails_again_is_told_again(lk3, url):
    answer = lk3("incident", "retry", NO, *WHY, url=url)
    assert answer.exit_code == 0
    assert "! Langkah “Tunggu harinya” tidak dapat dijalankan" in answer.stdout


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (("skip", NO), 2, "Belum disebut: opsi '--reason'"),
        (("move", NO, "tunggu", "temui", *WHY), 1, "jalur lain akan menunggu"),
        (("move", NO, "temui", "tunggu", *WHY), 1, "sudah tidak berada di sana"),
        (("mend", NO, "kapan", "5", *WHY), 1, "nilai ini tidak cocok"),
        (("show", "LK3-1377-2026-09999"), 1, "Kasus “LK3-1377-2026-09999” tidak ada."),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else "",
)
def test_a_refusal_is_told_in_a_sentence(lk3, stuck, call, code, said):
    answer = lk3("incident", *call, url=stuck)
    assert answer.exit_code == code
    assert said in answer.stderr
