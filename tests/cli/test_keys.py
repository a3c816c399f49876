"""`lk3 keys` changes keys of every level; what was sealed opens afterwards."""

import json
from functools import partial

import pytest
from sqlalchemy import select

from engine import AskErasure, CancelCase, CaseByNo, Database, DecideErasure, StartCase
from engine.store.schema_keys import search_key
from tests.engine.access_office import DATA_OFFICER
from tests.engine.office import MANAGER, OFFICER, PARIAMAN, open_office
from tests.engine.search_office import finds, open_desk, taken_in
from webui.keys.master import keep, keys_of
from webui.settings import from_environment
from webui.wiring import engine_on


@pytest.fixture
def told(installed):
    """The environment of an installation with a key file of its own and one case."""
    database = Database(installed["DATABASE_URL"])
    open_office(engine_on(database, from_environment(installed))).do(StartCase("aduan"), OFFICER)
    database.close()
    return installed


def opens(told) -> bool:
    database = Database(told["DATABASE_URL"])
    no = "LK3-1377-2026-00001"
    sheet = engine_on(database, from_environment(told)).ask(CaseByNo(no), OFFICER)
    database.close()
    return sheet.case.no == no


def test_each_level_is_changed_and_the_case_still_opens(lk3, told, tmp_path):
    path = tmp_path / "var" / "master.key"
    before = keys_of(path)
    for level in (("case", "--older", "0"), ("daerah",), ("master",)):
        answer = lk3("keys", "rotate", *level, "--json", **told)
        assert answer.exit_code == 0, answer.stderr
        assert json.loads(answer.stdout) == {"level": level[0], "count": 1}
        assert opens(told)
    assert keys_of(path)[1:] == before
    assert lk3("keys", "forget-master", **told).exit_code == 0
    assert len(keys_of(path)) == 1
    assert opens(told)


def test_a_change_of_the_master_key_that_was_broken_off_is_taken_up_again(lk3, told, tmp_path):
    path = tmp_path / "var" / "master.key"
    [before] = keys_of(path)
    fresh = b"\5" * 32
    keep(path, (fresh, before))  # as it lay when the machine stopped
    assert opens(told)
    refused = lk3("keys", "forget-master", **told)
    assert (refused.exit_code, keys_of(path)) == (1, (fresh, before))
    answer = lk3("keys", "rotate", "master", **told)
    assert answer.exit_code == 0, answer.stderr
    assert "forget-master" in answer.stdout
    assert lk3("keys", "forget-master", **told).exit_code == 0
    assert keys_of(path) == (fresh,)
    assert opens(told)


def test_young_keys_are_left_and_a_master_key_of_the_environment_is_not_written(lk3, database_url):
    answer = lk3("keys", "rotate", "case", "--json", url=database_url)
    assert json.loads(answer.stdout) == {"level": "case", "count": 0}
    refused = lk3("keys", "rotate", "master", url=database_url)
    assert (refused.exit_code, "LK3_MASTER_KEY" in refused.stderr) == (1, True)


def test_with_a_master_key_of_the_environment_the_key_file_is_left_alone(lk3, told, tmp_path):
    path = tmp_path / "var" / "master.key"
    [before] = keys_of(path)
    keep(path, (b"\6" * 32,))  # of another installation, or of former times
    for words, status in ((before.hex(), 1), (f"{'5' * 64} {before.hex()}", 0)):
        environment = told | {"LK3_MASTER_KEY": words}
        answer = lk3("keys", "rotate", "master", **environment)
        assert (answer.exit_code, "LK3_MASTER_KEY" in answer.stderr) == (status, status == 1)
        assert keys_of(path) == (b"\6" * 32,)
    assert opens(told | {"LK3_MASTER_KEY": "5" * 64})


def test_people_are_found_by_a_new_search_key(lk3, told):
    database = Database(told["DATABASE_URL"])
    engine = engine_on(database, from_environment(told))
    no, _ = taken_in(open_desk(engine))
    for words in (("rotate", "search"), ("reindex", "--daerah", PARIAMAN)):
        answer = lk3("keys", *words, "--json", **told)
        assert answer.exit_code == 0, answer.stderr
        assert json.loads(answer.stdout) == {"level": "search", "count": 2}
        assert finds(engine, "siti") == [no]
    with database.reading() as connection:
        assert connection.execute(select(search_key.c.number)).scalars().all() == [2]
    database.close()


def test_what_two_people_decided_is_finished_and_told(lk3, told):
    no, lk3 = "LK3-1377-2026-00001", partial(lk3, **told)
    refused = lk3("keys", "destroy", no)
    assert (refused.exit_code, "belum disetujui" in refused.stderr) == (1, True)
    assert lk3("keys", "destroy", "LK3-1377-2026-99999").exit_code == 1
    assert lk3("keys", "destroy").exit_code == 2
    assert opens(told)
    database = Database(told["DATABASE_URL"])
    office = engine_on(database, from_environment(told))
    office.do(CancelCase(no, "Keluarga pindah"), MANAGER)
    asked = office.do(AskErasure(no, "retensi", "045/2026", "Sudah lima tahun"), MANAGER).subject
    office.do(DecideErasure(asked, "disetujui", "Sesuai jadwal"), DATA_OFFICER)
    database.close()
    answer = lk3("keys", "destroy", no, "--json")
    assert answer.exit_code == 0, answer.stderr
    [done] = json.loads(answer.stdout)
    assert (done["case_no"], done["decided_by"]) == (no, DATA_OFFICER.name)
    assert "sudah dimusnahkan pada" in done["said"]
    for command in (("keys", "destroy", no), ("case", "show", no), ("case", "history", no)):
        assert "sudah dimusnahkan pada" in lk3(*command).stdout
    assert "Isi dimusnahkan" in lk3("case", "list").stdout
    assert lk3("audit", "verify").exit_code == 0
