"""SpiffWorkflow without our engine, in a process of its own: its patches would change it."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import engine

PROGRAM = Path(engine.__file__).parent / "spiff" / "plain.py"


def plain_spiff(url: str, rounds: int = 0, late: int = 0) -> dict[str, Any]:
    """Play young cases and a long one on the configured kind of database; see the program."""
    with TemporaryDirectory(prefix="lk3-") as folder:
        where = url.replace("+psycopg", "", 1)
        if not where.startswith("postgres"):
            where = f"{folder}/plain.sqlite3"
        call = [sys.executable, "-P", str(PROGRAM), where, str(rounds), str(late)]
        run = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603 our own program
    told: dict[str, Any] = json.loads(run.stdout)
    return told
