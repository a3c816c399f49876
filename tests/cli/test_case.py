"""`lk3 case`, `lk3 report` and `lk3 audit` tell what happened, never what families said."""

import json
import sqlite3
from contextlib import closing

import pytest
from pypdf import PdfReader
from sqlalchemy import make_url

from processes import scenarios

CLOSED = "LK3-1377-2026-00001"
pytestmark = pytest.mark.database


def told_by_families():
    """Every longer text that the main scenario's people typed."""
    (story,) = (one for one in scenarios("konseling_keluarga") if one.name == "utama")
    answers = [step.get("data", {}) for step in story.steps]
    texts = {v for body in answers for v in body.values() if isinstance(v, str) and " " in v}
    assert len(texts) > 10
    return texts


def test_cases_are_listed_for_one_daerah_or_all(lk3, furnished):
    everywhere = json.loads(lk3("case", "list", "--json", url=furnished).stdout)
    here = json.loads(lk3("case", "list", "--daerah", "13.77", "--json", url=furnished).stdout)
    two = lk3("case", "list", "--daerah", "13.77", "--limit", "2", url=furnished).stdout

    assert len(here) == 6
    assert len(everywhere) == 10
    assert {case["daerah"] for case in here} == {"13.77"}
    assert {"no", "process", "definition", "status", "stage", "risk"} <= here[0].keys()
    assert len(two.splitlines()) == 2
    assert "Konseling keluarga" in two


def test_a_case_shows_its_head_team_and_open_steps(lk3, furnished):
    shown = json.loads(lk3("case", "show", "LK3-1377-2026-00004", "--json", url=furnished).stdout)
    read = lk3("case", "show", "LK3-1377-2026-00004", url=furnished).stdout

    assert shown.keys() == {"case", "team", "active", "erased"}
    assert shown["case"]["status"] == "running"
    assert shown["active"]
    assert "versi 1  Berjalan" in read
    assert "Yuni Safitri (Petugas penerima)" in read
    assert "  → " in read


def test_a_history_has_every_deed_and_no_answer(lk3, furnished):
    shown = lk3("case", "history", CLOSED, "--json", url=furnished).stdout
    read = lk3("case", "history", CLOSED, url=furnished).stdout

    history = json.loads(shown)
    assert history.keys() == {"case", "events", "chosen", "decided", "erased"}
    done = [e["element"] for e in history["events"] if e["deed"] == "task_completed"]
    assert len(done) >= 20
    assert history["decided"]
    assert "Kasus dibuka" in read
    assert "Kasus selesai" in read
    assert [text for text in told_by_families() if text in shown + read] == []


def test_the_report_is_a_tagged_pdf(lk3, furnished, tmp_path):
    answer = lk3("report", "case", CLOSED, "-o", tmp_path / "riwayat.pdf", url=furnished)

    assert answer.exit_code == 0
    paper = PdfReader(tmp_path / "riwayat.pdf")
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/Lang"] == "id"
    assert CLOSED in paper.metadata.title
    upright = [page for page in paper.pages if page.mediabox.width < page.mediabox.height]
    assert "Riwayat ini utuh." in upright[-1].extract_text()


@pytest.mark.parametrize(
    "call",
    [("case", "show"), ("case", "history"), ("report", "case", "-o", "/dev/null")],
    ids=" ".join,
)
def test_an_unknown_case_is_named(call, lk3, furnished):
    for no in ("LK3-1377-2026-09999", "bukan nomor", "", "LK3-9999-2026-00001"):
        answer = lk3(*call, no, url=furnished)

        assert answer.exit_code == 1
        assert answer.stderr == f"Kasus “{no}” tidak ada.\n"


def test_a_report_that_cannot_be_written_names_the_file(lk3, furnished, tmp_path):
    answer = lk3("report", "case", CLOSED, "-o", tmp_path / "tidak" / "ada.pdf", url=furnished)

    assert answer.exit_code == 1
    assert answer.stderr.startswith(str(tmp_path / "tidak" / "ada.pdf"))


def test_a_whole_history_verifies(lk3, furnished):
    everything = lk3("audit", "verify", url=furnished)
    shown = json.loads(lk3("audit", "verify", "--json", url=furnished).stdout)
    one = json.loads(lk3("audit", "verify", "--case", CLOSED, "--json", url=furnished).stdout)

    assert everything.exit_code == 0
    assert everything.stdout.startswith("Riwayat utuh: ")
    assert shown["whole"] is True
    assert shown["events"] > one["events"] > 20
    assert lk3("audit", "verify", "--case", "LK3-1377-2026-09999", url=furnished).exit_code == 1


def test_one_altered_byte_is_found_and_its_entry_named(lk3, demo_url):
    if not demo_url.startswith("sqlite"):
        pytest.skip(
            "the byte is altered in a file; PostgreSQL's test of the chain is in the engine"
        )
    path = str(make_url(demo_url).database)
    with closing(sqlite3.connect(path)) as database:
        (seal,) = database.execute("SELECT hash FROM audit WHERE seq = 9").fetchone()
        database.execute("VACUUM")  # leaves no dead copies of a row that nobody reads
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "r+b") as file:  # noqa: PTH123 bytes in place
        file.seek(file.read().index(seal.encode()))
        file.write(b"f" if seal[0] != "f" else b"0")

    answer = lk3("audit", "verify", url=demo_url)
    shown = json.loads(lk3("audit", "verify", "--json", url=demo_url).stdout)

    assert answer.exit_code == 1
    assert answer.stderr.startswith("Riwayat tidak utuh: rantai ")
    assert shown["whole"] is False
    assert shown["bad_chain"]
    assert shown["bad_seq"] > 0
    assert f"entri {shown['bad_seq']}" in answer.stderr
