"""Browsers that somebody has signed in with are known again, so that nobody else shuts her out."""

import re
import secrets

from flask import Response, after_this_request, current_app, g, request

from engine import TRUSTED

#: What a cookie of ours holds; another's word is not looked at.
NAME = re.compile(r"[\w-]{43}", re.ASCII)


def known_as() -> str:
    """Return what this browser is known by; a new name where it has none yet."""
    if "browser" not in g:
        told = request.cookies.get(_cookie(), "")
        g.browser = told if NAME.fullmatch(told) else secrets.token_urlsafe(32)
    name: str = g.browser
    return name


def know_again() -> None:
    """Have the browser keep its name for a month: somebody has just proved herself in it."""
    name = known_as()

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            _cookie(),
            name,
            max_age=TRUSTED,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
        return response


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-peramban"
