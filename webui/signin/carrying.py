"""What was typed when the session ran out is carried through the door, so that nothing is lost."""

from flask import request

from webui.security import TOKEN_FIELD
from webui.visit import safe_path

#: Marks a field of the sign-in page that belongs to the page the person came from.
PREFIX = "bawa:"

Pairs = tuple[tuple[str, str], ...]


def carried() -> Pairs:
    """Return the fields of this request, to be carried through the sign-in page.

    A page of the door that has lost its session hands on what it carried itself.
    """
    pairs = request.form.items(multi=True)
    return brought() or tuple((name, value) for name, value in pairs if name != TOKEN_FIELD)


def belongs_to() -> str:
    """Return the address that what is carried was being sent to."""
    return safe_path(request.form.get("lanjut", "")) if brought() else request.path


def brought() -> Pairs:
    """Return the fields that the sign-in page has carried here."""
    pairs = request.form.items(multi=True)
    return tuple(
        (name.removeprefix(PREFIX), value) for name, value in pairs if name.startswith(PREFIX)
    )
