"""Words as people type them who write of families: every script, emoji, from right to left too."""

import os
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

SEED = int(os.environ.get("LK3_SEED", "1377"))
PIECES = Path(__file__).with_suffix(".txt").read_text().splitlines()


def words() -> Callable[[], str]:
    """Return what says something new at every call, in Unicode's composed form."""
    chance = random.Random(SEED)  # noqa: S311 a replayable seed, not a secret

    def say() -> str:
        said = [chance.choice(PIECES) for _ in range(chance.randint(4, 12))]
        said.insert(chance.randrange(1, len(said)), "\n")
        return unicodedata.normalize("NFC", " ".join((f"[{chance.random()}", *said, "]")))

    return say
