"""A BPMN file is handed in by a plain form: kept as the draft, or refused with place and repair."""

import re
from html import unescape
from io import BytesIO

import pytest

from engine import DefinitionByVersion, SaveDiagram
from tests.webui_processes.conftest import COORDINATOR, PROCESS, SOURCE
from tests.webui_processes.test_process_pages import BILLION_LAUGHS, BROKEN
from webui.bundles import bundle_of

ADDRESS = f"/proses/{PROCESS}/berkas"
DRAWN = SOURCE.replace("Pilih lembaga rujukan", "Cari lembaga rujukan").encode()
OTHER = bundle_of("konseling_keluarga")["konseling_keluarga.bpmn"]
LARGE = SOURCE.encode() + b"<!--" + b"x" * (1 << 20) + b"-->"
JPEG = b"\xff\xd8\xff\xe0" + bytes(200)


def marks(person) -> dict[str, str]:
    page = person.get(ADDRESS).text
    return dict(re.findall(r'type="hidden" name="(x-[^"]+)" value="([^"]*)"', page))


def hand_in(person, content: bytes, **more: str):
    """Send a form with a file; the test client would lay a large one down on the disk."""
    part = '--b\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    fields = {**marks(person), **more}.items()
    head = "".join(part.format(name, "") + value + "\r\n" for name, value in fields)
    head += part.format("x-bpmn", '; filename="alur.bpmn"')
    body = head.encode() + content + b"\r\n--b--\r\n"
    return person.client.post(ADDRESS, data=body, content_type="multipart/form-data; boundary=b")


def draft(engine) -> bytes | None:
    return engine.ask(DefinitionByVersion(PROCESS), COORDINATOR).draft


def test_a_file_becomes_the_draft_and_nothing_is_published(coordinator, engine):
    answer = hand_in(coordinator, DRAWN)
    assert (answer.status_code, answer.location) == (303, f"/proses/{PROCESS}")
    page = coordinator.get(answer.location).text
    assert "Berkas tersimpan sebagai draf" in page
    assert "Ada draf yang belum terbit" in page
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    assert (sheet.draft, sheet.definition.version) == (DRAWN, 1)


def test_what_was_handed_in_is_handed_out_and_in_again(coordinator, engine):
    hand_in(coordinator, DRAWN)
    out = coordinator.get(f"/proses/{PROCESS}/diagram.bpmn").data
    assert "menggantikannya" in coordinator.get(ADDRESS).text
    assert hand_in(coordinator, out.replace(b"Cari", b"Temukan")).status_code == 303
    assert b"Temukan lembaga rujukan" in draft(engine)


def test_a_draft_that_another_saved_meanwhile_is_not_overwritten(coordinator, engine):
    seen = marks(coordinator)["x-versi"]
    engine.do(SaveDiagram(PROCESS, SOURCE.encode()), COORDINATOR)
    answer = hand_in(coordinator, DRAWN, **{"x-versi": seen})
    assert answer.status_code == 409
    assert "tidak menimpanya" in answer.text
    assert draft(engine) == SOURCE.encode()
    assert hand_in(coordinator, DRAWN).status_code == 303


def test_a_fault_is_named_by_line_element_and_repair_and_nothing_is_kept(coordinator, engine):
    answer = hand_in(coordinator, BROKEN.encode())
    assert answer.status_code == 422
    told = unescape(answer.text)
    line, element = re.search(r"Baris (\d+) · Unsur (\w+)", told).groups()
    assert int(line) > 1
    assert f'id="{element}"' in SOURCE
    assert draft(engine) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Belum ada berkas yang dipilih"),
        (JPEG, "Ini bukan berkas BPMN"),
        (b"PK\x03\x04arsip", "Ini bukan berkas BPMN"),
        (BILLION_LAUGHS.encode(), "DOCTYPE atau entitas"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + DRAWN, "DOCTYPE atau entitas"),
        (b"<html/>", "bukan bpmn:definitions"),
        (b"<rusak", "bukan XML yang utuh"),
        (SOURCE.encode("utf-16"), "tidak ditulis dalam UTF-8"),
        (LARGE, "batasnya 1048576"),
        (OTHER, PROCESS),
    ],
    ids=[
        "none",
        "picture",
        "archive",
        "laughs",
        "outside",
        "html",
        "torn",
        "utf16",
        "large",
        "other",
    ],
)
def test_what_is_no_drawing_of_this_process_is_refused_plainly(coordinator, engine, content, words):
    engine.do(SaveDiagram(PROCESS, DRAWN), COORDINATOR)
    answer = hand_in(coordinator, content)
    assert answer.status_code == 422
    alert = unescape(re.search(r'role="alert".*?</section>', answer.text, re.DOTALL)[0])
    assert words in alert
    assert draft(engine) == DRAWN


def test_more_than_a_request_may_bring_is_refused_by_a_page(coordinator, engine):
    answer = hand_in(coordinator, DRAWN + b" " * (5 << 20))
    assert answer.status_code == 413
    assert "Kiriman terlalu besar" in answer.text
    assert draft(engine) is None


def test_only_coordinators_hand_in(auditor, coordinator, engine):
    assert auditor.get(ADDRESS).status_code == 403
    token = {"x-csrf": re.search(r'x-csrf" value="([^"]+)', auditor.get("/proses").text)[1]}
    sent = {**token, "x-versi": "0", "x-bpmn": (BytesIO(DRAWN), "alur.bpmn")}
    assert auditor.client.post(ADDRESS, data=sent).status_code == 403
    assert "Unggah berkas BPMN" not in auditor.get(f"/proses/{PROCESS}").text
    assert "Unggah berkas BPMN" in coordinator.get(f"/proses/{PROCESS}").text
    assert draft(engine) is None
