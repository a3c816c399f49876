"""A value that somebody types for a variable: JSON where it is some, else a text."""

import json

from engine import Json


def typed_value(typed: str) -> Json:
    """Return `5`, `true`, `null`, `"5"` or a list as JSON says; anything else as it stands."""
    try:
        value: Json = json.loads(typed)
    except (ValueError, RecursionError):
        return typed
    return value
