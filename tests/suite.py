"""`make test`: everything on SQLite, then what touches a database again on PostgreSQL."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.postgres import cluster, in_memory

CORES = min(os.cpu_count() or 2, 4)


def pytest(*arguments: str, **environment: str) -> int:
    """Run pytest in a process of its own, so that all parts start alike."""
    command = [sys.executable, "-m", "pytest", "-q", "--durations=8", *arguments, *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    """Run the parts one after the other, their files in memory; return 0 when all passed."""
    with TemporaryDirectory(dir=in_memory()) as room:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = room
        return parts()


def parts() -> int:
    """Run what is counted, what is not, pages, figures, and then PostgreSQL."""
    os.environ.pop("DATABASE_URL", None)
    # Hundreds of processes are started: each would compile every module again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Who starts programs and asks a server waits for them: one worker more uses that time.
    busy, waiting = (("-n", str(n), "--dist", "worksteal") for n in (CORES, CORES + 1))
    counted = ("--cov", "--cov-report=term", "--cov-fail-under=95")
    failed = pytest(*busy, *counted, "-m", "not uncounted and not measured and not journey")
    failed |= pytest(*waiting, "-m", "uncounted and not browser")
    failed |= pytest(*busy, "tests/browser", "-m", "uncounted")  # apart from what forks and kills
    failed |= pytest("tests/benchmarks")  # alone on the machine
    with cluster() as url:
        sys.stdout.write("\nOnce more, on PostgreSQL:\n")
        sys.stdout.flush()
        both = "database and not once and not measured"
        failed |= pytest(*waiting, "-m", both, DATABASE_URL=url)
    return failed


if __name__ == "__main__":
    sys.exit(main())
