"""Messages leave the house once each, neutral, and wait when nobody is at the door."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.postgres import free_port
from webui.delivery import Notebook, Webhook
from webui.settings import BadSettings, from_environment

PAYLOAD = {"petugas_kasus": "peksos.pariaman", "risiko": "tinggi"}


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """A real receiver on this machine; what it got, by idempotency key."""
    got: list[tuple[str, bytes]] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's name
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Idempotency-Key"], body))
            self.send_response(500 if self.path == "/penuh" else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", got
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_receiver_learns_that_something_happened_and_nothing_more(receiver):
    address, got = receiver
    assert Webhook(address)("13.77", "msg_rujukan_dikirim", "kunci-1", PAYLOAD) == ""
    [(key, body)] = got
    assert key == "kunci-1"
    assert json.loads(body) == {"daerah": "13.77", "message": "msg_rujukan_dikirim"}


def test_a_receiver_that_refuses_is_a_reason_to_try_again(receiver):
    address, _ = receiver
    assert "Internal Server Error" in Webhook(f"{address}/penuh")("13.77", "m", "k", PAYLOAD)


def test_nobody_at_the_door_is_a_reason_too():
    address = f"http://127.0.0.1:{free_port()}"
    assert "refused" in Webhook(address)("13.77", "m", "k", PAYLOAD)


def test_an_office_without_a_webhook_keeps_the_news_in_its_history():
    assert Notebook()("13.77", "m", "k", PAYLOAD) == ""


def test_only_web_addresses_are_called(tmp_path):
    with pytest.raises(BadSettings, match="LK3_WEBHOOK"):
        from_environment({"LK3_VAR": str(tmp_path), "LK3_WEBHOOK": "file:///etc/passwd"})
