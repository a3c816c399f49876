"""The master keys in memory: they wrap the keys of the daerah, and never leave."""

from collections.abc import Callable, Iterable
from hashlib import sha256

from engine import Unreadable
from webui.keys.envelope import KEY, number_of, opened, sealed


def fingerprint(master: bytes) -> str:
    """Name a master key without telling it: 16 hex digits."""
    return sha256(b"lk3 master key\0" + master).hexdigest()[:16]


class MasterKeys:
    """Implements `engine.Keyring` with AES-256-GCM; `keys` are 32 bytes each, the newest first.

    `again` reads them where they are kept: they may be changed while a server runs.
    """

    def __init__(self, keys: Iterable[bytes], again: Callable[[], Iterable[bytes]] = tuple) -> None:
        self._again = again
        self._keys = {fingerprint(key): key for key in keys}
        if not self._keys or any(len(key) != KEY for key in self._keys.values()):
            message = f"expected master keys of {KEY} bytes"
            raise ValueError(message)

    @property
    def masters(self) -> frozenset[str]:
        """Fingerprints of the keys as they were read last."""
        return frozenset(self._keys)

    def wrap(self, key: bytes, place: bytes) -> tuple[str, bytes]:
        """Wrap a key with the master key that is the newest now."""
        self._read_again()
        master, newest = next(iter(self._keys.items()))
        return master, sealed(newest, 0, key, place)

    def unwrap(self, wrapped: bytes, place: bytes, master: str) -> bytes:
        """Return a wrapped key. Raises Unreadable without the master key of that fingerprint."""
        if master not in self._keys:
            self._read_again()
        found = self._keys.get(master)
        if found is None:
            raise Unreadable
        return opened(found, wrapped, place)

    def seal(self, key: bytes, number: int, content: bytes, place: bytes) -> bytes:
        """Seal content with a key that is not the master's."""
        return sealed(key, number, content, place)

    def open(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """Return what was sealed. Raises Unreadable for another key, place or content."""
        return opened(key, sealed, place)

    def number(self, sealed: bytes) -> int:
        """Return the number of the key that sealed."""
        return number_of(sealed)

    def _read_again(self) -> None:
        self._keys = {fingerprint(key): key for key in self._again()} or self._keys
