"""An auditor reads everything of a case but can change nothing, and sees when somebody did."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from sqlalchemy import create_engine, text

from tests.browser.acceptance.office import PAPER, story
from tests.browser.acceptance.widths import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.database]


@pytest.fixture
def auditor(office, somebody):
    """Somebody who comes to an office with one family's finished case."""
    office.play(story("utama"))
    return somebody("auditor")


def forge(office) -> int:
    """Change one letter of a history row, behind the engine's back; return the row's number."""
    database = create_engine(office.database_url)
    with database.begin() as connection:
        (chain, seq) = connection.execute(
            text("SELECT chain, seq FROM audit WHERE deed = 'task_completed' ORDER BY seq LIMIT 1")
        ).one()
        connection.execute(
            text(
                "UPDATE audit SET actor_name = 'Z' || substr(actor_name, 2)"
                " WHERE chain = :c AND seq = :s"
            ),
            {"c": chain, "s": seq},
        )
    database.dispose()
    return seq


def test_an_auditor_follows_why_a_case_went_its_way(office, auditor):
    page = auditor.page
    auditor.open("/")
    auditor.go(page.get_by_role("link", name="Audit"))
    page.get_by_label("Nomor kasus").fill(office.no)
    auditor.go(page.get_by_role("button", name="Cari"))
    auditor.go(page.get_by_role("link", name=office.no))

    tale = page.get_by_role("region", name="Apa yang terjadi, dan mengapa")
    expect(tale).to_contain_text("Yuni Safitri, Petugas penerima")
    chosen = tale.get_by_role("listitem").filter(has_text="Jalan dipilih").filter(has_text="perlu")
    expect(chosen.first).to_contain_text("diambil:")
    expect(chosen.first).not_to_contain_text("Yang dilihat:")
    expect(page.get_by_text("hanya terbuka bagi tim kasus")).to_be_visible()
    expect(tale.get_by_text("Tabel keputusan:").first).to_be_visible()
    for name in ("Konseling keluarga", "Rujukan ke lembaga lain"):
        drawing = page.get_by_role("img", name=name)
        drawing.scroll_into_view_if_needed()
        expect(drawing.locator(".done").first).to_be_visible()


@DESK
def test_the_printed_history_is_tagged_and_names_its_case(office, auditor):
    page = auditor.page
    auditor.open(f"/kasus/{office.no}")
    href = page.get_by_role("link", name="Riwayat kasus (PDF)").get_attribute("href")
    answer = page.context.request.get(href, timeout=PAPER)

    printed = PdfReader(BytesIO(answer.body()))

    assert office.no in " ".join(sheet.extract_text() for sheet in printed.pages)
    assert printed.trailer["/Root"]["/MarkInfo"]["/Marked"]


@PHONE
def test_an_altered_row_is_named(office, auditor):
    page = auditor.page
    auditor.open("/audit")
    auditor.go(page.get_by_role("button", name="Periksa semua rantai"))
    expect(page.get_by_role("status")).to_contain_text("Riwayat utuh.")

    seq = forge(office)
    auditor.open("/audit")
    auditor.go(page.get_by_role("button", name=f"Periksa riwayat {office.no}"))

    expect(page.get_by_role("alert")).to_contain_text("Riwayat TIDAK utuh.")
    expect(page.get_by_role("alert")).to_contain_text(f"nomor {seq}.")


@DESK
def test_an_auditor_finds_no_way_to_write(office, auditor):
    page = auditor.page
    paths = ["/audit", "/proses", "/kasus", f"/kasus/{office.no}", f"/kasus/{office.no}/riwayat"]
    paths += [f"/tugas/{task.id}" for task in office.sheet().tasks]
    for path in paths:
        auditor.open(path)
        posts = page.locator('form[method="post"]').evaluate_all(
            "forms => forms.map(form => new URL(form.action).pathname)"
        )
        assert set(posts) <= {"/keluar", "/bahasa", "/tutup"}, path

    token = page.locator('[name="x-csrf"]').first.input_value()
    for path in ("/kasus", f"/kasus/{office.no}/tunda", f"/kasus/{office.no}/batalkan"):
        form = {"x-csrf": token, "proses": "konseling_keluarga", "x-alasan": "Mencoba saja."}
        assert page.context.request.post(path, form=form).status in (403, 404), path
    assert office.sheet().case.status == "ended"
