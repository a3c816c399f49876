"""A person at a browser without script: what she presses and the pages it loads are counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from lxml import html

from engine import Json

Pairs = Iterable[tuple[str, str]]
#: What a faulty form shows, and one whose answers are right but odd.
FAULTS, DOUBTS = "kesalahan", "keraguan"


@dataclass
class Counted:
    """What a person's way through the pages cost her."""

    #: Links, buttons and folds that she pressed; answers to questions are not counted.
    clicks: int = 0
    #: Pages that were drawn for her.
    pages: int = 0
    #: Times that the browser waited for an answer: pages, and what led on to them.
    waits: int = 0

    def since(self, before: "Counted") -> "Counted":
        """Return what came after an earlier count."""
        mine, hers = vars(self), vars(before)
        return Counted(**{name: mine[name] - hers[name] for name in mine})


class Hand:
    """Opens pages, follows links, sends forms."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.counted = Counted()
        self.path = self._place = ""
        self.page = html.fromstring("<html></html>")

    def open(self, path: str) -> None:
        """Write an address into the browser."""
        self._show("GET", path)

    def can(self, words: str) -> bool:
        """Tell whether the page shows a button or link with these words."""
        return bool(self._named("button", words) or self._named("a", words))

    def follow(self, words: str, toward: str = "") -> None:
        """Press the link with these words, the first whose address holds `toward`."""
        links = (one for one in self._named("a", words) if toward in one.get("href", ""))
        self.counted.clicks += 1
        self._show("GET", next(links).get("href"))

    def unfold(self, words: str) -> None:
        """Open what is folded away, unless the way here led right into it."""
        fold = self._named("summary", words)[0].getparent()
        if fold.get("open") is None and not fold.xpath(".//*[@id=$id]", id=self._place):
            self.counted.clicks += 1

    def press(self, words: str, answers: Mapping[str, Json] | None = None, place: str = "") -> None:
        """Send the form of the first button with these words, its questions answered.

        `place` narrows it to a button whose address holds it. What the form carries goes along.
        """
        buttons = self._named("button", words)
        button = next(one for one in buttons if place in self._target(one))
        form = self._form_of(button)
        told = dict(answers or {})
        carried = [pair for pair in form.form_values() if pair[0].partition("[")[0] not in told]
        sent = [*carried, *self._pairs("", told)]
        if button.get("name"):
            sent.append((button.get("name"), button.get("value", "")))
        self.counted.clicks += 1
        self._show("POST", self._target(button), sent)

    def has(self, id_: str) -> bool:
        """Tell whether the page has a part of this name."""
        return self.page.get_element_by_id(id_, None) is not None

    def asks(self, answers: Mapping[str, Json]) -> bool:
        """Tell whether the page asks what these answers answer."""
        names = {one.get("name", "").partition("[")[0] for one in self.page.xpath("//*[@name]")}
        return not names.isdisjoint(answers)

    def _target(self, button: html.HtmlElement) -> str:
        where: str = button.get("formaction") or self._form_of(button).get("action") or self.path
        return where

    def _form_of(self, button: html.HtmlElement) -> html.FormElement:
        if name := button.get("form"):
            return self.page.get_element_by_id(name)
        return next(button.iterancestors("form"))

    def _named(self, tag: str, words: str) -> list[html.HtmlElement]:
        every = self.page.iter(tag)
        return [one for one in every if " ".join(one.text_content().split()).startswith(words)]

    def _pairs(self, path: str, answers: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
        for key, value in answers.items():
            yield from self._pair(f"{path}[{key}]" if path else key, value)

    def _pair(self, name: str, value: Json) -> Iterator[tuple[str, str]]:
        match value:
            case dict():
                yield from self._pairs(name, value)
            case list() if self.page.xpath("//input[@type='checkbox'][@name=$name]", name=name):
                yield from ((name, str(one)) for one in value)
            case list():
                for at, one in enumerate(value):
                    yield from self._pair(f"{name}[{at}]", one)
            case bool():
                yield name, "true" if value else "false"
            case _:
                yield name, str(value)

    def _show(self, method: str, path: str, sent: Pairs = ()) -> None:
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        where = urlsplit(urljoin(self.path or "/", path))
        address = f"{where.path}?{where.query}".rstrip("?")
        answer = self._client.open(
            address, method=method, data=data if method == "POST" else None, follow_redirects=True
        )
        if answer.status_code not in (200, 422):
            raise RuntimeError(f"{method} {address}: {answer.status_code}")
        self.counted.pages += 1
        self.counted.waits += 1 + len(answer.history)
        self._place = where.fragment
        self.path, self.page = answer.request.path, html.fromstring(answer.text)
