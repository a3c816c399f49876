"""The command line as people meet it: a runner in this process, and the real program."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine import Database
from tests.conftest import KEYRING, MASTER, QuickPasswords
from webui.cli import main
from webui.demo import load

#: A Sunday late in the year: families that began 120 days before have numbers of this year.
LOADED = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
#: The program that setup puts beside the interpreter.
PROGRAM = Path(sys.executable).with_name("lk3")
#: Opens what the tests' demonstration sealed.
TOLD = {"LK3_MASTER_KEY": MASTER.hex()}
Run = Callable[..., Result]


@pytest.fixture
def lk3(tmp_path: Path) -> Run:
    """Run a command in this process; whatever it refuses, it never ends in a traceback."""

    def run(*arguments: str | Path, url: str = "", told: str | None = None, **more: str) -> Result:
        place = {"LK3_VAR": str(tmp_path / "var"), "DATABASE_URL": url or None}
        runner, words = CliRunner(env={**TOLD, **place, **more}), [*map(str, arguments)]
        answer = runner.invoke(main, words, input=told, prog_name="lk3")
        assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.output
        return answer

    return run


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed program in a folder of the test's own."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        answer = subprocess.run(
            [PROGRAM, *arguments],
            cwd=tmp_path,
            env={**os.environ, **TOLD, **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in answer.stderr, answer.stderr
        return answer

    return run


@pytest.fixture
def installed(databases, migrated, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of an installation with an empty database and keys of its own to make."""
    with databases.copy(migrated, tmp_path) as url:
        yield {"LK3_VAR": str(tmp_path / "var"), "DATABASE_URL": url, "LK3_MASTER_KEY": ""}


@pytest.fixture(scope="session")
def furnished(databases, migrated, tmp_path_factory) -> Iterator[str]:
    """A database with the demonstration, that others are copied from."""
    with databases.copy(migrated, tmp_path_factory.mktemp("contoh")) as url:
        database = Database(url)
        assert len(list(load(database, QuickPasswords(), LOADED, KEYRING))) == 5
        database.close()
        yield url


@pytest.fixture
def demo_url(databases, furnished, tmp_path) -> Iterator[str]:
    """A database of the test's own with the demonstration in it."""
    with databases.copy(furnished, tmp_path) as url:
        yield url


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody whom file permissions stop; the machine's owner is stopped by none."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(before)
