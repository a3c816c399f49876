"""A daerah that has nothing but the files a test gives it."""

from collections.abc import Mapping
from pathlib import Path

CODE = "99.01"


def lay(home: Path, written: str, files: Mapping[str, bytes]) -> Path:
    """Write an overlay and what lies beside it below `home`; return `home`."""
    folder = home / "daerah" / f"{CODE}_uji"
    folder.mkdir(parents=True)
    if written:
        (folder / "overlay.yaml").write_text(written, "utf-8")
    for name, source in files.items():
        (folder / name).write_bytes(source)
    return home
