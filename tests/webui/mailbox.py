"""A real mail server on this machine, as patient or as rude as a test wants it."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.postgres import free_port
from webui.nudges.settings import MailServer

NAME, PASSWORD = "lk3", "kata sandi peladen surel"


@dataclass
class Mailbox:
    """Takes what comes; `answers` are said to recipients instead, first come first served."""

    answers: list[str] = field(default_factory=list)
    got: list[EmailMessage] = field(default_factory=list)
    #: Each attempt, over TLS or not.
    sealed: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 the library's name
        self, server, _session, envelope, address, _options
    ) -> str:
        self.sealed.append(server.transport.get_extra_info("ssl_object") is not None)
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 the same
        self.got.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def words(self) -> str:
        """Everything that arrived, as a stranger on the way would read it."""
        parts = [(*one.items(), one.get_content()) for one in self.got]
        return "\n".join(map(str, parts))


def _knows(_server, _session, _envelope, _mechanism, data) -> AuthResult:
    fits = (data.login, data.password) == (NAME.encode(), PASSWORD.encode())
    return AuthResult(success=fits, handled=False)


@contextmanager
def serving(box: Mailbox, certificate: Path, *, tls: str = "later") -> Iterator[MailServer]:
    """Serve over TLS from the "first" byte, from STARTTLS on ("later"), or "never"."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    means = {
        "first": {"ssl_context": context},
        "later": {"tls_context": context, "require_starttls": True},
        "never": {},
    }[tls]
    if tls == "later":
        means |= {"authenticator": _knows, "auth_required": True}
    control = Controller(box, hostname="127.0.0.1", port=free_port(), **means)
    control.start()
    try:
        yield MailServer(
            host="127.0.0.1",
            port=control.port,
            tls_first=tls == "first",
            sender="lk3@pariaman.example",
            user=NAME if tls == "later" else "",
            password=PASSWORD,
            authorities=str(certificate),
        )
    finally:
        control.stop()
