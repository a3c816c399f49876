"""Sentences as rows keep them: msgid and values, so that each reader reads her own language."""

import json

from engine.model import Text, say
from engine.store.canonical import canonical

#: Stands in a list for what does not open: the key is missing or another, the row was damaged.
UNREAD = say("Isi catatan ini tidak terbaca.")


def written(text: Text) -> str:
    """Return what `said_in` reads back."""
    return canonical(text.pieces()).decode()


def covered(text: Text) -> Text:
    """Return the sentence without what somebody typed: places called `value` hold that."""
    return Text(text.template, tuple((name, _cover(name, value)) for name, value in text.values))


def _cover(name: str, value: str | Text) -> str | Text:
    if isinstance(value, Text):
        return covered(value)
    return "…" if name == "value" else value


def said_in(row: str) -> Text:
    """Return the sentence that `written` wrote; what is none stands for itself."""
    try:
        return Text.of(json.loads(row))
    except ValueError:
        return Text(row)
