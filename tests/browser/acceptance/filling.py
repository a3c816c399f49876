"""Puts answers into a drawn form, question by question, as a person would."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

ZONE = ZoneInfo("Asia/Jakarta")
#: Counts how often the form was drawn anew, so that a person can wait for it.
COUNT_REDRAWS = """
window.redrawn = 0;
document.addEventListener('htmx:after:swap', (event) => {
  if (event.detail.ctx.target?.id === 'isian') window.redrawn += 1;
});
"""


def fill(page: Page, answers: Mapping[str, object]) -> None:
    """Answer a form; what an answer brings up is waited for. Names are those of the schema."""
    for name, value in answers.items():
        _answer(page, name, value)


@contextmanager
def redrawing(page: Page) -> Iterator[None]:
    """Wait until what happens in the block has drawn the form anew."""
    before = page.evaluate("window.redrawn")
    yield
    page.wait_for_function("before => window.redrawn > before", arg=before)


def add_row(page: Page, name: str) -> None:
    with redrawing(page):
        page.locator(f'button[name="_tambah"][value="{name}"]').click()


def _answer(page: Page, name: str, value: object) -> None:
    match value:
        case Mapping():
            for key, inner in value.items():
                _answer(page, f"{name}[{key}]", inner)
        case str():
            _one(page, name, value)
        case Sequence():
            _several(page, name, value)
        case bool():
            _one(page, name, "true" if value else "false")
        case _:
            _one(page, name, str(value))


def _several(page: Page, name: str, values: Sequence[object]) -> None:
    """Tick boxes, or add as many rows as there are answers."""
    question = page.locator(f'[name="{name}"][type="checkbox"], [data-rows="{name}"]').first
    question.wait_for()
    if question.get_attribute("data-rows") is None:
        for value in values:
            _choose(page, page.locator(f'[name="{name}"][value="{value}"]'))
        return
    for at, value in enumerate(values):
        if not page.locator(f'[name="{name}[{at}]"]').count():
            add_row(page, name)
        _answer(page, f"{name}[{at}]", value)


def _one(page: Page, name: str, value: str) -> None:
    asked = page.locator(f'[name="{name}"]:not([type="hidden"])')
    asked.first.wait_for()
    match asked.first.evaluate("input => input.type"):
        case "radio":
            _choose(page, page.locator(f'[name="{name}"][value="{value}"]'))
        case "select-one":
            with _live(page, asked, changed=asked.input_value() != value):
                asked.select_option(value)
        case "datetime-local":
            _type(page, asked, f"{datetime.fromisoformat(value).astimezone(ZONE):%Y-%m-%dT%H:%M}")
        case _:
            _type(page, asked, value)


def _choose(page: Page, option: Locator) -> None:
    with _live(page, option, changed=not option.is_checked()):
        option.check()


def _type(page: Page, asked: Locator, text: str) -> None:
    with _live(page, asked, changed=asked.input_value() != text):
        asked.fill(text)
        asked.blur()


@contextmanager
def _live(page: Page, asked: Locator, *, changed: bool) -> Iterator[None]:
    """Wait for the redraw that a change brings if other questions depend on this one.

    Without a script nothing is redrawn.
    """
    scripted = page.evaluate("'redrawn' in window")
    if not (scripted and changed) or asked.get_attribute("data-live") is None:
        yield
        return
    with redrawing(page):
        yield
