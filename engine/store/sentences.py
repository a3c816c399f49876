"""Sentences as rows keep them: msgid and values, so that each reader reads her own language."""

import json

from engine.model import Text
from engine.store.canonical import canonical


def written(text: Text) -> str:
    """Return what `said_in` reads back."""
    return canonical(text.pieces()).decode()


def said_in(row: str) -> Text:
    """Return the sentence that `written` wrote; what is none stands for itself."""
    try:
        return Text.of(json.loads(row))
    except ValueError:
        return Text(row)
