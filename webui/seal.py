"""Signs the history, and keeps what was signed where a database administrator does not reach."""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

#: Name of the key in signed notes.
NAME = "lk3"
#: Separates the checkpoints in a witness file.
RULE = "\n\n\n"


class Ed25519Seal:
    """Implements `engine.Seal` with a key made from a secret of the installation."""

    def __init__(self, secret: str) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(sha256(secret.encode()).digest())
        self.name = NAME
        self.public = self._key.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        return self._key.sign(content)


class WitnessFile:
    """Signed checkpoints, one behind the other; only ever longer.

    It belongs on another disk or machine than the database: a database that is put back to
    yesterday is then seen.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def notes(self) -> tuple[str, ...]:
        """Return the checkpoints, oldest first; none when there is no file."""
        text = self._path.read_text(encoding="utf-8") if self._path.exists() else ""
        return tuple(note + "\n" for note in text.split(RULE) if note)

    def keep(self, notes: Iterable[str]) -> None:
        """Add the checkpoints that are not there yet, durably."""
        new = [note for note in notes if note not in self.notes()]
        if new:
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(note.rstrip("\n") + RULE for note in new)
                file.flush()
                os.fsync(file.fileno())
