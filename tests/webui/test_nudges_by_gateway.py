"""Short messages go to one gateway over https, signed; no other address is ever called."""

import hmac
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from engine import Handed, Nudge
from tests.postgres import free_port
from tests.webui.conftest import ADDRESS
from webui.nudges import Gateway
from webui.nudges.settings import GatewayAt
from webui.nudges.words import written
from webui.settings import BadSettings, from_environment

NUMBER, SECRET = "+6281255550199", "r" * 40
NEWS = written(Nudge(kind="news", language="en", count=2), ADDRESS)


@dataclass
class Seen:
    """What came to the gateway, and what it answers."""

    status: int = 202
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)


@pytest.fixture
def gateway() -> Iterator[tuple[str, Seen]]:
    """A real gateway on this machine; it sends who asks /pindah elsewhere."""
    seen = Seen()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's name
            seen.headers.append(dict(self.headers))
            seen.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(307 if self.path == "/pindah" else seen.status)
            self.send_header("Location", "/")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    thread.join()
    server.server_close()


def sent(address: str, patience: float = 10) -> Handed:
    at = GatewayAt(address=address, secret=SECRET)
    return Gateway(at, patience)(NUMBER, NEWS, "kunci-1")


def test_a_message_is_signed_and_names_number_and_words_alone(gateway):
    address, seen = gateway
    assert sent(address) == Handed()
    [headers], [body] = seen.headers, seen.bodies
    told = json.loads(body)
    assert sorted(told) == ["text", "to"]
    assert told["to"] == NUMBER
    assert told["text"].startswith("There are new tasks for you in LK3.")
    assert headers["Idempotency-Key"] == "kunci-1"
    stamped = f"{headers['X-Lk3-Timestamp']}.".encode() + body
    signature = hmac.new(SECRET.encode(), stamped, "sha256").hexdigest()
    assert headers["X-Lk3-Signature"] == f"sha256={signature}"


@pytest.mark.parametrize(
    ("status", "fault"), [(404, "address"), (422, "address"), (429, "server"), (503, "server")]
)
def test_what_a_gateway_refuses_for_good_is_told_from_what_it_refuses_now(gateway, status, fault):
    address, seen = gateway
    seen.status = status
    assert sent(address) == Handed(fault, f"HTTP {status}")


def test_a_gateway_that_points_elsewhere_is_not_followed(gateway):
    address, seen = gateway
    assert sent(f"{address}/pindah") == Handed("server", "HTTP 307")
    assert len(seen.bodies) == 1


def test_no_proxy_of_the_environment_comes_between(gateway, monkeypatch):
    address, _ = gateway
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert sent(address) == Handed()


def test_a_gateway_that_hangs_or_is_gone_is_a_reason_to_try_again():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert sent(address, patience=0.05) == Handed("server", "TimeoutError")
    gone = sent(f"http://127.0.0.1:{free_port()}")
    assert gone == Handed("server", "ConnectionRefusedError")


def settings(tmp_path, address, secret=SECRET):
    (tmp_path / "rahasia").write_text(secret)
    told = {"LK3_VAR": str(tmp_path), "LK3_ADDRESS": ADDRESS, "LK3_GATEWAY": address}
    file = str(tmp_path / "rahasia")
    return from_environment({**told, "LK3_GATEWAY_SECRET_FILE": file}).outward.gateway


def test_plain_http_is_for_this_machine_alone(tmp_path):
    assert settings(tmp_path, "http://127.0.0.1:9000/kirim").secret == SECRET
    assert SECRET not in repr(settings(tmp_path, "https://gerbang.contoh.id/kirim"))
    for address in (
        "http://gerbang.contoh.id/kirim",
        "https://nama:sandi@gerbang.contoh.id",
        "ftp://gerbang.contoh.id",
        "https://",
        "http://127.0.0.1.contoh.id/",
    ):
        with pytest.raises(BadSettings, match="LK3_GATEWAY"):
            settings(tmp_path, address)


def test_a_secret_that_can_be_guessed_or_is_missing_is_refused(tmp_path):
    with pytest.raises(BadSettings, match="LK3_GATEWAY_SECRET_FILE"):
        settings(tmp_path, "https://gerbang.contoh.id", "pendek")
    with pytest.raises(BadSettings, match="LK3_GATEWAY_SECRET_FILE"):
        from_environment({"LK3_VAR": str(tmp_path), "LK3_GATEWAY": "https://gerbang.contoh.id"})
