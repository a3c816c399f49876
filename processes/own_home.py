"""Is a folder of an installation's own places fit to be looked in? Everything wrong at once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from engine import Problem, say
from processes.identity import CODE, check_identity
from processes.places import FILE
from processes.regions import SHEET, check_regions


def check_home(home: Path) -> tuple[Problem, ...]:
    """Return what is wrong with who the places in `home` are, by file and line."""
    found = list(check_regions(home / SHEET)) if (home / SHEET).exists() else []
    here = sorted(path for path in (home / "daerah").glob("*") if path.is_dir())
    codes = Counter(folder.name.partition("_")[0] for folder in here)
    for folder in here:
        found += _faults(folder, folder.name.partition("_")[0], codes)
    return tuple(found)


def _faults(folder: Path, code: str, codes: Counter[str]) -> Iterator[Problem]:
    file = folder / FILE
    source = file.read_bytes() if file.is_file() else b"{}"
    wrong = check_identity(str(file), source)
    yield from wrong
    if not wrong and (codes[code] > 1 or yaml.safe_load(source)["kode"] != code):
        yield Problem(
            code=CODE,
            file=str(file),
            element="kode",
            message=say("Kode daerah ini tidak sama dengan nama foldernya, atau ditulis dua kali."),
            repair=say("Beri foldernya nama seperti 13.77_pariaman, satu untuk setiap daerah."),
        )
