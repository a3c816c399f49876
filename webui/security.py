"""What every answer carries and every post must: cookie, form token, headers."""

import hmac
import secrets

from flask import Flask, Response, request, session
from markupsafe import Markup
from werkzeug.exceptions import BadRequest, Forbidden

from webui.settings import Settings
from webui.visit import SUBMISSION

#: Fields of our own have a hyphen, which no question of a case form can have in its name.
TOKEN_FIELD, TOKEN_HEADER = "x-csrf", "X-CSRF-Token"
#: Bytes that one request may bring: a long form or a large diagram, never a film.
LARGEST_REQUEST = 4 * 1024 * 1024
MOST_FIELDS = 5_000
#: More bytes than ever wait in memory for somebody.
NEVER = 1 << 40
#: What waitress takes before the application sees it, and what it tells of itself: nothing.
SERVER: dict[str, int | str] = {
    # One attached file may be larger than a form (settings.py).
    "max_request_body_size": 4 * LARGEST_REQUEST,
    "max_request_header_size": 32 * 1024,
    "channel_timeout": 60,  # seconds of silence
    # What comes and goes are words of families: on its way none of it is laid down in a file.
    "inbuf_overflow": NEVER,
    "outbuf_overflow": NEVER,
    "ident": "",
}
CONTENT_POLICY = (
    "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lk3 default"
)
#: What a browser can do and no page of ours needs.
UNUSED = (
    *("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer"),
    *("microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
}
YEAR = 31_536_000


class LostToken(Forbidden):
    """A post without this session's form token: an old page, or another site's doing."""


def register(app: Flask, settings: Settings) -> None:
    """Set the cookie's shape, check tokens before every post, put the headers on every answer."""
    app.config.update(
        SECRET_KEY=settings.secret,
        # Browsers refuse the __Host- prefix without https, so a plain test server cannot have it.
        SESSION_COOKIE_NAME="__Host-lk3" if settings.https else "lk3",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=MOST_FIELDS,
    )
    # Merging would answer with an address of whatever host the request names.
    app.url_map.merge_slashes = False
    app.before_request(check_token)
    app.jinja_env.globals.update(form_marks=form_marks, form_token=form_token)

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.https:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def form_token() -> str:
    """Return this session's form token, making it on first use."""
    if TOKEN_FIELD not in session:
        session[TOKEN_FIELD] = secrets.token_urlsafe(32)
    token: str = session[TOKEN_FIELD]
    return token


def form_marks() -> Markup:
    """Return the hidden fields that every form carries: its token and its submission id."""
    mark = Markup('<input type="hidden" name="{}" value="{}">')
    return mark.format(TOKEN_FIELD, form_token()) + mark.format(SUBMISSION, secrets.token_hex(16))


def check_token() -> None:
    """Refuse a request that changes something unless it carries the session's token.

    Raises:
        LostToken: the token is missing or another session's.
        BadRequest: a field has no name, which no browser sends.
    """
    if request.method in {"GET", "HEAD", "OPTIONS"} or request.url_rule is None:
        return  # nothing will be done
    sent = request.headers.get(TOKEN_HEADER) or request.form.get(TOKEN_FIELD, "")
    if not hmac.compare_digest(sent.encode(), session.get(TOKEN_FIELD, "").encode()) or not sent:
        raise LostToken
    if None in request.form:
        raise BadRequest
