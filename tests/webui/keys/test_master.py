"""The master key: made once, readable by its owner alone, never guessed at."""

import os

import pytest

from engine import Database, StartCase, Unreadable
from tests.engine.office import OFFICER, open_office
from webui.keys import MasterKeys, made
from webui.keys.master import BadMaster, alone, keep, keys_in, keys_of
from webui.settings import BadSettings, from_environment
from webui.wiring import engine_on, keyring, open_database

ONE, OTHER = b"1" * 32, b"2" * 32


def test_a_key_is_made_once_and_nobody_else_reads_it(tmp_path):
    path = tmp_path / "jauh" / "master.key"
    first = made(path)
    assert (len(first), len(first[0])) == (1, 32)
    assert made(path) == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_of_two_that_start_at_once_both_take_the_same_key(tmp_path, monkeypatch):
    path, link = tmp_path / "master.key", os.link

    def overtaken(beside, place):
        keep(path, (OTHER,))
        link(beside, place)

    monkeypatch.setattr(os, "link", overtaken)
    assert made(path) == (OTHER,)
    assert [*tmp_path.iterdir()] == [path]


def test_a_key_file_that_cannot_be_put_in_place_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "master.key"
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        keep(path, (ONE,))
    assert [*tmp_path.iterdir()] == [path]


def test_the_folder_is_on_the_disk_before_the_key_is_used(tmp_path, monkeypatch):
    synced, fsync = [], os.fsync

    def noted(descriptor):
        synced.append(os.path.samestat(os.fstat(descriptor), tmp_path.stat()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    for write in (made, lambda path: keep(path, (ONE,))):
        write(tmp_path / "master.key")
        assert synced == [False, True]
        synced.clear()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_file_that_others_may_read_is_refused(tmp_path, mode):
    path = tmp_path / "master.key"
    keep(path, (ONE,))
    path.chmod(mode)
    with pytest.raises(BadMaster, match="chmod 600"):
        keys_of(path)


@pytest.mark.parametrize("text", ["00", "zz" * 32, f"{'0' * 64} 1"])
def test_what_is_no_key_is_refused_without_being_repeated(text):
    with pytest.raises(BadMaster) as refusal:
        keys_in(text, "LK3_MASTER_KEY")
    assert text not in str(refusal.value)


def test_the_environment_comes_before_the_file(tmp_path):
    keep(tmp_path / "master.key", (OTHER,))
    told = {"LK3_VAR": str(tmp_path)}
    assert from_environment(told).master == (OTHER,)
    assert from_environment(told | {"LK3_MASTER_KEY": ONE.hex()}).master == (ONE,)
    with pytest.raises(BadSettings, match="LK3_MASTER_KEY"):
        from_environment(told | {"LK3_MASTER_KEY": "bukan"})


def test_several_keys_are_read_newest_first(tmp_path):
    path = tmp_path / "master.key"
    keep(path, (OTHER, ONE))
    ring = MasterKeys(keys_of(path))
    assert ring.masters == MasterKeys((ONE, OTHER)).masters
    assert {ring.wrap(ONE, b"")[0]} == MasterKeys((OTHER,)).masters


def test_a_running_server_follows_a_change_of_the_master_key(tmp_path):
    told = {"LK3_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'lk3.db'}"}
    database = open_database(from_environment(told))
    server = keyring(database, from_environment(told))
    [old] = keys_of(tmp_path / "master.key")
    keep(tmp_path / "master.key", (ONE, old))
    name, wrapped = MasterKeys((ONE,)).wrap(OTHER, b"")
    assert server.unwrap(wrapped, b"", name) == OTHER
    keep(tmp_path / "master.key", (OTHER, ONE))
    assert {server.wrap(ONE, b"")[0]} == MasterKeys((OTHER,)).masters
    database.close()


def test_a_sealed_database_without_its_master_key_is_refused_and_gets_no_new_one(tmp_path):
    told = {"LK3_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'lk3.db'}"}
    database = Database(told["DATABASE_URL"])
    database.migrate()
    engine = engine_on(database, from_environment(told))
    open_office(engine).do(StartCase("aduan"), OFFICER)
    key = tmp_path / "master.key"
    key.rename(tmp_path / "hilang")
    for more in ({}, {"LK3_MASTER_KEY": ONE.hex()}):
        with pytest.raises(Unreadable, match="LK3_MASTER_FILE"):
            engine_on(database, from_environment(told | more))
    assert not key.exists()
    database.close()


def test_one_alone_changes_a_key_file_and_then_the_next(tmp_path):
    path = tmp_path / "master.key"
    for _ in range(2):
        with alone(path), pytest.raises(BadMaster, match="alone"), alone(path):
            pass
