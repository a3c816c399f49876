"""A robot that follows every link and sends every form, with a hostile word in each field."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.webui.conftest import Person
from webui.security import HEADERS

#: What a page must never say as it came: it breaks out of text, of an attribute, of a script.
WORD = "zq\"'><img src=x onerror=alert(1)></script>{{7*7}}${7*7}"
#: Where WORD would begin to be markup, in text and in an attribute.
BROKEN_OUT = ('zq"', "<img src=x", "zq&#34;'><", "zq&#34;&#39;>", "{{49", "zq49")
#: Fields that are only sent as the page wrote them: its marks.
KEPT = frozenset(("x-csrf", "x-kiriman"))
#: Addresses of a kind that a walk asks: a list has a first, a second and a last.
OF_A_KIND = 3
#: The ways out, which end the walk, and what only repeats a page.
NOT_SENT = frozenset(("/keluar", "/tutup", "/bahasa"))


@dataclass
class Form:
    """A form of a page: where it goes, and its fields with the values a browser would send."""

    method: str
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, word: str) -> list[tuple[str, str]]:
        """The fields with `word` wherever somebody can type, and nothing else changed."""
        return [(name, value or word) for name, value in self.fields]

    def spoilt(self, word: str) -> list[tuple[str, str]]:
        """The fields with `word` in every one but the page's marks."""
        return [(name, value if name in KEPT else word) for name, value in self.fields]


class Reader(HTMLParser):
    """Gathers a page's links and forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "form":
            self.forms.append(Form(found.get("method", "get").lower(), found.get("action", "")))
        elif self.forms and found.get("name"):
            self._field(tag, found)

    def _field(self, tag: str, found: Mapping[str, str]) -> None:
        kind, form = found.get("type", ""), self.forms[-1]
        if kind in {"radio", "checkbox"} and found["name"] in dict(form.fields):
            return  # of each group the first choice is enough
        value = found.get("value", "1" if tag in {"button", "select"} else "")
        form.fields.append((found["name"], value if kind != "text" else ""))


@dataclass
class Walk:
    """One person's walk; `faults` are what no answer may be."""

    person: Person
    most: int = 150
    #: Ask for a printed paper too, once: it takes half a second.
    papers: bool = False
    answered: list[tuple[str, str, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)
    #: Pages and deeds of a kind (method and rule) -> how many were asked.
    _kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    _ahead: list[str] = field(default_factory=lambda: ["/"])

    def go(self) -> "Walk":
        """Follow and send until nothing new is left, or `most` addresses were asked."""
        while self._ahead and len(self.answered) < self.most:
            path = self._ahead.pop(0)
            answer = self._get(path)
            if answer is None or answer.mimetype != "text/html":
                continue
            page = Reader(answer.text)
            self._ahead += [urljoin(path, link) for link in page.links if not link.startswith("#")]
            self._get(_spoilt(path, page))
            for form in page.forms:
                self._send(path, form)
        return self

    def knock(self, method: str, path: str) -> None:
        """Ask for an address that no page leads to, with WORD as query and body."""
        fields = {"x-csrf": self.person.token(), "lanjut": WORD, "x-alasan": WORD, "nama": WORD}
        query = urlencode({"x": WORD, "lanjut": WORD})
        answer = self.person.client.open(f"{path}?{query}", method=method, data=fields)
        self._judge(method, path, answer)

    def _get(self, path: str) -> TestResponse | None:
        on_paper = path.endswith(".pdf") and not self.papers
        if on_paper or urlsplit(path).netloc or self._known("GET", path):
            return None
        self.papers &= not path.endswith(".pdf")
        answer = self.person.get(path)
        self._judge("GET", path, answer)
        return answer

    def _send(self, path: str, form: Form) -> None:
        target = urljoin(path, form.action)
        if form.method != "post" or target in NOT_SENT or self._known("POST", target):
            return
        for fields in (form.spoilt(WORD), form.filled(WORD)):
            body = urlencode(fields)
            kind = "application/x-www-form-urlencoded"
            answer = self.person.client.post(target, data=body, content_type=kind)
            self._judge("POST", target, answer)
            if answer.mimetype == "text/html":
                self._ahead += [urljoin(target, link) for link in Reader(answer.text).links]

    def _known(self, method: str, path: str) -> bool:
        """Tell whether it was asked before, or enough of its kind were; remember that it is."""
        key, kind = (method, path), (method, self._rule(path, method))
        known = key in self._seen or self._kinds[kind] >= OF_A_KIND
        self._seen.add(key)
        self._kinds[kind] += not known
        return known

    def _rule(self, path: str, method: str) -> str:
        places = self.person.client.application.url_map.bind("lk3")
        try:
            return places.match(urlsplit(path).path, method, return_rule=True)[0].rule
        except HTTPException:
            return path

    def _judge(self, method: str, path: str, answer: TestResponse) -> None:
        self.answered.append((method, path, answer.status_code))
        if answer.location:
            self._ahead.append(answer.location)
        self.faults += [f"{method} {path}: {fault}" for fault in faults_of(answer)]


class Atlas:
    """The addresses of an application, and which of them were come by."""

    def __init__(self, app: Flask) -> None:
        self._map = app.url_map.bind("lk3")
        self._rules = [*app.url_map.iter_rules()]
        self._ids: dict[str, str] = {}
        #: Method and rule.
        self.reached: set[tuple[str, str]] = set()

    def mark(self, walk: Walk) -> None:
        """Take in where a walk has been."""
        for method, path, _ in walk.answered:
            with suppress(HTTPException):
                rule, ids = self._map.match(urlsplit(path).path, method, return_rule=True)
                self.reached.add((method, rule.rule))
                self._ids |= ids

    def unreached(self) -> list[tuple[str, str]]:
        """Method and address of the others, with ids that were seen and WORD where none was."""
        return [
            (method, self._address(rule))
            for rule in self._rules
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
            if (method, rule.rule) not in self.reached
        ]

    def _address(self, rule: Rule) -> str:
        ids = {name: self._ids.get(name, WORD.replace("/", "")) for name in rule.arguments}
        address: str = self._map.build(rule.endpoint, ids)
        return address


def _spoilt(path: str, page: Reader) -> str:
    """The same address with WORD in every parameter that the page or its links know."""
    address = urlsplit(path)
    queries = [urlsplit(link).query for link in (path, *page.links)]
    names = {name for query in queries for name, _ in parse_qsl(query)} | {"lanjut", "x"}
    names |= {name for form in page.forms if form.method == "get" for name, _ in form.fields}
    return f"{address.path}?{urlencode(dict.fromkeys(sorted(names), WORD))}"


def faults_of(answer: TestResponse) -> Iterator[str]:
    """What is wrong with an answer of any address."""
    status, text = answer.status_code, answer.text if answer.mimetype.startswith("text/") else ""
    if status >= 500:
        yield f"answers {status}"
    yield from (f"lacks {name}" for name in HEADERS if answer.headers.get(name) != HEADERS[name])
    if answer.headers.get("Cache-Control") != "no-store" and not answer.request.path.startswith(
        "/aset/"
    ):
        yield f"may be kept: {answer.headers.get('Cache-Control')}"
    if "Server" in answer.headers or "X-Powered-By" in answer.headers:
        yield "names the program that serves it"
    yield from (f"says {words!r} as it came" for words in BROKEN_OUT if words in text)
    if "Traceback" in text or "sqlalchemy" in text.lower() or "/site-packages/" in text:
        yield "shows its inside"
    told = answer.mimetype == "text/html" and answer.request.method != "HEAD"
    if status >= 400 and told and not text.rstrip().endswith("</html>"):
        yield "is refused without a page"
    yield from _of_location(answer.location or "")
    for cookie in answer.headers.getlist("Set-Cookie"):
        yield from (
            f"cookie without {flag}"
            for flag in ("HttpOnly", "SameSite=Lax", "Path=/")
            if flag not in cookie
        )


def _of_location(location: str) -> Iterator[str]:
    address = urlsplit(location)
    if address.netloc or address.scheme or location.startswith(("//", "/\\")):
        yield f"leads away to {location}"
