"""Ids of node instances: sixteen random bytes that hash and compare in C."""

import os


class NodeId(bytes):
    """Sixteen bytes; `str()` gives the 32 hex digits that every other room sees.

    `uuid.UUID` hashes in Python code, which was a tenth of the time of a step.
    """

    __slots__ = ()

    @classmethod
    def new(cls) -> "NodeId":
        """Return a fresh random id."""
        return cls(os.urandom(16))

    @classmethod
    def read(cls, text: str) -> "NodeId | None":
        """Return the id that `text` spells in hex digits, or None when it spells none."""
        try:
            raw = bytes.fromhex(text)
        except ValueError:
            return None
        return cls(raw) if len(raw) == 16 else None  # noqa: PLR2004 - the length of an id

    def __str__(self) -> str:
        return self.hex()
