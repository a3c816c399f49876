"""Style and types are part of the suite, so that one command is the whole gate."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["ruff lint", "ruff format", "mypy strict"],
)
def test_the_tree_is_clean(command, root):
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
