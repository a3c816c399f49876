"""Where the master keys lie: in a file that its owner alone can read, or in the environment."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from webui.keys.envelope import KEY


class BadMaster(ValueError):
    """The master keys cannot be taken as they are; the message says why, never what they are."""


def written(key: bytes) -> str:
    """Return a key as people and files hold it: 64 hex digits."""
    return key.hex()


def keys_in(text: str, source: str) -> tuple[bytes, ...]:
    """Read keys, the newest first, separated by white space.

    Raises:
        BadMaster: one is not of 64 hex digits; `source` is named.
    """
    try:
        keys = tuple(bytes.fromhex(word) for word in text.split())
    except ValueError:
        keys = (b"",)
    if any(len(key) != KEY for key in keys):
        message = f"{source}: expected master keys of {2 * KEY} hex digits each"
        raise BadMaster(message)
    return keys


def keys_of(path: Path) -> tuple[bytes, ...]:
    """Read a key file; no keys when there is no file.

    Raises:
        BadMaster: others than its owner may read it, or it holds something else.
    """
    if not path.exists():
        return ()
    if path.stat().st_mode & 0o077:
        message = f"{path}: expected a file that only its owner can read (chmod 600 {path})"
        raise BadMaster(message)
    return keys_in(path.read_text(encoding="ascii", errors="replace"), str(path))


def keep(path: Path, keys: tuple[bytes, ...]) -> None:
    """Write a key file over the one before, whole or not at all, durably."""
    with _beside(path, keys) as beside:
        beside.replace(path)


def made(path: Path) -> tuple[bytes, ...]:
    """Return the keys of a file; make a first one when there is no file."""
    if not path.exists():
        put(path, secrets.token_bytes(KEY))
    return keys_of(path)


def put(path: Path, key: bytes) -> None:
    """Write a key file with one key, unless there is a file already."""
    # A link overwrites nothing: of several that start at once all take the first one's key.
    with _beside(path, (key,)) as beside, suppress(FileExistsError):
        os.link(beside, path)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep everybody else from changing a key file until the block ends.

    Raises:
        BadMaster: somebody is changing it now.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"{path}: expected to change it alone, but another run is changing it"
            raise BadMaster(message) from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _beside(path: Path, keys: tuple[bytes, ...]) -> Iterator[Path]:
    """Write keys into a file beside `path`, gone afterwards; the folder is then on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.writelines(f"{written(key)}\n" for key in keys)
            file.flush()
            os.fsync(file.fileno())
        yield beside
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        beside.unlink(missing_ok=True)
