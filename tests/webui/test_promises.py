"""Small promises of docs/security.md that no other test stands for."""

import re
import ssl
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from flask import request, request_started

import webui
from engine import MACHINE_ACTOR, RegisterAccount
from tests.webui.certificate import self_signed
from tests.webui.conftest import field_of, settings_in
from webui import create_app
from webui.delivery import Webhook

SCRIPTS = (Path(webui.__file__).parent / "assets/js", Path(webui.__file__).parent / "editor")
STORES = re.compile(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches)\b")
PASSWORD = "  Ibu Ani membeli 3 ekor ayam, lalu pulang — sebelum hujan turun di kota Pariaman.  "


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_no_answer_lets_another_origin_read_it(shared_office, method):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = shared_office.person("penerima").client.open("/kasus", method=method, headers=asked)
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize("path", ["/masuk", "/tugas", "/kasus", "/tidak-ada", "/sehat"])
def test_every_page_names_its_type_and_characters(shared_office, path):
    kind = shared_office.person("penerima").get(path).headers["Content-Type"]
    assert kind == f"text/{'plain' if path == '/sehat' else 'html'}; charset=utf-8"


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "10.0.0.7")])
def test_only_the_proxys_own_word_of_the_address_counts(office, tmp_path, proxies, seen):
    app = create_app(office.engine, settings_in(tmp_path, proxies=proxies), office.clock)
    came: list[str | None] = []

    def note(_app: object) -> None:
        came.append(request.remote_addr)

    with request_started.connected_to(note, app):
        app.test_client().get("/sehat", headers={"X-Forwarded-For": "9.9.9.9, 10.0.0.7"})
    assert came == [seen]


def test_papers_are_named_by_their_case_alone(office):
    no, _ = office.visited_case(nama='Ani"; filename="x.html')
    answer = office.person("penerima").get(f"/kasus/{no}/riwayat.pdf")
    assert answer.headers["Content-Disposition"] == f'inline; filename="riwayat-{no}.pdf"'
    assert answer.mimetype == "application/pdf"


def test_passwords_are_typed_unseen_and_may_be_pasted(shared_office):
    page = shared_office.visitor().get("/masuk").text
    [asked] = re.findall(r'<input[^>]*name="sandi"[^>]*>', page)
    assert 'type="password"' in asked
    assert 'autocomplete="current-password"' in asked
    scripts = "".join(path.read_text() for folder in SCRIPTS for path in folder.rglob("*.js"))
    assert "'paste'" not in scripts


def test_a_password_is_taken_as_it_is_typed(office):
    person = RegisterAccount("panjang", "Ani", "13.77", ("auditor",), password=PASSWORD)
    office.engine.do(person, MACHINE_ACTOR)
    changed = (PASSWORD.strip(), PASSWORD.lower(), PASSWORD[:-3], PASSWORD[:72])
    assert [enter(office, words) for words in changed] == [401] * len(changed)
    office.clock.turn(timedelta(hours=1))
    assert enter(office, PASSWORD) == 303


def test_a_password_is_good_until_somebody_changes_it(office):
    office.engine.do(
        RegisterAccount("panjang", "Ani", "13.77", ("auditor",), password=PASSWORD), MACHINE_ACTOR
    )
    office.clock.turn(timedelta(days=3_000))
    assert enter(office, PASSWORD) == 303


def enter(office, password: str) -> int:
    return office.visitor().post("/masuk", {"nama": "panjang", "sandi": password}).status_code


@pytest.mark.parametrize(
    "path",
    [
        "/aset/",
        "/aset/../security.py",
        "/aset/%2e%2e/security.py",
        "/.git/config",
        "/webui/",
        "/aset//etc/passwd",
    ],
)
def test_only_built_files_are_served(shared_office, path):
    assert shared_office.visitor().get(path).status_code == 404


def test_no_address_carries_what_was_typed_into_a_form(office):
    person, first = office.person("penerima"), office.open_case()
    for end, sent in (("/draf", {}), ("", {"x-selesai": "1"})):
        version = field_of(person.get(first).text, "x-versi")
        typed = {"nama": "Rahasia", "butuh_kunjungan": "true", "x-versi": version, **sent}
        answer = person.post(first + end, typed)
        assert "Rahasia" not in (answer.location or "")
    for path in ("/tugas", "/kasus", first):
        forms = re.findall(r"<form[^>]*>", person.get(path).text)
        asking = [form for form in forms if 'method="post"' not in form]
        assert all('role="search"' in form for form in asking)


@pytest.mark.parametrize(("who", "path"), [("penerima", "/kasus"), ("auditor", "/audit")])
def test_a_box_whose_words_go_into_the_address_takes_no_number_of_a_person(
    shared_office, who, path
):
    page = shared_office.person(who).get(path).text
    [pattern] = re.findall(r'<input [^>]*type="search"[^>]* pattern="([^"]*)"', page)
    for number in ("LK3-1377-2026-00042", "lk3-1377", "2026-00042", "00042", ""):
        assert re.fullmatch(pattern, number), number
    for of_a_person in ("1377010101900001", "081234567890", "Rahmi, 081234567890"):
        assert not re.fullmatch(pattern, of_a_person), of_a_person
    assert not re.fullmatch(pattern, "Rahmi Yulianti")


def test_no_script_of_ours_writes_into_the_browsers_stores():
    scripts = [path for folder in SCRIPTS for path in folder.rglob("*.js")]
    assert len(scripts) > 10
    assert [path.name for path in scripts if STORES.search(path.read_text())] == []


class Elsewhere(BaseHTTPRequestHandler):
    """Points whoever comes to another address."""

    came: list[str]

    def do_POST(self) -> None:  # the library's name
        self.came.append(self.path)
        self.send_response(302)
        self.send_header("Location", "/lain")
        self.end_headers()

    def do_GET(self) -> None:  # the library's name
        self.do_POST()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere():
    Elsewhere.came = []
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_receiver_that_points_elsewhere_is_not_followed(elsewhere):
    refused = Webhook(f"http://127.0.0.1:{elsewhere.server_port}/pintu")("13.77", "m", "k", {})
    assert "Found" in refused
    assert Elsewhere.came == ["/pintu"]


def test_a_certificate_that_nobody_vouches_for_is_refused(elsewhere, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    elsewhere.socket = context.wrap_socket(elsewhere.socket, server_side=True)
    refused = Webhook(f"https://127.0.0.1:{elsewhere.server_port}/pintu")("13.77", "m", "k", {})
    assert "CERTIFICATE_VERIFY_FAILED" in refused
    assert Elsewhere.came == []
