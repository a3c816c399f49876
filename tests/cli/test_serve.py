"""`lk3 serve` and `lk3 worker` run until they are told to stop."""

import os
import signal
import socket
import subprocess
import time
from urllib.request import urlopen

import pytest

from tests.cli.conftest import PROGRAM, TOLD
from webui.cli.serve import is_open

pytestmark = pytest.mark.database


def test_pages_are_served_until_a_signal_ends_it(database_url, tmp_path):
    told = {"DATABASE_URL": database_url, "LK3_VAR": str(tmp_path), "LK3_HTTPS": "1", **TOLD}
    environment = {**os.environ, **told}
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--production"],
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        address = server.stdout.readline().split()[-1]
        with urlopen(f"{address}/sehat", timeout=10) as answer:  # noqa: S310 our own server
            assert answer.read() == b"sehat\n"
        server.terminate()
        _, told = server.communicate(timeout=20)

    assert server.returncode == 0
    assert "Traceback" not in told


def test_a_production_start_without_https_is_refused_with_the_repair(lk3, database_url):
    """ASVS 12.2.1: passwords, links and sessions do not pass in the clear."""
    answer = lk3("serve", "--production", "--port", "0", url=database_url)
    assert answer.exit_code == 1
    [line] = answer.stderr.splitlines()
    assert "LK3_HTTPS=1" in line


@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("", False),
        ("sqlite:///var/lk3.sqlite", False),
        ("postgresql://lk3@localhost/lk3", False),
        ("postgresql://lk3@/lk3?host=/run/postgresql", False),
        ("postgresql://lk3@db.example/lk3", True),
        ("postgresql://lk3@/lk3?host=db.example", True),
        ("postgresql://lk3@db.example/lk3?sslmode=require", True),
        ("postgresql://lk3@db.example/lk3?sslmode=verify-full", False),
        ("http://127.0.0.1:9000/kabar", False),
        ("http://kabar.example/lk3", True),
        ("https://kabar.example/lk3", False),
    ],
)
def test_words_to_another_machine_go_over_checked_tls(address, open_):
    """ASVS 12.3.1."""
    assert is_open(address) is open_


def test_a_production_start_with_an_open_webhook_is_refused_with_the_repair(
    lk3, database_url, monkeypatch
):
    """ASVS 12.3.1."""
    monkeypatch.setenv("LK3_WEBHOOK", "http://kabar.example")
    answer = lk3("serve", "--production", "--port", "0", url=database_url)
    assert answer.exit_code == 1
    [line] = answer.stderr.splitlines()
    assert "https://" in line


def test_a_taken_port_and_an_unknown_host_are_named(program, database_url):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = program("serve", "--port", str(port), DATABASE_URL=database_url)
    unknown = program("serve", "--host", "bukan alamat", DATABASE_URL=database_url)

    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert unknown.returncode == 2
    assert "bukan alamat" in unknown.stderr


def test_the_worker_does_one_round_or_works_until_it_is_stopped(lk3, database_url, tmp_path):
    assert lk3("worker", "--once", url=database_url).exit_code == 0

    environment = {**os.environ, "DATABASE_URL": database_url, "LK3_VAR": str(tmp_path)}
    with subprocess.Popen([PROGRAM, "worker"], env=environment, stderr=subprocess.PIPE) as worker:
        time.sleep(3)
        worker.terminate()
        _, told = worker.communicate(timeout=20)
    assert worker.returncode in (0, -signal.SIGTERM)
    assert b"Traceback" not in told
