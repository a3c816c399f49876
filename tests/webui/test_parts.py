"""The parts that every page stands on: settings, passwords, dates, languages, files, worker."""

import gzip
import json
import stat
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from engine import NotSignedIn
from tests.webui.conftest import Person, settings_in, words_of
from webui import create_app, static_files
from webui.dates import due_in_words
from webui.passwords import Argon2
from webui.settings import BadSettings, from_environment
from webui.worker import run_worker, work_once

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def test_the_first_start_makes_a_secret_for_us_alone_and_keeps_it(tmp_path):
    environ = {"LK3_VAR": str(tmp_path / "var")}
    first, second = from_environment(environ), from_environment(environ)
    assert first.secret == second.secret
    assert len(first.secret) >= 32
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert first.database_url == f"sqlite:///{tmp_path / 'var' / 'lk3.sqlite3'}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LK3_SECRET", "short"),
        ("LK3_HTTPS", "yes"),
        ("LK3_PROXIES", "-1"),
        ("LK3_ADDRESS", "http://lk3.pariaman.example"),
        ("LK3_ADDRESS", "https://192.0.2.7"),
        ("LK3_ADDRESS", "https://lk3.pariaman.example/masuk"),
    ],
)
def test_a_setting_that_cannot_be_obeyed_is_named(tmp_path, name, value):
    with pytest.raises(BadSettings, match=name):
        from_environment({"LK3_VAR": str(tmp_path), name: value})


def test_the_environment_decides(tmp_path):
    settings = from_environment(
        {
            "LK3_VAR": str(tmp_path),
            "DATABASE_URL": "postgresql://lk3@/lk3",
            "LK3_SECRET": "r" * 40,
            "LK3_HTTPS": "1",
            "LK3_PROXIES": "2",
            "LK3_ADDRESS": "https://lk3.pariaman.example/",
        }
    )
    assert settings.database_url == "postgresql://lk3@/lk3"
    assert (settings.https, settings.proxies) == (True, 2)
    assert settings.address == "https://lk3.pariaman.example"
    assert not (tmp_path / "secret").exists()


PROVIDER = {
    "LK3_ADDRESS": "https://lk3.pariaman.example",
    "LK3_OPENID_ISSUER": "https://akun.pariaman.example",
    "LK3_OPENID_CLIENT": "lk3",
}


def test_an_identity_provider_is_known_with_the_secret_of_its_file(tmp_path):
    file = tmp_path / "rahasia"
    file.write_text("rahasia klien\n")
    named = {**PROVIDER, "LK3_VAR": str(tmp_path), "LK3_OPENID_SECRET_FILE": str(file)}
    known = from_environment(named).openid
    assert (known.issuer, known.client) == ("https://akun.pariaman.example", "lk3")
    assert known.secret == "rahasia klien"
    assert from_environment({"LK3_VAR": str(tmp_path)}).openid is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LK3_OPENID_ISSUER", "http://akun.pariaman.example"),
        ("LK3_OPENID_ISSUER", "http://localhost.jahat.example"),
        ("LK3_OPENID_CLIENT", ""),
        ("LK3_OPENID_SECRET_FILE", "/no/such/file"),
        ("LK3_ADDRESS", ""),
    ],
)
def test_half_a_provider_is_named(tmp_path, name, value):
    file = tmp_path / "rahasia"
    file.write_text("rahasia klien")
    whole = {**PROVIDER, "LK3_VAR": str(tmp_path), "LK3_OPENID_SECRET_FILE": str(file)}
    with pytest.raises(BadSettings, match=name):
        from_environment({**whole, name: value})


def test_a_password_fits_its_own_hash_and_no_other():
    passwords = Argon2()
    hashed = passwords.hash("teman-bicara-latihan")
    assert hashed.startswith("$argon2id$")
    assert passwords.matches(hashed, "teman-bicara-latihan")
    assert not passwords.matches(hashed, "teman-bicara")
    assert not passwords.matches("damaged", "teman-bicara-latihan")


@pytest.mark.parametrize(
    ("by", "zone", "language", "told", "tone"),
    [
        (timedelta(hours=2), "WIB", "id", "Jatuh tempo hari ini, 14.00 WIB", "near"),
        (timedelta(hours=2), "WIT", "id", "Jatuh tempo hari ini, 16.00 WIT", "near"),
        (timedelta(hours=11), "WIT", "id", "Jatuh tempo besok, 01.00 WIT", "near"),
        (timedelta(hours=2), "WIB", "en", "Jatuh tempo hari ini, 14:00 WIB", "near"),
        (timedelta(days=2), "WITA", "id", "Jatuh tempo Rabu, 25 November", "calm"),
        (timedelta(days=60), "WIB", "id", "Jatuh tempo Jumat, 22 Januari 2027", "calm"),
        (timedelta(days=-2), "WIB", "id", "Terlambat sejak Sabtu, 21 November", "late"),
    ],
)
def test_a_due_time_is_said_by_the_clock_of_the_place(by, zone, language, told, tone):
    due = due_in_words(NOON + by, NOON, zone, language)
    assert (str(due.words), due.tone) == (told, tone)


def test_people_of_another_zone_see_their_own_clock(office):
    office.open_case("timika")
    assert "hari ini, 15.00 WIT" in words_of(office.person("timika").get("/tugas?rak=semua").text)


def test_the_language_is_remembered_and_the_way_back_stays_inside(office):
    person = office.person("penerima")
    assert 'lang="id"' in person.get("/tugas").text
    answer = person.post("/bahasa", {"bahasa": "en", "lanjut": "/kasus?cari=1"})
    assert answer.location == "/kasus?cari=1"
    assert '<html lang="en">' in person.get("/tugas").text
    assert person.post("/bahasa", {"bahasa": "xx", "lanjut": "//jahat.example"}).location == "/"
    assert '<html lang="en">' in person.get("/tugas").text


def test_built_files_are_sent_compressed_and_for_ever(office, tmp_path):
    (tmp_path / "app-AAAA.css").write_text("p{}")
    (tmp_path / "app-AAAA.css.gz").write_bytes(gzip.compress(b"p{}"))
    app = create_app(office.engine, settings_in(tmp_path), office.clock)
    app.config["BUILT"] = tmp_path
    visitor = Person(app.test_client())
    with visitor.get("/aset/app-AAAA.css") as plain:
        assert plain.data == b"p{}"
    with visitor.get("/aset/app-AAAA.css", **{"Accept-Encoding": "gzip, br"}) as packed:
        assert gzip.decompress(packed.data) == b"p{}"
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "immutable" in packed.headers["Cache-Control"]
        assert "Accept-Encoding" in packed.headers["Vary"]
    assert visitor.get("/aset/../settings.py").status_code == 404


def test_pages_are_compressed_for_browsers_that_take_it(office):
    person = office.person("penerima")
    packed = person.get("/tugas", **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Tugas saya" in gzip.decompress(packed.data).decode()
    assert "Content-Encoding" not in person.get("/tugas").headers


def test_the_worker_fires_what_is_due_and_rests(office):
    no, _ = office.visited_case()
    assert not work_once(office.engine)
    office.clock.turn(timedelta(days=2, minutes=1))
    stop = Event()
    stop.set()
    run_worker(office.engine, stop)  # told to stop before it began: does nothing
    work_once(office.engine)
    told = words_of(office.person("auditor").get(f"/kasus/{no}/riwayat").text)
    assert "Tenggat tiba: Kunjungan terlambat" in told


def test_a_failing_round_does_not_end_the_worker(caplog):
    stop = Event()

    class Lost:
        rounds = 0

        def do(self, *_):
            self.rounds += 1
            if self.rounds == 2:
                stop.set()
            raise NotSignedIn

    lost = Lost()
    run_worker(lost, stop, pause=0)
    assert lost.rounds == 2
    assert "worker round failed" in caplog.text


def test_the_server_says_that_it_lives_and_nothing_else(office):
    answer = office.visitor().get("/sehat")
    assert answer.text == "sehat\n"


def test_a_page_that_does_not_exist_says_what_to_do(office):
    answer = office.person("penerima").get("/tidak-ada")
    assert answer.status_code == 404
    assert "Ke halaman awal" in answer.text
    wrong = office.person("penerima").get("/keluar")
    assert wrong.status_code == 405


def test_every_msgid_of_the_tables_can_be_said(office):
    from webui.words import LABELS, label

    with office.app.test_request_context():
        assert all(label(code) == str(text) for code, text in LABELS.items())
        assert label("belum_dikenal") == "belum dikenal"


def test_every_role_that_people_hold_has_its_name():
    from engine.access import HATS as HELD
    from webui.words import HATS

    assert {*HATS} == HELD


def test_the_manifest_names_what_pages_ask_for():
    path = static_files.BUILT / "manifest.json"
    if path.exists():  # made at set-up; the browser tests need it, these do not
        assert {"app.css", "app.js"} <= set(json.loads(path.read_text()))
