r"""How sealed content looks in the database.

Format 1, bytes in order:

====  ======  =======================================================
from  length  meaning
====  ======  =======================================================
0     1       0xC1: begins neither a UTF-8 text nor a msgpack value
1     1       format of the envelope, 1; others are refused
2     4       number of the key, big-endian; 0 for a master key
6     12      nonce, random for each sealing
18    n + 16  AES-256-GCM ciphertext of n bytes, then its tag
====  ======  =======================================================

Associated data: the first six bytes, then the place.
"""

from os import urandom
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine import Unreadable

MARK, FORMAT = 0xC1, 1
_HEAD = Struct(">BBI")
NONCE = 12
#: Bytes that a sealed value has more than its content.
OVERHEAD = _HEAD.size + NONCE + 16
#: Bytes of a key.
KEY = 32


def sealed(key: bytes, number: int, content: bytes, place: bytes) -> bytes:
    """Seal `content` for `place`; NIST allows 2**32 random nonces for a key, a case has few."""
    head, nonce = _HEAD.pack(MARK, FORMAT, number), urandom(NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, content, head + place)


def opened(key: bytes, envelope: bytes, place: bytes) -> bytes:
    """Return what was sealed. Raises Unreadable unless key, place and every bit are the same."""
    number_of(envelope)
    head, nonce = envelope[: _HEAD.size], envelope[_HEAD.size : _HEAD.size + NONCE]
    try:
        return AESGCM(key).decrypt(nonce, envelope[_HEAD.size + NONCE :], head + place)
    except InvalidTag:
        raise Unreadable from None


def number_of(envelope: bytes) -> int:
    """Return the number of the key. Raises Unreadable for what is no envelope of format 1."""
    if len(envelope) < OVERHEAD:
        raise Unreadable
    mark, form, number = _HEAD.unpack_from(envelope)
    if (mark, form) != (MARK, FORMAT):
        raise Unreadable
    return int(number)
