"""One way to write a value down as bytes, so that the same value has the same digest everywhere."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime

import msgpack

from engine.errors import Broken
from engine.model import Files, Json

# Made once: `json.dumps` with settings of one's own makes an encoder per call.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical(value: object) -> bytes:
    """Write a JSON value with sorted keys and no white space; NaN is not a value."""
    return _ENCODER.encode(value).encode()


def parsed(content: bytes) -> dict[str, Json]:
    """Read what `canonical` wrote for an object; Broken when it is none any more."""
    try:
        value = json.loads(content)
    except ValueError as error:
        raise Broken from error
    if not isinstance(value, dict):
        raise Broken
    return value


def digest(*parts: bytes) -> str:
    """SHA-256 over the parts in order, as 64 hex digits."""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def content_digest(name: str, content: Mapping[str, object]) -> str:
    """Digest of a command: its name and its fields; files count by their own digest."""
    return digest(_CONTENTS.encode([name, content]).encode())


def _in_json(value: object) -> object:
    if isinstance(value, bytes):
        return digest(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


_CONTENTS = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_in_json)


def fresh_id(now: datetime) -> str:
    """Make 32 hex digits that sort by time, so that new rows lie together in every index."""
    return f"{int(now.timestamp() * 1000):012x}{secrets.token_hex(10)}"


def packed_bundle(root: str, files: Files) -> bytes:
    """Write a root process and its files by sorted name; their SHA-256 is the bundle's hash."""
    content: bytes = msgpack.packb([root, sorted(files.items())], use_bin_type=True)
    return content


def unpacked_bundle(content: bytes, expected: str) -> tuple[str, Mapping[str, bytes]]:
    """Read what `packed_bundle` wrote; Broken when the bytes are not those of the hash."""
    if digest(content) != expected:
        raise Broken
    root, files = msgpack.unpackb(content, raw=False)
    return root, dict(files)
