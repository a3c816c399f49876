"""A throwaway PostgreSQL on this machine, for the half of the suite that needs one."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Test databases die with the run, so durability is not paid for.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def binaries() -> Path:
    """Folder of the newest installed PostgreSQL's programs."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


@contextmanager
def cluster(options: str = FAST) -> Iterator[str]:
    """Start a server on a free loopback port; yield its URL; stop and remove it."""
    folder = Path(tempfile.mkdtemp(prefix="lk3-postgres-"))
    data, port = folder / "data", free_port()
    as_owner = owner(folder)
    run = binaries()
    subprocess.run(
        [
            *as_owner,
            run / "initdb",
            "-D",
            data,
            "-U",
            "lk3",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    start = [run / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    listen = f"{options} -p {port} -k {folder} -c listen_addresses=127.0.0.1"
    subprocess.run(
        [*as_owner, *start, "-o", listen, "start"], check=True, stdout=subprocess.DEVNULL
    )
    try:
        yield f"postgresql+psycopg://lk3@127.0.0.1:{port}/postgres"
    finally:
        stop = [run / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
        subprocess.run([*as_owner, *stop], check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def owner(folder: Path) -> list[str]:
    """Prefix for its programs: PostgreSQL refuses root, so Debian's account owns the folder."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["runuser", "-u", "postgres", "--"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
