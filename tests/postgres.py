"""A throwaway PostgreSQL on this machine, for the half of the suite that needs one."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Test databases die with the run, so neither durability nor tidying up is paid for.
FAST = " ".join(
    f"-c {setting}"
    for setting in (
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "autovacuum=off",
        "jit=off",
        "max_connections=200",
    )
)

#: As an office's server: a commit that was answered survives a power cut.
LASTING = "-c max_connections=200"

#: Bytes that the databases of a run may take.
ROOM = 2 << 30


def binaries() -> Path:
    """Folder of the newest installed PostgreSQL's programs."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


class Cluster:
    """A server of its own folder and port, which can be stopped and started again."""

    def __init__(self, folder: Path, options: str = FAST) -> None:
        port = free_port()
        self.url = f"postgresql+psycopg://lk3@127.0.0.1:{port}/postgres"
        #: Its data and its log.
        self.folder = folder
        self._listen = f"{options} -p {port} -k {folder} -c listen_addresses=127.0.0.1"
        self._as_owner = owner(folder)
        self._run("initdb", "-U", "lk3", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._run("pg_ctl", "-w", "-l", self.folder / "log", "-o", self._listen, "start")

    def stop(self) -> None:
        """Stop the server at once, as a crash would."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [*self._as_owner, binaries() / program, "-D", self.folder / "data", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def running_cluster(options: str = FAST) -> Iterator[Cluster]:
    """Start a server on a free loopback port; stop and remove it."""
    memory = None if options == LASTING else in_memory()
    folder = Path(tempfile.mkdtemp(prefix="lk3-postgres-", dir=memory))
    made = Cluster(folder, options)
    made.start()
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster(options: str = FAST) -> Iterator[str]:
    """Yield the URL of a server that runs while this lasts."""
    with running_cluster(options) as made:
        yield made.url


def in_memory() -> Path | None:
    """Return the folder that lies in memory, if there is one with room: files cost most there."""
    shared = Path("/dev/shm")  # noqa: S108 a folder made by mkdtemp lies in it
    roomy = shared.is_dir() and shutil.disk_usage(shared).free > ROOM
    return shared if roomy else None


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
