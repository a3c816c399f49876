"""What was typed when the session ran out is carried through the door, so that nothing is lost."""

from flask import request

from webui.security import TOKEN_FIELD

#: Marks a field of the sign-in page that belongs to the page the person came from.
PREFIX = "bawa:"

Pairs = tuple[tuple[str, str], ...]


def carried() -> Pairs:
    """Return the fields of this request, to be carried through the sign-in page."""
    pairs = request.form.items(multi=True)
    return tuple((name, value) for name, value in pairs if name != TOKEN_FIELD)


def brought() -> Pairs:
    """Return the fields that the sign-in page has carried here."""
    pairs = request.form.items(multi=True)
    return tuple(
        (name.removeprefix(PREFIX), value) for name, value in pairs if name.startswith(PREFIX)
    )
