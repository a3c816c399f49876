"""Where places are looked for: the folder that is shipped, and one of the installation's own."""

from pathlib import Path

#: The shipped folder. Each is laid out alike: `daerah/<kode>_<nama>/`, `provinsi/<kode>_<nama>/`
#: and `wilayah.csv`.
HOME = Path(__file__).parent

_own: list[Path] = []


def look_in(home: Path | None) -> None:
    """Look for places in `home` too, from now on; None goes back to those that are shipped."""
    _own[:] = [home] if home else []


def homes() -> tuple[Path, ...]:
    """Return the folders to look in, the shipped one first; what a later one has stands."""
    return (HOME, *_own)


def folders(kind: str, homes: tuple[Path, ...]) -> dict[str, Path]:
    """Return code -> folder of every "daerah" or "provinsi" there is, in the order of the codes."""
    found = {
        folder.name.partition("_")[0]: folder
        for home in homes
        for folder in sorted((home / kind).glob("*_*"))
        if folder.is_dir()
    }
    return dict(sorted(found.items()))
