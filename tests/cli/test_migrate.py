"""`lk3 migrate` takes the demonstration's running cases to another version, and back."""

import json
import re

import pytest

from engine import Actor, Database, Engine, PublishDefinition
from forms import FormLibrary
from tests.conftest import KEYRING, HandClock, QuickPasswords
from webui.bundles import bundle_of

pytestmark = pytest.mark.database
PROCESS = "konseling_keluarga"
COORDINATOR = Actor(username="koordinator", name="Yusuf", daerah="13.77", role="koordinator")
CALL = ("migrate", PROCESS, "--daerah", "13.77", "--from", "1", "--to", "2")
MAP = ("--map", "jadwal_sesi=atur_jadwal")
#: The case that stands at the step with another id in the second version.
SCHEDULED = "LK3-1377-2026-00003"


@pytest.fixture(scope="module")
def renamed(databases, furnished, tmp_path_factory):
    """The demonstration, where a step has another id in the second version."""
    files = dict(bundle_of(PROCESS))
    for name, source in files.items():
        files[name] = re.sub(rb"(?<!\w)jadwal_sesi(?![\w.])", b"atur_jadwal", source)
    with databases.copy(furnished, tmp_path_factory.mktemp("versi")) as url:
        database = Database(url)
        office = Engine(database, FormLibrary(), QuickPasswords(), HandClock(), keyring=KEYRING)
        office.do(PublishDefinition("13.77", PROCESS, files, "id baru"), COORDINATOR)
        database.close()
        yield url


@pytest.fixture
def url(databases, renamed, tmp_path):
    with databases.copy(renamed, tmp_path) as copied:
        yield copied


def told(answer):
    return json.loads(answer.stdout)


def verdicts(outcome):
    return {case["no"][-1]: case["verdict"] for case in outcome["cases"]}


def test_a_dry_run_tells_of_each_case_and_changes_nothing(lk3, renamed):
    answer = lk3(*CALL, "--dry-run", "--json", url=renamed)
    outcome = told(answer)

    assert answer.exit_code == 1
    assert (outcome["from"], outcome["to"], outcome["dry_run"], outcome["migrated"]) == (
        1,
        2,
        True,
        0,
    )
    assert verdicts(outcome) == {"2": "safe", "3": "needs_mapping", "4": "safe", "5": "safe"}
    [scheduled] = [case for case in outcome["cases"] if case["no"] == SCHEDULED]
    assert scheduled["at"] == ["Jadwalkan sesi pertama"]
    assert scheduled["missing"] == ["jadwal_sesi"]
    read = lk3(*CALL, "--dry-run", url=renamed).stdout
    assert "--map jadwal_sesi=…" in read
    assert "sudah di belakang kasus ini" in read


def test_with_a_mapping_all_go_and_running_it_again_finds_nothing_left(lk3, url):
    answer = lk3(*CALL, *MAP, "--reason", "id baru", "--json", url=url)

    assert answer.exit_code == 0
    assert told(answer)["migrated"] == 4
    assert all(case["done"] and not case["notes"] for case in told(answer)["cases"])
    assert told(lk3(*CALL, *MAP, "--json", url=url))["cases"] == []
    shown = told(lk3("case", "show", SCHEDULED, "--json", url=url))
    assert shown["case"]["definition"] == 2
    assert ["konseling_keluarga", "atur_jadwal"] in shown["active"]
    assert "Kasus pindah versi" in lk3("case", "history", SCHEDULED, url=url).stdout
    assert lk3("report", "case", SCHEDULED, "-o", "/dev/null", url=url).exit_code == 0
    assert lk3("audit", "verify", url=url).exit_code == 0


def test_chosen_cases_go_and_come_back(lk3, url):
    went = told(lk3(*CALL, *MAP, "--case", SCHEDULED, "--json", url=url))
    assert [(case["no"], case["done"]) for case in went["cases"]] == [(SCHEDULED, True)]
    without = lk3(*CALL, "--undo", url=url)
    assert (without.exit_code, "Alasan belum diisi" in without.stderr) == (1, True)
    back = lk3(*CALL, "--undo", "--reason", "Terlalu cepat", "--json", url=url)
    assert (back.exit_code, told(back)["migrated"]) == (0, 1)
    shown = told(lk3("case", "show", SCHEDULED, "--json", url=url))
    assert shown["case"]["definition"] == 1
    assert ["konseling_keluarga", "jadwal_sesi"] in shown["active"]


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (("--map", "jadwal_sesi"), 2, "Tuliskan LAMA=BARU"),
        (("--map", "jadwal_sesi=tidak_ada"), 1, "tidak memuat langkah “tidak_ada”"),
        (("--to", "9"), 1, "tidak terbit dalam versi 1 dan 9"),
        (("--to", "besok"), 2, "'besok'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_is_told_in_a_sentence(lk3, renamed, call, code, said):
    answer = lk3(*CALL, *call, url=renamed)
    assert answer.exit_code == code
    assert said in answer.stderr
