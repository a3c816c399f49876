"""Finds the line of a JSON Pointer in a file, for messages."""

import json
import re

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_of(source: str, path: tuple[str | int, ...]) -> int:
    """Return the line (from 1) where the value at `path` stands in `source`; 0 if it is not there.

    `source` must be valid JSON. The deepest part of `path` that exists gives the line.
    """
    at = _SPACE.match(source, 0).end()  # type: ignore[union-attr]
    for step in path:
        found = _member(source, at, step)
        if found < 0:
            break
        at = found
    return source.count("\n", 0, at) + 1


def _member(source: str, at: int, wanted: str | int) -> int:
    opening = source[at]
    if opening not in "{[":
        return -1
    at = _skip(source, at + 1)
    index = 0
    while source[at] not in "}]":
        key: str | int = index
        if opening == "{":
            key, at = _DECODER.raw_decode(source, at)
            at = _skip(source, _skip(source, at) + 1)
        if key == wanted:
            return at
        _, at = _DECODER.raw_decode(source, at)
        at = _skip(source, at)
        if source[at] == ",":
            at = _skip(source, at + 1)
        index += 1
    return -1


def _skip(source: str, at: int) -> int:
    return _SPACE.match(source, at).end()  # type: ignore[union-attr]


def pointer(path: tuple[str | int, ...]) -> str:
    """Return `path` as a JSON Pointer, e.g. "/anggota/0/nik"."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
