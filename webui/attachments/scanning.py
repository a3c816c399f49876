"""ClamAV beside us looks through every file before anything is kept of it.

What is said to its daemon is INSTREAM of clamd(8). The clients for Python are GPL, or have had no
release since 2017.
"""

import re
import socket
from dataclasses import dataclass
from struct import pack
from urllib.parse import urlsplit

from engine import LookedInto, LooksInto, NotTaken
from webui.hosts import HERE

#: Seconds until a daemon that says nothing counts as silent.
PATIENCE = 30.0
#: Bytes that are sent at a time.
PIECE = 1 << 16
#: "stream: OK", or "stream: Name-of-it FOUND"; all else is a fault of its own.
_CLEAN, _INFECTED = re.compile(rb"stream: OK\0"), re.compile(rb"stream: .+ FOUND\0")
_LONGEST_ANSWER = 4096


class BadScanner(ValueError):
    """The address of the daemon cannot be used; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where the daemon listens: at the socket `path`, or at `host` and `port` if that is ""."""

    path: str = ""
    host: str = ""
    port: int = 0

    def __call__(self, content: bytes) -> NotTaken:
        """Return "" for a clean file, else "infected", or "not_scanned" by a silent daemon."""
        try:
            answer = self._asked(content)
        except OSError:
            return "not_scanned"
        if _INFECTED.fullmatch(answer):
            return "infected"
        return "" if _CLEAN.fullmatch(answer) else "not_scanned"

    def _asked(self, content: bytes) -> bytes:
        with self._connected() as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                daemon.sendall(pack("!L", len(piece)) + piece)
            daemon.sendall(pack("!L", 0))
            with daemon.makefile("rb") as answer:
                return answer.read(_LONGEST_ANSWER)

    def _connected(self) -> socket.socket:
        if not self.path:
            return socket.create_connection((self.host, self.port), PATIENCE)
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(PATIENCE)
        try:
            daemon.connect(self.path)
        except OSError:
            daemon.close()
            raise
        return daemon


def scanner_at(address: str) -> Scanner | None:
    """Return who looks through files, "unix:///run/…" or "tcp://localhost:3310"; None for "".

    Raises:
        BadScanner: nobody on this machine can be at that address.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme == "unix" and not parts.netloc and parts.path:
        return Scanner(path=parts.path)
    if parts.scheme == "tcp" and parts.hostname in HERE and port and not parts.path:
        return Scanner(host=parts.hostname, port=port)
    raise BadScanner(
        "expected unix:///path/of/socket or tcp://localhost:port, since files leave this machine"
        f" for nobody, but got {address!r}"
    )


def scanned(scanner: Scanner | None, looks_into: LooksInto) -> LooksInto:
    """Return what looks into files once the scanner has found nothing in them."""
    if scanner is None:
        return looks_into

    def after_scanning(content: bytes, /) -> LookedInto:
        found = scanner(content) if content else ""
        return LookedInto(not_taken=found) if found else looks_into(content)

    return after_scanning
