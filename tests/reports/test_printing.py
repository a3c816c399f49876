"""Printing reaches for nothing outside the document, whatever stands in it."""

import socket
from threading import Thread

import pytest
from jinja2 import UndefinedError

from reports.printing import render, to_pdf

PAGE = '<html lang="id"><head><title>t</title></head><body>{}</body></html>'


@pytest.fixture
def listener():
    """A port on which every knock is noted."""
    knocks: list[object] = []
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        door.settimeout(0.2)

        def wait() -> None:
            try:
                guest, address = door.accept()
            except TimeoutError:
                return
            guest.close()
            knocks.append(address)

        waiting = Thread(target=wait)
        waiting.start()
        yield door.getsockname()[1], knocks
        waiting.join()


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{url}" alt="a">',
        '<link rel="stylesheet" href="{url}">',
        "<style>@import url({url}); body {{ background: url({url}) }}</style>",
        '<svg viewBox="0 0 9 9"><image href="{url}" width="9" height="9"/></svg>',
        '<a rel="attachment" href="{url}">a</a>',
        '<object data="{url}"></object>',
    ],
    ids=lambda body: body.split()[0].strip("<>"),
)
def test_nothing_is_fetched_from_the_network_or_the_disk(body, listener, tmp_path):
    port, knocks = listener
    (tmp_path / "rahasia.txt").write_text("isi rahasia")

    for url in (f"http://127.0.0.1:{port}/a.png", (tmp_path / "rahasia.txt").as_uri()):
        assert b"isi rahasia" not in to_pdf(PAGE.format(body.format(url=url)))

    assert knocks == []


def test_a_value_that_was_not_handed_in_is_an_error():
    with pytest.raises(UndefinedError):
        render("history.html", str, {"document": None})
