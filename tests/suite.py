"""`make test`: everything on SQLite, then what touches a database again on PostgreSQL."""

import os
import subprocess
import sys

from tests.postgres import cluster

WORKERS = str(min(os.cpu_count() or 2, 4))
#: Where lines are not counted: what is drawn, killed or read there would only be slowed.
UNCOUNTED = tuple(f"tests/{folder}" for folder in ("browser", "crash", "frontend", "house"))
#: What is measured has the machine for itself.
MEASURED = "tests/benchmarks"


def pytest(*arguments: str, **environment: str) -> int:
    """Run pytest in a process of its own, so that all parts start alike."""
    command = [sys.executable, "-m", "pytest", "-q", "--durations=8", *arguments, *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    os.environ.pop("DATABASE_URL", None)
    parallel = ("-n", WORKERS, "--dist", "loadfile")
    elsewhere = [f"--ignore={folder}" for folder in (*UNCOUNTED, MEASURED)]
    failed = pytest(*parallel, *elsewhere, "--cov", "--cov-report=term", "--cov-fail-under=95")
    failed |= pytest(*parallel, *UNCOUNTED)
    failed |= pytest(MEASURED)
    with cluster() as url:
        sys.stdout.write("\nOnce more, on PostgreSQL:\n")
        sys.stdout.flush()
        # Pages are as wide on both databases: a desk's is enough here.
        failed |= pytest(*parallel, "-m", "database and not phone", DATABASE_URL=url)
    return failed


if __name__ == "__main__":
    sys.exit(main())
