"""A process that meets attacks: without coverage, so that nothing but the program is measured."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.attacks.measuring import Cost

Meet = Callable[[str], Cost]


@pytest.fixture(scope="module")
def meet() -> Iterator[Meet]:
    """Meet an attack by its name; a fork that died fails the test."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.attacks.measuring"],
        cwd=Path(__file__).parents[2],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as measuring:
        assert measuring.stdin
        assert measuring.stdout
        telling, hearing = measuring.stdin, measuring.stdout

        def by_name(name: str) -> Cost:
            print(name, file=telling, flush=True)
            told = json.loads(hearing.readline())
            assert "died" not in told, told
            return Cost(**told)

        yield by_name
        telling.close()
