"""Follows `$ref`, and copies shared definitions into a form so that it stands alone."""

import json
from collections.abc import Mapping

from engine import Files, Json, say
from forms.documents import Findings, read_object
from forms.grammar import BESIDE_REF
from forms.members import Path, Schema

#: The shared definitions of the library.
SHARED = "umum.json"
_INSIDE = "#/$defs/"
_REMOTE = SHARED + _INSIDE


class _LostError(ValueError):
    """A `$ref` that leads nowhere, outside the file, or in a circle."""


def resolve(definitions: Schema, findings: Findings, written: Schema, path: Path) -> Schema:
    """Return `written` with its `$ref` replaced by what it names; words beside it win.

    Notes what may not stand beside `$ref`, and one that leads nowhere (then it is free text).
    """
    for keyword in written.keys() - BESIDE_REF if "$ref" in written else ():
        message = say("“{kunci}” tidak dapat ditulis di samping “$ref”.", kunci=keyword)
        findings.add("form.ref", (*path, keyword), message, say("Tulis di definisinya."))
    try:
        return _followed(written, definitions)
    except _LostError as lost:
        findings.add(
            "form.ref",
            (*path, "$ref"),
            say("“$ref” ini tidak menunjuk ke mana pun: {ke}", ke=str(lost)[:80]),
            say("Tulis “#/$defs/nama”, dan letakkan definisinya di “$defs” berkas ini."),
        )
        return {"type": "string", **{key: value for key, value in written.items() if key != "$ref"}}


def _followed(schema: Schema, definitions: Schema) -> Schema:
    seen: set[str] = set()
    while "$ref" in schema:
        reference = str(schema["$ref"])
        name = reference.removeprefix(_INSIDE)
        target = definitions.get(name)
        if not reference.startswith(_INSIDE) or name in seen or not isinstance(target, dict):
            raise _LostError(reference)
        seen.add(name)
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def self_contained(files: Files) -> Files:
    """Return `files` with the definitions of `umum.json`, if it is there, copied in where used."""
    if SHARED not in files:
        return files
    shared, _ = read_object(SHARED, files[SHARED])
    definitions = shared.get("$defs")
    if not isinstance(definitions, dict):
        return files
    return {
        name: _filled(content, definitions) for name, content in files.items() if name != SHARED
    }


def _filled(content: bytes, definitions: Mapping[str, Json]) -> bytes:
    if _REMOTE.encode() not in content:
        return content
    document, findings = read_object("", content)
    if findings.problems:
        return content
    needed: dict[str, Json] = {}
    body = _inward(document, definitions, needed)
    own = document.get("$defs")
    body["$defs"] = {**dict(sorted(needed.items())), **(own if isinstance(own, dict) else {})}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def _inward(
    value: Mapping[str, Json], definitions: Mapping[str, Json], needed: dict[str, Json]
) -> dict[str, Json]:
    """Point references into the file, noting in `needed` every definition they lead to."""
    return {key: _turned(key, inner, definitions, needed) for key, inner in value.items()}


def _turned(
    key: str, value: Json, definitions: Mapping[str, Json], needed: dict[str, Json]
) -> Json:
    if isinstance(value, dict):
        return _inward(value, definitions, needed)
    if isinstance(value, list):
        return [_turned("", inner, definitions, needed) for inner in value]
    if key != "$ref" or not isinstance(value, str) or not value.startswith(_REMOTE):
        return value
    name = value.removeprefix(_REMOTE)
    target = definitions.get(name)
    if not isinstance(target, dict):
        return value
    if name not in needed:
        needed[name] = None
        needed[name] = _inward(target, definitions, needed)
    return _INSIDE + name
