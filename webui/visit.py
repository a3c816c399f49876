"""This visit: who stands at the door, and the engine's two verbs said in her name."""

import re
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TypeVar

from flask import Flask, current_app, g, request, session

from engine import (
    VISITOR,
    Actor,
    Command,
    Engine,
    NotSignedIn,
    Origin,
    Query,
    Receipt,
    SessionByToken,
    SessionSheet,
    TouchSession,
    Unavailable,
    say,
)
from webui.browsers import known_as

Answer = TypeVar("Answer")

NOBODY = say("Anda belum masuk, atau sesi Anda sudah berakhir.")
#: Pages of signing in: who has signed in is not led back to them.
DOOR = re.compile(r"/masuk([/?#]|$)")
#: Name of the hidden field that makes a form's submission known again.
SUBMISSION = "x-kiriman"


def engine() -> Engine:
    """Return the engine this application was made with."""
    found: Engine = current_app.extensions["engine"]
    return found


def signed_in() -> SessionSheet:
    """Return the visitor's session, awake for another half hour.

    Raises:
        NotSignedIn: nobody is signed in, or the session is over.
    """
    if "signed_in" not in g:
        token = session.get("token", "")
        if not token:
            raise NotSignedIn(NOBODY)
        found = engine().ask(SessionByToken(token), VISITOR)
        if found.stale and "unattended" not in g:
            engine().do(TouchSession(token), VISITOR)
        g.signed_in = found
    known: SessionSheet = g.signed_in
    return known


def unattended() -> None:
    """Let this request keep nobody signed in: the page asks by itself, whoever sits before it."""
    g.unattended = True


def visitor() -> Actor:
    """Return who is signed in, or raise NotSignedIn."""
    return signed_in().actor


def origin() -> Origin:
    """Return where the visitor comes from: address and browser."""
    return Origin(address(), known_as())


def address() -> str:
    """Return the network address the visitor comes from; of IPv6 the half that is a household."""
    found = ip_address(request.remote_addr or "::")
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, 64), strict=False))
    return str(found)


def outside(path: str) -> str:
    """Return the whole address of a page; its host is never one that only the request named."""
    known: str = current_app.extensions["address"]
    return (known or request.host_url.rstrip("/")) + path


def token() -> str:
    """Return the token of the visitor's session; "" when she has none."""
    held: str = session.get("token", "")
    return held


def roles() -> tuple[str, ...]:
    """Return the hats the visitor may wear, the main one first."""
    return signed_in().roles


def greet_nobody() -> None:
    """Let this page do without the database: it tells of one that cannot be used."""
    g.greets_nobody = True


def visitor_if_any() -> Actor | None:
    """Return who is signed in, or None; for pages that greet both."""
    try:
        return visitor()
    except NotSignedIn:
        return None


def greeted() -> Actor | None:
    """Return whom the head of the page greets: nobody while that cannot be found out."""
    if "greets_nobody" in g:
        return None
    try:
        return visitor_if_any()
    except Unavailable:
        greet_nobody()
        return None


def ask(query: Query[Answer]) -> Answer:
    """Ask the engine in the visitor's name."""
    return engine().ask(query, visitor())


def do(command: Command, *, once: bool = True) -> Receipt:
    """Have the engine do `command` in the visitor's name, once per rendered form.

    `once=False` is for deeds that one form sends many times, such as saving a draft.
    """
    submission = request.form.get(SUBMISSION, "") if once else ""
    return engine().do(command, visitor(), submission)


def safe_path(path: str) -> str:
    """Return `path` if it leads into this site and not to its door, else the front page."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if inside and path.isprintable() and not DOOR.match(path) else "/"


def register(app: Flask) -> None:
    """Give templates the visitor and her hats."""
    app.jinja_env.globals.update(visitor=greeted, my_roles=roles)
