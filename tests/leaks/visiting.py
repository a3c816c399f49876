"""Somebody at a browser before a real server, who notes each address and keeps each page."""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener
from zlib import decompress

from engine import Json

Pairs = Iterable[tuple[str, str]]


class Staying(HTTPRedirectHandler):
    """Tells where an answer leads, and does not go there."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow nothing."""
        del req, fp, code, msg, headers, newurl


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    #: A page; bytes of a paper as they are.
    body: bytes
    location: str


@dataclass
class Visitor:
    """One browser; `seen` are all bodies, `addresses` all paths and where answers led."""

    port: int
    seen: list[bytes] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    jar: CookieJar = field(default_factory=CookieJar)
    token: str = ""

    def open(self, path: str) -> Answer:
        """Open a page."""
        return self._ask(path, None)

    def send(self, path: str, fields: Mapping[str, str] | Pairs) -> Answer:
        """Send a form with the token that the last page had."""
        pairs = fields.items() if isinstance(fields, Mapping) else fields
        return self._ask(path, urlencode([("x-csrf", self.token), *pairs]).encode())

    def enter(self, name: str, password: str) -> "Visitor":
        """Sign in."""
        self.open("/masuk")
        assert self.send("/masuk", {"nama": name, "sandi": password}).status == 303
        self.open("/tugas")
        return self

    def beside(self) -> "Visitor":
        """Return another window of the same browser, which keeps its cookies to itself."""
        other = Visitor(self.port, token=self.token)
        for cookie in self.jar:
            other.jar.set_cookie(cookie)
        return other

    def kept(self) -> bytes:
        """What the browser keeps: its cookies, taken apart."""
        return b"\n".join(_plain(one.value or "") for one in self.jar)

    def _ask(self, path: str, sent: bytes | None) -> Answer:
        request = Request(f"http://127.0.0.1:{self.port}{path}", sent)
        opener = build_opener(Staying, HTTPCookieProcessor(self.jar))
        try:
            with opener.open(request, timeout=60) as found:
                answer = Answer(found.status, found.read(), "")
        except HTTPError as other:
            with other:
                answer = Answer(other.code, other.read(), other.headers.get("Location", ""))
        self.seen.append(answer.body)
        self.addresses += [path, answer.location]
        if found := re.search(rb'name="x-csrf" value="([^"]+)"', answer.body):
            self.token = unescape(found[1].decode())
        return answer


def pairs(answers: Json, name: str = "") -> Pairs:
    """Yield answers as a browser sends them: `anggota[0][nik]`, `topik` twice, yes as "true"."""
    match answers:
        case dict():
            for key, inner in answers.items():
                yield from pairs(inner, f"{name}[{key}]" if name else key)
        case list():
            for number, inner in enumerate(answers):
                yield from pairs(inner, f"{name}[{number}]" if isinstance(inner, dict) else name)
        case str():
            yield name, answers
        case _:
            yield name, json.dumps(answers)


def _plain(cookie: str) -> bytes:
    """Return what a signed cookie holds: base64, deflated when it begins with a dot."""
    body = cookie.lstrip(".").split(".")[0]
    held = urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return decompress(held) if cookie.startswith(".") else held
