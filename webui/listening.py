"""The server in front of the application; a body too large for it runs past unread."""

from typing import Any
from wsgiref.types import WSGIApplication

from waitress import create_server
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.server import BaseWSGIServer
from waitress.utilities import RequestEntityTooLarge

from webui.security import SERVER

#: Bytes that are let past: a film of some minutes. Whoever sends more is cut off.
LET_PAST = 512 * 1024 * 1024


class Forgetful(OverflowableBuffer):
    """Keeps nothing of what is put into it."""

    def append(self, s: bytes) -> None:
        """Let it go."""


class PatientParser(HTTPRequestParser):
    """Hears a request out whose body is announced as too large.

    A browser that is answered before it has sent everything shows its own words of a broken line.
    The application sees the announced length and no byte of the body, and refuses it by a page.
    """

    #: What takes the body in, and what is wrong with the request.
    body_rcv: Any
    error: Any

    def received(self, data: bytes) -> int:
        """Take in a piece of the request; return how many bytes of it were its own."""
        if self.body_rcv is not None and isinstance(self.body_rcv.getbuf(), Forgetful):
            taken: int = self.body_rcv.received(data)
            self.completed = self.body_rcv.completed
            return taken
        taken = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and self._may_pass():
            self.error, self.completed = None, False
            self.body_rcv = FixedStreamReceiver(self.content_length, Forgetful(1))
        return taken

    def _may_pass(self) -> bool:
        return not self.chunked and self.content_length <= LET_PAST


def listen(app: WSGIApplication, host: str, port: int) -> BaseWSGIServer:
    """Open a server; ValueError when the host is none, OSError when the port is taken."""
    HTTPChannel.parser_class = PatientParser
    return create_server(app, host=host, port=port, **SERVER)
