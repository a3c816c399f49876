"""Mail, handed to a server of the installation over TLS."""

import smtplib
import ssl
from email.message import EmailMessage

from engine import Handed
from webui.nudges.settings import MailServer
from webui.nudges.words import Written

#: Longest wait for the server, in seconds; then the nudge is tried again later.
PATIENCE = 10
#: From here on a reply refuses for good.
PERMANENT = 500


class Mail:
    """Hands messages to one server; nothing that server says is kept but its number."""

    def __init__(self, server: MailServer, patience: float = PATIENCE) -> None:
        self._server = server
        self._patience = patience
        self._trusted = ssl.create_default_context(cafile=server.authorities or None)

    def __call__(self, address: str, written: Written, key: str) -> Handed:
        """Hand a message over; a receiver knows a repetition by its Message-ID."""
        message = EmailMessage()
        message["From"], message["To"] = self._server.sender, address
        message["Subject"] = written.subject
        message["Message-ID"] = f"<{key}@{self._server.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(written.body)
        try:
            with self._connected() as smtp:
                smtp.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            return _refused(*(code for code, _ in refused.recipients.values()))
        except smtplib.SMTPDataError as refused:
            return _refused(refused.smtp_code)
        except smtplib.SMTPResponseException as refused:
            return Handed("server", f"SMTP {refused.smtp_code}")
        except OSError as error:
            return Handed("server", type(error).__name__)
        return Handed()

    def _connected(self) -> smtplib.SMTP:
        where = (self._server.host, self._server.port)
        if self._server.tls_first:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                *where, timeout=self._patience, context=self._trusted
            )
        else:
            smtp = smtplib.SMTP(*where, timeout=self._patience)
        try:
            self._greet(smtp)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greet(self, smtp: smtplib.SMTP) -> None:
        """Nothing is said in the clear, but for this machine's own server without TLS."""
        smtp.ehlo_or_helo_if_needed()
        if not self._server.tls_first and (smtp.has_extn("starttls") or not self._server.is_here):
            smtp.starttls(context=self._trusted)
        if self._server.user:
            smtp.login(self._server.user, self._server.password)


def _refused(*codes: int) -> Handed:
    fault = max(codes)
    return Handed("address" if fault >= PERMANENT else "later", f"SMTP {fault}")
