"""What every answer carries, and what every post must."""

import pytest

from tests.webui.conftest import PASSWORD, settings_in
from webui import create_app
from webui.security import HEADERS


def test_a_post_without_this_sessions_token_is_refused_and_changes_nothing(office):
    person = office.person("penerima")
    for token in ("", "another-sessions-token"):
        answer = person.post("/kasus", {"proses": "kunjungan", "x-csrf": token})
        assert answer.status_code == 403
        assert "tidak ada yang berubah" in answer.text
    assert "Belum ada kasus" in person.get("/kasus").text


def test_an_empty_session_has_no_token_that_an_empty_one_fits(shared_office):
    answer = shared_office.app.test_client().post(
        "/masuk", data={"nama": "a", "sandi": "b", "x-csrf": ""}
    )
    assert answer.status_code == 403


def test_the_token_may_come_in_a_header(shared_office):
    person = shared_office.person("penerima")
    headers = {"X-CSRF-Token": person.token()}
    assert person.client.post("/bahasa", data={"bahasa": "id"}, headers=headers).status_code == 303


@pytest.mark.parametrize("path", ["/masuk", "/tugas", "/kasus/LK3-1377-2026-99999", "/sehat"])
def test_every_answer_carries_the_headers(shared_office, path):
    answer = shared_office.person("penerima").get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["Cache-Control"] == "no-store"


def test_scripts_and_styles_come_from_this_site_alone(shared_office):
    policy = shared_office.visitor().get("/masuk").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/masuk", "/tugas", "/kasus", "/masuk/peran"])
def test_no_page_has_inline_script_or_style(shared_office, path):
    page = shared_office.person("penerima").get(path).text
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=")


def test_the_cookie_is_hidden_from_scripts_and_other_sites(shared_office):
    visitor = shared_office.visitor()
    cookie = visitor.get("/masuk").headers["Set-Cookie"]
    assert cookie.startswith("lk3=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_over_https_the_cookie_is_bound_to_the_host(office, tmp_path):
    app = create_app(office.engine, settings_in(tmp_path, https=True), office.clock)
    answer = app.test_client().get("/masuk", base_url="https://lk3.test/")
    assert answer.headers["Set-Cookie"].startswith("__Host-lk3=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Path=/" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_the_cookie_that_knows_a_browser_again_is_as_hidden(office, tmp_path):
    app = create_app(office.engine, settings_in(tmp_path, https=True), office.clock)
    client, at = app.test_client(), {"base_url": "https://lk3.test/"}
    client.get("/masuk", **at)
    with client.session_transaction(**at) as session:
        marks = {"x-csrf": session.get("x-csrf", "")}
    sent = {"nama": "penerima", "sandi": PASSWORD, **marks}
    answer = client.post("/masuk", data=sent, headers={"Referer": at["base_url"]}, **at)
    [cookie] = [c for c in answer.headers.getlist("Set-Cookie") if "-peramban=" in c]
    assert cookie.startswith("__Host-lk3-peramban=")
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"):
        assert flag in cookie
    assert "Domain" not in cookie


def test_the_cookie_holds_neither_password_nor_name(shared_office):
    visitor = shared_office.visitor()
    visitor.get("/masuk")
    answer = visitor.post("/masuk", {"nama": "penerima", "sandi": PASSWORD})
    assert PASSWORD not in answer.headers["Set-Cookie"]
    with visitor.client.session_transaction() as session:
        assert set(session) == {"x-csrf", "token"}


def test_a_request_that_is_too_large_is_refused(shared_office):
    answer = shared_office.person("penerima").post("/kasus", {"proses": "x" * (5 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "Kiriman terlalu besar" in answer.text
