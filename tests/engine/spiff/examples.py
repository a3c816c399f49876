"""Which random processes are played, and how one of them is played again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

#: How many; each is made by its number, so a failure names what makes it again.
EXAMPLES = int(os.environ.get("LK3_EQUIVALENCE", "200"))
FIRST = int(os.environ.get("LK3_EQUIVALENCE_FIRST", "0"))
NUMBERS = range(FIRST, FIRST + EXAMPLES)


def chance(number: int) -> Random:
    """What makes the process of this number, and every choice in its run."""
    return Random(number)  # noqa: S311 - no secret hangs on it


@contextmanager
def numbered(number: int, made: object) -> Iterator[None]:
    """Name the command that runs a failed number again, alone."""
    try:
        yield
    except BaseException as error:
        where = os.environ["PYTEST_CURRENT_TEST"].partition(" ")[0]
        again = f"LK3_EQUIVALENCE_FIRST={number} LK3_EQUIVALENCE=1 python -m pytest {where}"
        error.add_note(f"the process: {made}\nagain: {again}")
        raise


def picked(random: Random, deeds: list[tuple[str, str]]) -> tuple[str, str]:
    """One of the deeds; mostly a task, as what interrupts one would soon have ended all."""
    tasks = [deed for deed in deeds if deed[0] == "finish"]
    return random.choice(tasks if tasks and random.random() < 0.8 else deeds)
