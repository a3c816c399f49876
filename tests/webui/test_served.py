"""What the server in front of the application refuses by itself: it tells nothing of itself."""

import socket
import tempfile
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import serving
from webui.security import LARGEST_REQUEST, SERVER


@pytest.fixture(scope="module")
def address(shared_office):
    with serving(shared_office.app) as url:
        yield urlsplit(url)


def answer_to(address, request: bytes) -> bytes:
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        with suppress(OSError):  # who is refused early may find the line closed
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


HOST = b"Host: lk3\r\n"
REFUSED = {
    "a body as large as a film": (
        b"POST /masuk HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999\r\n\r\n",
        b"413",
    ),
    "a negative length": (
        b"POST /masuk HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
        b"400",
    ),
    "two lengths": (
        b"POST /masuk HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na",
        b"400",
    ),
    "an unknown coding": (
        b"POST /masuk HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: x, chunked\r\n\r\n0\r\n\r\n",
        b"501",
    ),
    "a heading without a name": (b"GET / HTTP/1.1\r\n" + HOST + b": a\r\n\r\n", b"400"),
    "a heading with a bare line break": (
        b"GET / HTTP/1.1\r\n" + HOST + b"X-A: b\nX-C: d\r\n\r\n",
        b"400",
    ),
    "no HTTP at all": (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"400"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_request_that_is_none_is_refused_at_the_door(address, what):
    request, status = REFUSED[what]
    answer = answer_to(address, request)
    assert answer.split(b" ", 2)[1] == status
    assert b"waitress" not in answer.lower()
    assert b"Traceback" not in answer


def test_a_heading_that_does_not_end_is_cut_off(address):
    answer = b""
    with suppress(ConnectionError):  # what it did not read it leaves to the network
        endless = b"a" * (2 * int(SERVER["max_request_header_size"]))
        answer = answer_to(address, b"GET /sehat HTTP/1.1\r\n" + HOST + b"X-A: " + endless)
    assert b" 200 " not in answer


def test_an_answer_does_not_name_the_program_that_serves_it(address):
    answer = answer_to(address, b"GET /sehat HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"server:" not in answer.lower()


def test_what_is_too_large_is_heard_out_and_refused_by_a_page(address):
    """A browser that is answered before it has sent everything shows a broken line instead."""
    size = 5 * int(SERVER["max_request_body_size"])
    head = b"POST /masuk HTTP/1.1\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        line.sendall(head % (HOST, size))
        line.sendall(b"a" * size)  # not cut off: an early answer would end it with an error
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 413")
    assert "Kiriman terlalu besar" in answer.decode()
    assert answer.rstrip().endswith(b"</html>")


def echo(environ, start_response):
    """Answer with what was sent."""
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


def test_nothing_on_its_way_is_laid_down_in_a_file(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    words = b"nama=" + b"a" * LARGEST_REQUEST
    length = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(words)
    with serving(echo) as url:
        answer = answer_to(urlsplit(url), b"POST / HTTP/1.1\r\n" + HOST + length + words)
    assert answer.endswith(words)


def test_somebody_who_sends_nothing_keeps_nobody_waiting(address):
    with socket.create_connection((address.hostname, address.port)) as slow:
        slow.sendall(b"POST /masuk HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\n\r\nna")
        answer = answer_to(
            address, b"GET /sehat HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
        )
        assert answer.endswith(b"sehat\n")
