"""ClamAV's own daemon looks through files before they are kept; what it does not see is not."""

import shutil
import subprocess
import time
from contextlib import contextmanager
from io import BytesIO

import pytest

from engine import LookedInto
from tests.attached import document, photo
from tests.postgres import free_port
from tests.webui.conftest import engine_on
from webui.attachments.looking import looks_into
from webui.attachments.scanning import Scanner, scanned, scanner_at
from webui.settings import BadSettings, from_environment

CLAMD = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
#: What the daemon takes for malware here, and the most it reads.
MALWARE, MOST = "berkas latihan pemeriksa virus", 1 << 20
STARTS_WITHIN = 30.0
needs_clamd = pytest.mark.skipif(CLAMD is None, reason="clamav-daemon could not be installed here")


@contextmanager
def daemon(folder):
    """Run ClamAV with one signature of our own; give the addresses where it listens."""
    socket, port = folder / "clamd.sock", free_port()
    (folder / "tanda").mkdir()
    (folder / "tanda" / "latihan.ndb").write_text(f"Latihan:0:*:{MALWARE.encode().hex()}\n")
    (folder / "clamd.conf").write_text(
        f"DatabaseDirectory {folder / 'tanda'}\nLocalSocket {socket}\nForeground yes\n"
        f"TCPSocket {port}\nTCPAddr 127.0.0.1\nStreamMaxLength {MOST}\n"
    )
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([CLAMD, "-c", folder / "clamd.conf"], stdout=log, stderr=log)
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not socket.exists():
            assert running.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until, (folder / "log").read_text()
            time.sleep(0.05)
        yield f"unix://{socket}", f"tcp://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    with daemon(tmp_path_factory.mktemp("clamav")) as found:
        yield found


@needs_clamd
@pytest.mark.parametrize("way", [0, 1], ids=["socket", "port"])
def test_what_it_finds_clean_is_looked_into_and_what_it_knows_is_not_taken(addresses, way):
    looks = scanned(scanner_at(addresses[way]), looks_into)
    assert looks(document()) == looks_into(document())
    assert looks(photo()).kind == "jpeg"
    assert looks(document(MALWARE)) == LookedInto(not_taken="infected")
    assert looks(b"") == LookedInto(not_taken="empty")


@needs_clamd
def test_a_file_that_it_does_not_read_to_the_end_is_not_taken(addresses):
    scanner = scanner_at(addresses[0])
    assert scanner(bytes(MOST)) == ""
    assert scanner(bytes(MOST + 1)) == "not_scanned"


@needs_clamd
def test_people_are_told_why_and_what_they_typed_stays(office, addresses, tmp_path):
    task, person = office.open_case(), office.person("penerima")
    silent = f"unix://{tmp_path}/nobody.sock"
    for address, words in ((addresses[0], "program berbahaya"), (silent, "sedang tidak menjawab")):
        looks = scanned(scanner_at(address), looks_into)
        office.app.extensions["engine"] = engine_on(office.database, office.clock, looks_into=looks)
        file = (BytesIO(document(MALWARE)), "akta.pdf")
        sent = person.post(f"{task}/lampiran", {"x-berkas": file, "nama": "Ibu Ani"})
        assert sent.status_code == 422
        assert words in sent.text
        assert 'value="Ibu Ani"' in sent.text
        assert "akta.pdf" not in person.get(task).text


def test_where_nobody_answers_no_file_is_taken(tmp_path):
    for address in (f"unix://{tmp_path}/nobody.sock", f"tcp://localhost:{free_port()}"):
        looks = scanned(scanner_at(address), looks_into)
        assert looks(document()) == LookedInto(not_taken="not_scanned")


def test_without_a_scanner_files_are_looked_into_alone():
    assert scanned(scanner_at(""), looks_into) is looks_into


def test_it_is_named_by_a_variable_and_is_on_this_machine(tmp_path):
    told = {"LK3_VAR": str(tmp_path)}
    assert from_environment(told).scanner is None
    known = {
        "unix:///run/clamav/clamd.ctl": Scanner(path="/run/clamav/clamd.ctl"),
        "tcp://localhost:3310": Scanner(host="localhost", port=3310),
        "tcp://[::1]:3310": Scanner(host="::1", port=3310),
    }
    for address, scanner in known.items():
        assert from_environment(told | {"LK3_CLAMD": address}).scanner == scanner
    wrong = ("/run/clamd", "unix://run", "tcp://clam.example:3310", "tcp://localhost", "tcp://[")
    for address in (
        *wrong,
        "tcp://localhost:99999",
        "tcp://localhost:3310/x",
        "http://localhost:1",
    ):
        with pytest.raises(BadSettings, match="LK3_CLAMD"):
            from_environment(told | {"LK3_CLAMD": address})
