"""The pathways of a daerah: marks, differences in words with reasons, drawings side by side."""

import shutil

import pytest

from processes import HOME, look_in
from tests.processes.sixth import OVERLAY, plan_with_elders
from webui.own_places import open_places
from webui.processes.differences import offered


@pytest.fixture
def adapted(tmp_path):
    """Pariaman as a folder of the installation, with a plan and a deadline of its own."""
    folder = tmp_path / "daerah" / "13.77_pariaman"
    shutil.copytree(HOME / "daerah" / "13.77_pariaman", folder)
    (folder / "overlay.yaml").write_text(f"{OVERLAY}jalur: {{P5: false}}\n", "utf-8")
    (folder / "sp_rencana_adat.bpmn").write_bytes(plan_with_elders())
    open_places(tmp_path)
    yield
    look_in(None)


def test_the_twelve_pathways_are_listed_with_their_marks(coordinator):
    html = coordinator.get("/jalur").text

    assert html.count('<a href="/jalur/P') == 12
    assert "P2 Konseling keluarga" in html
    assert ">dasar<" in html
    assert ">disesuaikan<" in html


@pytest.mark.usefixtures("adapted")
def test_each_difference_is_said_with_its_reason(coordinator):
    html = coordinator.get("/jalur/P2").text

    assert "Asesmen: 5 hari kerja (dasar: 10 hari kerja)." in html
    assert "Alasan: keluarga menunggu terlalu lama" in html
    assert "rencana disepakati bersama tetua" in html
    assert "tidak dibuka" in coordinator.get("/jalur/P5").text
    assert "tidak dibuka" not in html


@pytest.mark.usefixtures("adapted")
def test_what_was_exchanged_is_drawn_beside_the_base(coordinator):
    html = coordinator.get("/jalur/P2").text

    assert html.count('<svg class="diagram"') == 2
    assert html.count('<svg class="diagram walked"') == 3
    assert 'data-element="jelaskan_kontrak"' in html
    assert 'data-element="sepakati_bersama_tetua"' in html
    assert coordinator.get("/jalur/P11").text.count('<svg class="diagram"') == 1


def test_the_steps_where_a_difference_is_at_work_are_named_and_marked(coordinator):
    html = coordinator.get("/jalur/P4").text

    said = html[html.index("Kunjungan relawan") :]
    assert "Pada langkah: " in said[: said.index("</li>")]
    assert 'class="node here"' in html
    assert "Langkah yang ditandai" in html
    assert 'class="node here"' not in coordinator.get("/jalur/P11").text


def test_only_who_draws_processes_sees_it_and_what_is_not_there_is_not_found(coordinator, auditor):
    assert auditor.get("/jalur").status_code == 403
    assert auditor.get("/jalur/P2").status_code == 403
    assert coordinator.get("/jalur/P13").status_code == 404


def test_every_reason_of_a_shipped_daerah_is_shown_without_its_marks():
    told = {one.pathway.code: one for one in offered("94.04")}
    (settled,) = [one for one in told["P2"].differences if one.drawings[0]]

    assert settled.why
    assert not settled.why.startswith("Baris")
    assert settled.drawings == ("sp_mediasi.bpmn", "musyawarah_keluarga.bpmn")
    assert not told["P5"].active
    assert all("[" not in one.why for way in told.values() for one in way.differences)
