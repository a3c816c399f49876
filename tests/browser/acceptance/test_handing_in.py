"""A coordinator with a telephone hands a BPMN file in, without JavaScript."""

import pytest
from playwright.sync_api import expect

from engine import DefinitionByVersion
from tests.browser.acceptance.office import PATHWAY
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]

NAME = b'name="Konseling keluarga"'


def test_a_file_goes_out_is_changed_and_comes_in_as_a_draft(office, somebody):
    page = somebody("koordinator", java_script_enabled=False).page

    def choose(content: bytes) -> None:
        file = {"name": "alur.bpmn", "mimeType": "application/xml", "buffer": content}
        page.get_by_label("Berkas BPMN", exact=True).set_input_files(file)
        with page.expect_navigation():
            page.get_by_role("button", name="Simpan sebagai draf").click()

    page.goto(f"/proses/{PATHWAY}")
    page.get_by_role("link", name="Unggah berkas BPMN").click()
    with page.expect_download() as out:
        page.get_by_role("link", name="Unduh berkas BPMN").click()
    source = out.value.path().read_bytes()

    choose(source.replace(b"</bpmn:process>", b"", 1))
    fault = page.get_by_role("alert").get_by_role("listitem").first
    expect(fault).to_contain_text("Baris")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    drawn = source.replace(NAME, NAME[:-1] + b' di rumah"')
    assert drawn != source
    choose(drawn)
    expect(page.get_by_text("Berkas tersimpan sebagai draf.")).to_be_visible()
    sheet = office.engine.ask(DefinitionByVersion(PATHWAY), office.walker.person("koordinator"))
    assert (sheet.draft, sheet.definition.version) == (drawn, 1)
