"""A server as it is started in an office, and somebody before it whose connection may break."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

#: What a connection to a server that dies may raise.
BROKEN = (OSError, http.client.HTTPException)


class Unserved(Exception):
    """The server answers, but does not do it."""

    def __init__(self, status: int, page: str) -> None:
        super().__init__(f"{status}: {page}")
        self.status, self.page = status, page


class Office:
    """Starts servers on one database and kills them."""

    def __init__(self, url: str, folder: Path, port: int = 0) -> None:
        """Serve on `port`, always the same; 0 takes another each time."""
        self._settings = f"{url} {folder} {port}"
        self._starting = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.starting"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.start()

    def start(self) -> None:
        """Start `lk3 serve` in a process of its own."""
        assert self._starting.stdin
        assert self._starting.stdout
        print(self._settings, file=self._starting.stdin, flush=True)
        self._pid = int(self._starting.stdout.readline())
        self.port = int(self._starting.stdout.readline().rpartition(":")[2])

    def kill(self) -> None:
        """Kill -9 the server, if it is not dead already."""
        pid, self._pid = self._pid, 0
        with suppress(ProcessLookupError):
            while pid:
                os.kill(pid, signal.SIGKILL)
                time.sleep(0.001)

    def close(self) -> None:
        """Kill the server that runs, and start no other."""
        self.kill()
        self._starting.communicate()


class Browser:
    """Somebody at a browser, who keeps her cookies and her page while servers come and go."""

    def __init__(self, office: Office) -> None:
        self._office = office
        #: Path of the page before her.
        self.shown = ""
        #: Where the last answer leads; "" when she is there.
        self.onward = ""
        #: Hidden fields of the first form on the page: its token, its submission id.
        self.hidden: dict[str, str] = {}
        self._cookies = SimpleCookie[str]()

    def open(self, path: str) -> None:
        """Open a page."""
        page = self._ask("GET", path, {})
        self.shown, self.onward = path, ""
        hidden = re.findall(r'type="hidden" name="(x-[a-z]+)" value="([^"]*)"', page)
        self.hidden = dict(reversed(hidden))

    def send(self, path: str, fields: Mapping[str, str], kill_after: float | None = None) -> None:
        """Send the form on the page; `onward` is where the answer leads.

        With `kill_after` the server is killed so many seconds after the form was sent; raises one
        of BROKEN when no answer came before that.
        """
        self.onward = self._ask("POST", path, {**self.hidden, **fields}, kill_after)

    def _ask(
        self, method: str, path: str, fields: Mapping[str, str], kill_after: float | None = None
    ) -> str:
        """Return a page, or the address where it is to be found."""
        headers = {
            "Cookie": "; ".join(f"{name}={item.value}" for name, item in self._cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        here = http.client.HTTPConnection("127.0.0.1", self._office.port, timeout=30)
        with closing(here) as connection:
            connection.request(method, path, urlencode(fields), headers)
            if kill_after is not None:
                time.sleep(kill_after)
                self._office.kill()
            with connection.getresponse() as answer:
                page = answer.read().decode()
                for line in answer.headers.get_all("Set-Cookie", []):
                    self._cookies.load(line)
                if answer.status not in (http.client.OK, http.client.SEE_OTHER):
                    raise Unserved(answer.status, page)
                return answer.headers.get("Location", page)
