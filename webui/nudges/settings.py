"""What the environment says of the ways that lead outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from webui.hosts import HERE

#: Shorter secrets can be guessed.
SECRET_LENGTH = 32
_SENDER = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*", re.ASCII)


class BadOutward(ValueError):
    """The environment names a way that cannot be gone; the message names the variable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Who takes our mail."""

    host: str
    port: int
    #: TLS from the first byte on (smtps); else STARTTLS.
    tls_first: bool
    sender: str
    #: "" says no name.
    user: str = ""
    password: str = field(default="", repr=False)
    #: File with the certificates that are trusted; "" trusts those of this machine.
    authorities: str = ""

    @property
    def is_here(self) -> bool:
        """It is this machine's own."""
        return self.host in HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayAt:
    """Who takes our short messages."""

    address: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """The ways that lead outside."""

    mail: MailServer | None = None
    gateway: GatewayAt | None = None


def outward(environ: Mapping[str, str]) -> Outward:
    """Read the variables that begin with LK3_SMTP and LK3_GATEWAY.

    Raises:
        BadOutward: a variable has a value that cannot be obeyed.
    """
    found = Outward(mail=_mail(environ), gateway=_gateway(environ))
    if found != Outward() and not environ.get("LK3_ADDRESS"):
        raise BadOutward("LK3_ADDRESS: expected a value, since messages lead back to it")
    return found


def _mail(environ: Mapping[str, str]) -> MailServer | None:
    value = environ.get("LK3_SMTP", "")
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path or parts.username:
        raise BadOutward("LK3_SMTP: expected smtp://host:port or smtps://host:port")
    sender = environ.get("LK3_SMTP_FROM", "")
    if not _SENDER.fullmatch(sender):
        raise BadOutward("LK3_SMTP_FROM: expected the address that our mail comes from")
    user = environ.get("LK3_SMTP_USER", "")
    return MailServer(
        host=parts.hostname,
        port=_port(value) or (465 if parts.scheme == "smtps" else 587),
        tls_first=parts.scheme == "smtps",
        sender=sender,
        user=user,
        password=_secret(environ, "LK3_SMTP_PASSWORD_FILE") if user else "",
        authorities=environ.get("LK3_SMTP_CA", ""),
    )


def _port(value: str) -> int | None:
    try:
        return urlsplit(value).port
    except ValueError:
        raise BadOutward("LK3_SMTP: expected a port from 1 to 65535") from None


def _gateway(environ: Mapping[str, str]) -> GatewayAt | None:
    value = environ.get("LK3_GATEWAY", "")
    if not value:
        return None
    parts = urlsplit(value)
    encrypted = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
    if not encrypted or not parts.hostname or parts.username:
        raise BadOutward("LK3_GATEWAY: expected an https:// address")
    secret = _secret(environ, "LK3_GATEWAY_SECRET_FILE")
    if len(secret) < SECRET_LENGTH:
        raise BadOutward(f"LK3_GATEWAY_SECRET_FILE: expected at least {SECRET_LENGTH} characters")
    return GatewayAt(address=value, secret=secret)


def _secret(environ: Mapping[str, str], name: str) -> str:
    file = environ.get(name, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadOutward(f"{name}: {file}: {error.strerror}") from error
