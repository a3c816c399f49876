"""Checks a proof of one case's history, offline, with nothing but Python's standard library.

    python verifier.py PROOF.json KEY

KEY is the institute's public key ("name+hash+base64"), had from somewhere else than the proof.
Says "utuh" (whole) and exits 0, or names the first entry that does not hold and exits 1.

Formats: RFC 6962 (tree), C2SP signed-note and tlog-checkpoint (root), RFC 8032 (Ed25519).
"""

import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

#: `previous` of a chain's first entry.
BEGINNING = "0" * 64
#: Bytes of salt in a leaf: without it a hash would let somebody guess what an entry says.
SALT = 16
_ARGUMENTS = 3
_SIGNATURE = 64
_LINES = 3
_ED25519 = b"\x01"


class Unproven(Exception):
    """The proof does not hold; the message says what, and which entry is the first."""


def verify(proof: Mapping[str, Any], key: str) -> int:
    """Return how many entries the proof shows to be as they were signed; raises Unproven.

    It shows that the case's first entries are these, one after the other, and not that no more
    followed: for that compare with a later proof.
    """
    origin, size, root = opened(proof["checkpoint"], key)
    if proof["origin"] != origin:
        raise Unproven("checkpoint: of another institute")
    previous = BEGINNING
    for place, entry in enumerate(proof["entries"], 1):
        row = entry["row"]
        if (row["chain"], row["seq"], row["previous"]) != (proof["chain"], place, previous):
            raise Unproven(f"entry {place}: does not follow the one before it")
        previous = row_hash(row)
        leaf = leaf_hash(bytes.fromhex(entry["salt"]), previous)
        path = [bytes.fromhex(step) for step in entry["path"]]
        if climbed(leaf, entry["number"], size, path) != root:
            raise Unproven(f"entry {place}: is not in the signed history")
    return len(proof["entries"])


# ── the tree ─────────────────────────────────────────────────────────────────────────────────────


def row_hash(row: Mapping[str, Any]) -> str:
    """Hash an entry: every field but its own hash, as JSON with sorted keys."""
    fields = {name: value for name, value in row.items() if name != "hash"}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def leaf_hash(salt: bytes, row: str) -> bytes:
    """Hash a leaf: its salt and the hash of its entry (64 hex digits)."""
    return hashlib.sha256(b"\x00" + salt + bytes.fromhex(row)).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def climbed(leaf: bytes, number: int, size: int, path: Sequence[bytes]) -> bytes:
    """Return the root that leaf `number` (from 0) of `size` leads to (RFC 9162, 2.1.3.2)."""
    here, last, found = number, size - 1, leaf
    for step in path:
        if last == 0:
            return b""
        if here & 1 or here == last:
            found = node_hash(step, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, step)
        here, last = here >> 1, last >> 1
    return found if last == 0 else b""


# ── the signed checkpoint ────────────────────────────────────────────────────────────────────────


def opened(note: str, key: str) -> tuple[str, int, bytes]:
    """Return origin, size and root of a checkpoint signed with `key`; raises Unproven."""
    body, _, signatures = note.partition("\n\n")
    body += "\n"
    name, number, public = read_key(key)
    for line in signatures.splitlines():
        dash, signer, sealed = [*line.split(" "), "", ""][:3]
        blob = _decoded(sealed)
        by_key = (dash, signer, blob[:4]) == ("—", name, number)
        if by_key and signed(public, body.encode(), blob[4:]):
            return told(note)
    raise Unproven("checkpoint: not signed with this key")


def told(note: str) -> tuple[str, int, bytes]:
    """Return origin, size and root as a checkpoint tells them, signed or not; raises Unproven."""
    lines = note.split("\n")
    if len(lines) <= _LINES or not lines[1].isdecimal():
        raise Unproven("checkpoint: expected origin, size and root")
    return lines[0], int(lines[1]), _decoded(lines[2])


def read_key(key: str) -> tuple[str, bytes, bytes]:
    """Return name, number and public key of "name+hash+base64"; raises Unproven."""
    name, _, rest = key.strip().partition("+")
    number, _, packed = rest.partition("+")
    blob = _decoded(packed)
    if blob[:1] != _ED25519 or key_number(name, blob[1:]).hex() != number:
        raise Unproven("key: expected name+hash+base64 of an Ed25519 key")
    return name, key_number(name, blob[1:]), blob[1:]


def key_number(name: str, public: bytes) -> bytes:
    """Return the four bytes by which notes name a key."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


def written_key(name: str, public: bytes) -> str:
    """Write a public key (32 bytes) for `read_key`."""
    packed = base64.b64encode(_ED25519 + public).decode()
    return f"{name}+{key_number(name, public).hex()}+{packed}"


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


# ── Ed25519 ──────────────────────────────────────────────────────────────────────────────────────

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_Point = tuple[int, int, int, int]


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether `signature` (64 bytes) of `message` is by the holder of `public` (32 bytes)."""
    key, shown = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != _SIGNATURE or key is None or shown is None or scalar >= _ORDER:
        return False
    seen = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(seen, "little") % _ORDER
    return _same(_times(scalar, _BASE), _plus(shown, _times(challenge, key)))


def _point(packed: bytes) -> _Point | None:
    number = int.from_bytes(packed, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = _x_of(y, sign) if len(packed) == len(BEGINNING) // 2 and y < _P else None
    return None if x is None else (x, y, 1, x * y % _P)


def _x_of(y: int, sign: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    return _P - x if x & 1 != sign else x


def _plus(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: _Point) -> _Point:
    found: _Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = _plus(found, point)
        point, scalar = _plus(point, point), scalar >> 1
    return found


def _same(one: _Point, other: _Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % _P == 0 and (
        one[1] * other[2] - other[1] * one[2]
    ) % _P == 0


_BASE_Y = 4 * pow(5, -1, _P) % _P
_BASE_X = _x_of(_BASE_Y, 0) or 0
_BASE: _Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)


def main(arguments: Sequence[str]) -> int:
    """Check the proof in a file; says what it found and returns the exit status."""
    if len(arguments) != _ARGUMENTS:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        proof = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        count = verify(proof, arguments[2])
    except (Unproven, OSError, ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"TIDAK UTUH / NOT WHOLE: {error}\n")
        return 1
    sys.stdout.write(f"utuh / whole: {count} entri / entries, {proof['case']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
