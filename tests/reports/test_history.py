"""Riwayat kasus on paper: who did what, when, and why the case went this way."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from engine import Verdict, say
from reports import HistoryDocument, Letterhead, Reader, case_history
from tests.reports.paper import flat, is_accessible, listening
from webui.printing import history_pdf

NOW = datetime(2026, 4, 20, 3, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Printed:
    """A paper and what stands on each page, read once: reading drawings takes long."""

    paper: PdfReader
    pages: list[str]
    warned: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.pages)


@pytest.fixture(scope="session")
def printed(papers) -> Printed:
    with listening() as warned:
        made = history_pdf(papers.history, "Bambang Sutrisno", NOW, str)
    paper = PdfReader(BytesIO(made))
    pages = [" ".join(page.extract_text().split()) for page in paper.pages]
    return Printed(paper, pages, warned)


def test_it_tells_the_head_the_deeds_and_the_reasons(papers, printed):
    is_accessible(printed.paper, f"Riwayat kasus {papers.history.case.no}", "id")
    for said in (
        "Konseling keluarga (versi 1)",
        "Kasus dibuka",
        "Keputusan dihitung",
        "Tenggat tiba",
        "Jawaban diterima",
        "Riwayat ini utuh.",
        papers.history.events[-1].hash,
        papers.history.case.bundle,
        "WIB",
    ):
        assert said in printed.text, said


def test_the_machine_has_one_name_and_a_table_the_name_of_its_step(printed):
    assert "Hitung tingkat risiko dan jalur" in printed.text
    for said in ("Sistem", "Mesin Mesin", "dmn_triase"):
        assert said not in printed.text, said


def test_it_never_tells_the_story(papers, printed):
    assert [told for told in papers.story if told in printed.text] == []


def test_every_page_says_whose_it_is_and_where_it_stands(papers, printed):
    number = len(printed.pages)
    for place, text in enumerate(printed.pages, 1):
        assert f"Rahasia · {papers.history.case.no} · dicetak 20-04-2026 10.30" in text
        assert f"Halaman {place} / {number}" in text


def test_every_process_that_was_walked_is_drawn_on_a_turned_page(papers, printed):
    walked = {passed.process for passed in papers.history.passed}
    turned = [
        text
        for page, text in zip(printed.paper.pages, printed.pages, strict=True)
        if page.mediabox.width > page.mediabox.height
    ]

    assert len(walked) >= 8
    assert "Cek kasus ganda" in " ".join(turned)


def test_printing_warns_of_nothing(printed):
    assert printed.warned == []


def document(sheet):
    return HistoryDocument(
        sheet=sheet,
        letterhead=Letterhead(lines=("DINAS SOSIAL",), unit="LK3"),
        printed_at=NOW,
        printed_by="Bambang",
    )


def short(sheet):
    """The first deeds only, which is enough to look at the rest of the page."""
    return replace(sheet, events=sheet.events[:9], chosen=(), decided=())


def paper_of(sheet, reader=None, **more):
    made = replace(document(sheet), **more)
    return PdfReader(BytesIO(case_history(made, reader or Reader())))


def test_a_long_history_repeats_its_heading_and_parts_no_row(papers):
    sheet = papers.history
    one = sheet.events[1]
    events = [
        replace(one, seq=n, at=one.at + timedelta(minutes=n), name=f"awal-{n} tengah akhir-{n}")
        for n in range(90)
    ]
    pages = [
        page.extract_text()
        for page in paper_of(replace(sheet, events=tuple(events), chosen=(), decided=())).pages
    ]

    rows = [page for page in pages if "awal-" in page]
    assert len(rows) >= 3
    for page in rows:
        assert "Mengapa" in page
        words = page.split()
        begun = {word.removeprefix("awal-") for word in words if word.startswith("awal-")}
        ended = {word.removeprefix("akhir-") for word in words if word.startswith("akhir-")}
        assert begun == ended


def test_a_broken_history_says_which_entry(papers):
    verdict = Verdict(whole=False, chains=1, events=9, bad_chain="x", bad_seq=7, why=say("diubah"))
    text = flat(paper_of(replace(short(papers.history), verified=verdict)))

    assert "Riwayat ini tidak utuh." in text
    assert "7 — diubah" in text
    assert "Riwayat ini utuh." not in text


def test_an_unverified_history_claims_nothing(papers):
    assert "Riwayat ini" not in flat(paper_of(replace(short(papers.history), verified=None)))


def test_another_reader_gets_her_language_and_clock(papers):
    english = {"Riwayat kasus": "Case history", "Halaman": "Page"}
    reader = Reader(words=lambda text: english.get(text, text), locale="en", zone_name="UTC")
    paper = paper_of(short(papers.history), reader)

    assert paper.trailer["/Root"]["/Lang"] == "en"
    assert "Case history" in flat(paper)
    assert "Monday, 2 March 2026 02.00 UTC" in flat(paper)


def test_a_small_drawing_is_not_blown_up(papers):
    small = (
        '<svg viewBox="0 0 100 50" width="100" height="50" role="img"><title>Kecil</title>'
        '<text x="50" y="25">tulisan</text></svg>'
    )
    paper = paper_of(short(papers.history), drawings={"Kecil": small})

    sizes = []
    paper.pages[-1].extract_text(
        visitor_text=lambda text, at, inner, _font, size: (
            sizes.append(size * abs(inner[3]) * abs(at[3])) if "tulisan" in text else None
        )
    )
    assert sizes
    assert max(sizes) <= 12
