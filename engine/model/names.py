"""Under which name a deed is kept, and how that name is said in the reader's language."""

from engine.model.words import Text, say

_BETWEEN = " atas nama "


def in_the_name_of(name: str, absent: str) -> str:
    """Return what is kept of who works in somebody's place; a history never changes its words."""
    return f"{name}{_BETWEEN}{absent}"


def told_name(kept: str) -> Text:
    """Return a kept name to be said: one that joins two tells so in any language."""
    name, between, absent = kept.partition(_BETWEEN)
    if not between:
        return Text("{name}", (("name", kept),))
    return say("{name} atas nama {absent}", name=name, absent=absent)
