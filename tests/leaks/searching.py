"""Looks for words in files, in every spelling, all in two readings."""

import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.leaks.words import in_base64, spellings

#: grep reads bytes, whatever they are, and looks for all words in one go.
READ = ("grep", "--recursive", "--text", "--only-matching", "--with-filename", "--null")
BYTES = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
NOT_FOUND = 1

#: Word -> the files it lies in.
Lying = dict[str, set[Path]]


def found(words: Iterable[str], places: Iterable[Path], folder: Path) -> Lying:
    """Return word -> the files it lies in; `folder` is where the lists of spellings are put."""
    words, places = list(words), list(places)
    lying: Lying = defaultdict(set)
    for name, ways, folded in (("spelt", spellings, True), ("base64", in_base64, False)):
        meant = _meant(words, ways, folded=folded)
        wanted = folder / name
        wanted.write_bytes(b"\n".join(sorted(meant)))
        for file, spelt in _read(wanted, places, folded=folded):
            lying[meant[spelt]].add(file)
    return lying


def _meant(
    words: Iterable[str], ways: Callable[[str], Iterator[bytes]], *, folded: bool
) -> dict[bytes, str]:
    """Return spelling -> word; small letters stand for capitals where they are all one."""
    return {way.lower() if folded else way: word for word in words for way in ways(word)}


def _read(wanted: Path, places: list[Path], *, folded: bool) -> Iterator[tuple[Path, bytes]]:
    more = ["--ignore-case"] if folded else []
    command = [*READ, *more, "--fixed-strings", "--file", wanted, "--", *places]
    answer = subprocess.run(command, env=BYTES, capture_output=True, check=False)
    assert answer.returncode in (0, NOT_FOUND), answer.stderr
    for line in answer.stdout.splitlines():
        file, _, spelt = line.partition(b"\0")
        yield Path(file.decode()), spelt.lower() if folded else spelt
