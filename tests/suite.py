"""`make test`: everything on SQLite, then what touches a database again on PostgreSQL."""

import os
import subprocess
import sys

from tests.postgres import cluster

WORKERS = str(min(os.cpu_count() or 2, 4))


def pytest(*arguments: str, **environment: str) -> int:
    """Run pytest in a process of its own, so that both halves start alike."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    os.environ.pop("DATABASE_URL", None)
    parallel = ("-n", WORKERS, "--dist", "loadfile")
    covered = ("--cov", "--cov-report=term", "--cov-fail-under=90")
    failed = pytest(*parallel, *covered, *sys.argv[1:])
    with cluster() as url:
        sys.stdout.write("\nOnce more, on PostgreSQL:\n")
        sys.stdout.flush()
        # Chromium looks at the same pages once, on SQLite; here the pages answer to Flask's client.
        marks = ("-m", "database and not browser")
        failed |= pytest(*parallel, *marks, *sys.argv[1:], DATABASE_URL=url)
    return failed


if __name__ == "__main__":
    sys.exit(main())
