"""Keeps small secrets unreadable in the database, with a key made from the installation's."""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from engine import Broken

#: First byte of what is locked: which key and cipher; another one is refused.
FORMAT = b"\x01"
NONCE = 12


class SecretVault:
    """Implements `engine.Vault`: AES-256-GCM bound to its place, HMAC-SHA256 for marks."""

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(_key(secret, b"lk3 small secrets"))
        self._marking = _key(secret, b"lk3 marks")

    def lock(self, secret: bytes, place: str) -> bytes:
        """Encrypt `secret` for its place."""
        nonce = os.urandom(NONCE)
        return FORMAT + nonce + self._cipher.encrypt(nonce, secret, place.encode())

    def unlock(self, locked: bytes, place: str) -> bytes:
        """Decrypt what was locked for this place; Broken when it was not, or with another key."""
        nonce, content = locked[1 : 1 + NONCE], locked[1 + NONCE :]
        if locked[:1] != FORMAT:
            raise Broken
        try:
            return self._cipher.decrypt(nonce, content, place.encode())
        except (InvalidTag, ValueError) as error:
            raise Broken from error

    def mark(self, words: str) -> str:
        """Return the keyed digest of `words`, 64 hex digits."""
        return hmac.digest(self._marking, words.encode(), "sha256").hex()


def _key(secret: str, purpose: bytes) -> bytes:
    """Make a key of its own for each purpose."""
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
