"""The list, the picture with its steps, and what the drawing page sends and is answered."""

import json
import re

import pytest

from engine import DefinitionByVersion, SaveDiagram
from tests.webui_processes.conftest import COORDINATOR, PROCESS, SOURCE
from webui.processes.redrawn import redraw

BROKEN = SOURCE.replace("</bpmn:conditionExpression>", " = = 1</bpmn:conditionExpression>", 1)
BILLION_LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def page_data(html: str) -> dict[str, object]:
    return json.loads(re.search(r"<script[^>]*data-page>(.*?)</script>", html, re.DOTALL)[1])


def test_the_list_names_each_process_with_its_version(coordinator):
    html = coordinator.get("/proses").text
    assert "Rujukan ke lembaga lain" in html
    assert "Versi 1" in html


def test_the_picture_stands_beside_the_same_steps_in_words(auditor):
    html = auditor.get(f"/proses/{PROCESS}").text
    assert '<svg class="diagram"' in html
    assert re.search(r"<strong>Pilih lembaga rujukan</strong>", html)
    assert "Sunting diagram" not in html


def test_no_page_carries_a_style_attribute_or_a_script_of_its_own(coordinator):
    for path in ("/proses", f"/proses/{PROCESS}", f"/proses/{PROCESS}/sunting"):
        html = coordinator.get(path).text
        assert " style=" not in html.replace(SOURCE, "")
        assert all(
            "src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", html)
        )


@pytest.mark.parametrize("path", ["/proses/tak_ada", f"/proses/{PROCESS}?bagian=tak_ada"])
def test_what_does_not_exist_is_not_found(path, auditor):
    assert auditor.get(path).status_code == 404


@pytest.mark.parametrize("version", ["9", "-1", "x", "9" * 400])
def test_a_version_that_is_none_never_breaks_the_page(version, auditor):
    assert auditor.get(f"/proses/{PROCESS}?versi={version}").status_code in (200, 404)


def test_only_coordinators_draw(auditor):
    assert auditor.get(f"/proses/{PROCESS}/sunting").status_code == 403
    for deed, body in (
        ("periksa", {"source": SOURCE}),
        ("gambar", {"source": SOURCE, "version": 0}),
        ("terbitkan", {"source": SOURCE, "note": "", "submission": "a" * 32, "published": 1}),
    ):
        answer = auditor.post(f"/proses/{PROCESS}/{deed}", body)
        assert answer.status_code == 403, deed
        assert "Di luar peran Anda" in answer.json["message"]


def test_the_drawing_page_knows_forms_roles_stages_and_words(coordinator):
    page = page_data(coordinator.get(f"/proses/{PROCESS}/sunting").text)
    assert page["source"] == SOURCE
    assert {"code": "pekerja_sosial", "label": "Pekerja sosial"} in page["roles"]
    assert not {"auditor", "mesin"} & {role["code"] for role in page["roles"]}
    assert {"code": "triase", "label": "Triase"} in page["stages"]
    first = page["forms"][0]
    assert first["file"].endswith(".schema.json")
    assert first["look"].endswith(".uischema.json")
    assert {"konseling_keluarga", PROCESS} <= {one["id"] for one in page["processes"]}


def test_a_check_names_element_message_repair_and_line(coordinator):
    answer = coordinator.post(f"/proses/{PROCESS}/periksa", {"source": BROKEN})
    errors = [one for one in answer.json["problems"] if one["severity"] == "error"]
    assert errors
    assert f'id="{errors[0]["element"]}"' in SOURCE
    assert errors[0]["message"]
    assert errors[0]["repair"]
    assert errors[0]["line"] > 0


@pytest.mark.parametrize("source", ["", "bukan xml", "<a/>", BILLION_LAUGHS, "\x00", "é" * 10_000])
def test_a_check_of_anything_is_an_answer(source, coordinator):
    answer = coordinator.post(f"/proses/{PROCESS}/periksa", {"source": source})
    assert answer.status_code == 200
    assert any(one["severity"] == "error" for one in answer.json["problems"])


@pytest.mark.parametrize("body", [None, [], {}, {"source": 1}, {"source": "x", "version": "0"}])
def test_a_body_of_another_shape_is_a_bad_request(body, coordinator):
    assert coordinator.post(f"/proses/{PROCESS}/gambar", body).status_code == 400


def test_a_draft_is_kept_and_shown_again(coordinator, engine):
    drawn = SOURCE.replace("Pilih lembaga rujukan", "Cari lembaga rujukan")
    answer = coordinator.post(f"/proses/{PROCESS}/gambar", {"source": drawn, "version": 0})
    assert answer.json == {"version": 1}
    page = page_data(coordinator.get(f"/proses/{PROCESS}/sunting").text)
    assert (page["source"], page["version"]) == (drawn, 1)
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    assert sheet.definition.version == 1


def test_a_draft_that_cannot_be_read_still_opens_for_repair(coordinator, engine):
    engine.do(SaveDiagram(PROCESS, b"<rusak"), COORDINATOR)
    assert page_data(coordinator.get(f"/proses/{PROCESS}/sunting").text)["source"] == "<rusak"


def test_a_drawing_saved_over_another_is_refused(coordinator, engine):
    engine.do(SaveDiagram(PROCESS, b"<lain/>"), COORDINATOR)
    answer = coordinator.post(f"/proses/{PROCESS}/gambar", {"source": SOURCE, "version": 0})
    assert answer.status_code == 409
    assert engine.ask(DefinitionByVersion(PROCESS), COORDINATOR).draft == b"<lain/>"


def test_what_a_drawing_newly_names_is_added_from_the_library(engine):
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    drawn = SOURCE.replace("kerja_pilih_lembaga.", "f21_evaluasi_terminasi.")
    files = redraw(sheet, drawn.encode())
    assert files[f"{PROCESS}.bpmn"] == drawn.encode()
    assert "f21_evaluasi_terminasi.schema.json" in files
    assert set(sheet.files) <= set(files)


def test_a_newly_called_process_comes_with_its_tables_and_forms(engine):
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    call = '<bpmn:callActivity id="triase_lagi" calledElement="sp_triase" />'
    files = redraw(sheet, SOURCE.replace("</bpmn:process>", f"{call}</bpmn:process>").encode())
    assert {"sp_triase.bpmn", "dmn_triase.dmn", "f03_triase.schema.json"} <= set(files)


def test_publishing_makes_the_next_version_and_forgets_the_draft(coordinator, engine):
    drawn = SOURCE.replace("Pilih lembaga rujukan", "Cari lembaga rujukan")
    coordinator.post(f"/proses/{PROCESS}/gambar", {"source": drawn, "version": 0})
    sent = {"source": drawn, "note": " Nama diganti ", "submission": "b" * 32, "published": 1}
    answer = coordinator.post(f"/proses/{PROCESS}/terbitkan", sent)
    assert answer.json == {"location": f"/proses/{PROCESS}"}
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    assert (sheet.definition.version, sheet.definition.note) == (2, "Nama diganti")
    assert sheet.draft is None
    assert "Versi 2 terbit." in coordinator.get(f"/proses/{PROCESS}").text
    again = coordinator.post(f"/proses/{PROCESS}/terbitkan", {**sent, "submission": "c" * 32})
    assert again.status_code == 200
    assert engine.ask(DefinitionByVersion(PROCESS), COORDINATOR).definition.version == 2


def test_a_drawing_of_an_older_version_does_not_replace_a_newer_one(coordinator, engine):
    sent = {"note": "", "submission": "e" * 32, "published": 1}
    mine, hers = (SOURCE.replace("Pilih lembaga rujukan", name) for name in ("Cari", "Tentukan"))
    coordinator.post(f"/proses/{PROCESS}/terbitkan", {**sent, "source": hers})
    late = coordinator.post(
        f"/proses/{PROCESS}/terbitkan", {**sent, "source": mine, "submission": "f" * 32}
    )
    assert late.status_code == 409
    assert "Versi lain sudah terbit" in late.json["message"]
    assert engine.ask(DefinitionByVersion(PROCESS), COORDINATOR).definition.version == 2


def test_what_cannot_run_is_refused_with_its_problems(coordinator, engine):
    sent = {"source": BROKEN, "note": "", "submission": "d" * 32, "published": 1}
    answer = coordinator.post(f"/proses/{PROCESS}/terbitkan", sent)
    assert answer.status_code == 422
    assert answer.json["problems"]
    assert engine.ask(DefinitionByVersion(PROCESS), COORDINATOR).definition.version == 1


def test_publishing_asks_for_a_proof_of_the_last_five_minutes(coordinator, clock):
    """ASVS 7.5.3: what every case will run on is published by who has just proved herself."""
    sent = {"source": SOURCE, "note": "", "submission": "e" * 32, "published": 1}
    clock.advance(minutes=6)
    answer = coordinator.post(f"/proses/{PROCESS}/terbitkan", sent)
    assert answer.status_code == 403
    assert "Pastikan ini Anda" in answer.json["message"]


@pytest.mark.parametrize("deed", ["periksa", "gambar", "terbitkan"])
@pytest.mark.parametrize(
    "sent",
    [
        "[" * 100_000,
        '{"source":' * 50_000,
        '{"source":"\\ud800","version":0,"note":"","submission":""}',
    ],
    ids=["deep list", "deep object", "half a character"],
)
def test_json_that_no_page_sends_is_a_bad_request(coordinator, deed, sent):
    answer = coordinator.post_text(f"/proses/{PROCESS}/{deed}", sent)
    assert answer.status_code == 400
