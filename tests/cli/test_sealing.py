"""What older versions left: cases in the clear, two runs at one key file."""

import pytest
from click.testing import CliRunner

from engine import CaseByNo, Database, Engine
from forms import FormLibrary
from tests.conftest import HandClock, QuickPasswords
from tests.engine.office import GOOD, OFFICER, SECRET, at_work, open_office
from webui.cli import main
from webui.keys.master import alone, keep, keys_of
from webui.settings import from_environment
from webui.wiring import engine_on


@pytest.fixture
def told(installed):
    """The environment of an installation that an older version worked in, without keys."""
    database = Database(installed["DATABASE_URL"])
    office = open_office(Engine(database, FormLibrary(), QuickPasswords(), HandClock()))
    for _ in range(2):
        at_work(office)
    database.close()
    return installed


def lying(folder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("lk3_*.db*"))


def test_cases_of_older_versions_are_told_of_sealed_and_leave_no_word(told, tmp_path):
    def lk3(*words):
        return CliRunner(env=told).invoke(main, words)

    assert SECRET.encode() in lying(tmp_path)
    before = lk3("worker", "--once")
    assert "2 kasus dari versi lama belum tersandi. Jalankan lk3 init" in before.stderr
    first = lk3("init")
    assert (first.exit_code, "2 kasus dari versi lama kini tersandi" in first.stdout) == (0, True)
    assert SECRET.encode() not in lying(tmp_path)
    assert "versi lama" not in lk3("init").output + lk3("worker", "--once").stderr
    database = Database(told["DATABASE_URL"])
    sheet = engine_on(database, from_environment(told)).ask(
        CaseByNo("LK3-1377-2026-00001"), OFFICER
    )
    assert [answer.body for answer in sheet.answers] == [GOOD]
    database.close()


@pytest.mark.parametrize("words", [("rotate", "master"), ("forget-master",)])
def test_while_the_master_key_is_changed_nobody_else_changes_it(told, tmp_path, words):
    path = tmp_path / "var" / "master.key"
    keep(path, (b"\1" * 32, b"\2" * 32))
    with alone(path):
        refused = CliRunner(env=told).invoke(main, ["keys", *words])
    assert (refused.exit_code, "sedang diganti" in refused.stderr) == (1, True)
    assert keys_of(path) == (b"\1" * 32, b"\2" * 32)
