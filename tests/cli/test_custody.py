"""`lk3 keys split` and `join`: custodians give the master key back, and nothing is overwritten."""

import json

import pytest
from click.testing import CliRunner

from webui.cli import main
from webui.keys.master import keep, keys_of

KEY = b"\7" * 32


@pytest.fixture
def master(tmp_path):
    """The key file of an installation."""
    keep(tmp_path / "master.key", (KEY,))
    return tmp_path / "master.key"


@pytest.fixture
def keys(master, tmp_path, monkeypatch):
    """Run `lk3 keys …` beside the key file."""
    monkeypatch.chdir(tmp_path)

    def run(*words, told=""):
        environment = {"LK3_MASTER_KEY": told, "LK3_MASTER_FILE": str(master)}
        return CliRunner(env=environment).invoke(main, ["keys", *map(str, words)])

    return run


def split(keys, *more):
    return keys("split", "--shares", "5", "--threshold", "3", *more)


def test_three_of_five_custodians_restore_the_key_file(keys, master, tmp_path):
    answer = split(keys, "--into", "pemegang", "--json")
    assert answer.exit_code == 0, answer.stderr
    files = json.loads(answer.stdout)["files"]
    assert [(tmp_path / file).stat().st_mode & 0o777 for file in files] == [0o600] * 5
    assert "kurang dari itu tidak memberi tahu" in (tmp_path / files[0]).read_text("utf-8")
    master.rename(tmp_path / "hilang")
    few = keys("join", *files[:2])
    assert (few.exit_code, "perlu 3, baru ada 2" in few.stderr) == (1, True)
    assert not master.exists()
    restored = keys("join", *files[2:], "--json")
    assert json.loads(restored.stdout)["written"] is True
    assert keys_of(master) == (KEY,)
    again = keys("join", *files[:3], "--json")
    assert json.loads(again.stdout)["written"] is False


def test_each_splitting_is_a_set_of_its_own_and_says_who_can_open_what(keys, tmp_path):
    for _ in range(2):
        answer = split(keys)
        assert (answer.exit_code, "hapus dari mesin ini" in answer.stdout) == (0, True)
    one, other = sorted({path.name[:-6] for path in tmp_path.glob("bagian-*")})
    mixed = [f"{one}-1.txt", f"{one}-2.txt", f"{other}-3.txt"]
    refused = keys("join", *mixed)
    assert (refused.exit_code, mixed[2] in refused.stderr) == (1, True)


def test_another_key_is_not_overwritten(keys, master, tmp_path):
    split(keys)
    keep(master, (b"\1" * 32,))
    refused = keys("join", *sorted(tmp_path.glob("bagian-*")))
    assert (refused.exit_code, "tidak ada yang ditimpa" in refused.stderr) == (1, True)
    assert keys_of(master) == (b"\1" * 32,)


@pytest.mark.parametrize(("told", "why"), [("", "foto"), ("5" * 64, "LK3_MASTER_KEY")])
def test_what_is_no_share_or_has_no_use_is_refused(keys, tmp_path, told, why):
    (tmp_path / "foto").write_bytes(b"\xff\xd8")
    refused = keys("join", "foto", told=told)
    assert (refused.exit_code, why in refused.stderr) == (1, True)


@pytest.mark.parametrize("held", [(), (KEY, b"\1" * 32)])
def test_only_a_single_key_is_split(keys, master, tmp_path, held):
    keep(master, held)
    refused = split(keys)
    assert (refused.exit_code, "dahulu" in refused.stderr) == (1, True)
    assert not [*tmp_path.glob("bagian-*")]


def test_a_threshold_above_the_shares_is_a_wrong_call(keys):
    assert keys("split", "--shares", "2", "--threshold", "3").exit_code == 2
