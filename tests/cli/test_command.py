"""The installed program: exit statuses, and one clear line for what the machine refuses."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM

ROOT = Path(__file__).parents[2]


def test_the_shipped_files_have_no_error(program):
    answer = program("check", ROOT / "processes", ROOT / "forms")

    assert answer.returncode == 0, answer.stdout
    assert answer.stdout.rstrip().endswith(" 0 kesalahan")


def test_a_refused_file_ends_with_1_and_a_wrong_call_with_2(program, tmp_path):
    (tmp_path / "rusak.bpmn").write_text("bukan xml")

    assert program("check", "rusak.bpmn").returncode == 1
    assert program("check").returncode == 2


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("bukan alamat", "DATABASE_URL"),
        ("mysql://localhost/kasus", "mysql://"),
        ("postgresql://localhost:pintu/kasus", "DATABASE_URL"),
        ("postgresql://lk3@127.0.0.1:9/kasus", "127.0.0.1"),
        ("sqlite:////tidak/ada/kasus.sqlite3", "unable to open"),
        ("sqlite:////etc/passwd", "not a database"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(url, said, lk3):
    answer = lk3("case", "list", url=url)

    assert answer.exit_code == 1
    assert answer.output.startswith("Basis data sedang tidak dapat dipakai. ")
    assert said in answer.output
    assert len(answer.output.splitlines()) == 1


def test_walks_and_benchmarks_obey_the_address_too(lk3):
    nowhere = "postgresql://lk3@127.0.0.1:9/kasus"
    for call in (("walk", "konseling_keluarga"), ("bench", "steps"), ("bench", "growth")):
        answer = lk3(*call, url=nowhere)
        assert answer.exit_code == 1
        assert "127.0.0.1" in answer.stderr


def test_a_database_of_a_newer_program_is_refused(lk3, tmp_path):
    path = tmp_path / "kasus.sqlite3"
    assert lk3("init", url=f"sqlite:///{path}").exit_code == 0
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    answer = lk3("case", "list", url=f"sqlite:///{path}")

    assert answer.exit_code == 1
    assert "versi yang lebih baru" in answer.stderr


def test_a_setting_that_cannot_be_obeyed_is_named(lk3, monkeypatch):
    monkeypatch.setenv("LK3_HTTPS", "ya")
    answer = lk3("init")

    assert answer.exit_code == 1
    assert answer.stderr.startswith("LK3_HTTPS: ")


def test_without_an_address_the_database_lies_in_var(program, tmp_path):
    answer = program("init")

    assert answer.returncode == 0
    assert (tmp_path / "var" / "lk3.sqlite3").exists()
    assert "lk3.sqlite3" in answer.stdout


def test_a_reader_who_has_seen_enough_ends_it_quietly(tmp_path):
    (tmp_path / "rusak.bpmn").write_text("bukan xml")
    with subprocess.Popen(
        [PROGRAM, "check", "rusak.bpmn"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        run.stdout.close()
        assert "Traceback" not in run.stderr.read()


def test_passwords_in_addresses_are_not_shown():
    from webui.cli.init import without_password

    assert without_password("sqlite:///a.db") == "sqlite:///a.db"
    shown = without_password("postgresql://lk3:rahasia@host/lk3")
    assert shown == "postgresql://lk3:…@host/lk3"
