"""Files and folders that a person names, read as far as their readers look."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine import Files, Problem, say

#: What a daerah changes.
OVERLAY = ("overlay.yaml", ".patch.json")
#: Texts of letters and other papers.
LETTERS = ".surat.yaml"
#: Endings of the files that can be checked.
KINDS = (
    ".bpmn",
    ".dmn",
    ".schema.json",
    ".uischema.json",
    "umum.json",
    "daerah.yaml",
    LETTERS,
    *OVERLAY,
)
#: Every reader refuses a larger file, so no more of it than this is read into memory.
MOST_BYTES = (1 << 20) + 1
#: Folders of other programs.
OTHERS = frozenset(("node_modules", "__pycache__"))


def gather(paths: Iterable[Path]) -> tuple[Files, tuple[Problem, ...]]:
    """Read what `paths` name, below folders too; keys are paths as people wrote them.

    Returns the files and a problem for each path that cannot be read or holds nothing to check.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    seen: set[Path] = set()
    for path in paths:
        unread: list[OSError] = []
        inside = list(_below(path, unread)) if path.is_dir() else [path]
        if not inside and not unread:
            problems.append(_nothing(path))
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                _read(file, found, problems, unread)
        problems += [_unread(error) for error in unread]
    return found, tuple(problems)


def neighbours(files: Iterable[str], kinds: tuple[str, ...]) -> Files:
    """Read the files of these kinds that lie beside `files`, without them; what cannot be, not."""
    asked = {Path(name).resolve() for name in files}
    folders = {Path(name).parent for name in files}
    beside: dict[str, bytes] = {}
    for folder in sorted(folders):
        for file in sorted(folder.iterdir()):
            if file.name.endswith(kinds) and file.is_file() and file.resolve() not in asked:
                _read(file, beside, [], [])
    return beside


def _below(folder: Path, unread: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(n for n in folders if n not in OTHERS and not n.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if name.endswith(KINDS))


def _read(
    file: Path, found: dict[str, bytes], problems: list[Problem], unread: list[OSError]
) -> None:
    if not file.name.endswith(KINDS):
        problems.append(_unknown(file))
    elif not file.is_file():
        problems.append(_nothing(file))
    else:
        try:
            with file.open("rb") as source:
                found[str(file)] = source.read(MOST_BYTES)
        except OSError as error:
            unread.append(error)


def _unread(error: OSError) -> Problem:
    message = say("Tidak dapat dibaca: {why}.", why=error.strerror or error)
    repair = say("Periksa apakah Anda boleh membacanya.")
    return Problem(
        code="file.unreadable", file=str(error.filename or ""), message=message, repair=repair
    )


def _nothing(path: Path) -> Problem:
    message = say("Tidak ada berkas yang dapat diperiksa di sini.")
    return Problem(code="file.nothing", file=str(path), message=message, repair=_KINDS_KNOWN)


def _unknown(file: Path) -> Problem:
    message = say("Jenis berkas ini tidak dikenal.")
    return Problem(code="file.kind", file=str(file), message=message, repair=_KINDS_KNOWN)


_KINDS_KNOWN = say("Yang diperiksa: berkas berakhiran {kinds}.", kinds=", ".join(KINDS))
