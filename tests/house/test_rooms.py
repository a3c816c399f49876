"""The rooms keep their walls: the import contracts in pyproject.toml hold."""

import subprocess
import sys

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"


def test_import_contracts_hold(root):
    """In a process of its own: the linter silences every logger of the one it runs in."""
    command = [sys.executable, "-c", LINT]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout
