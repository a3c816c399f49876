"""The library reads nothing too early, and no daerah's overlay may make it do so."""

import pytest

from processes import daerah
from processes.pathways import LIBRARY
from webui.checked_daerah import check_daerah


@pytest.mark.parametrize("code", daerah())
def test_no_pathway_reads_a_variable_before_it_is_set(code):
    assert [one for one in check_daerah(code) if one.severity != "note"] == []


def test_an_overlay_that_breaks_the_data_flow_is_refused_with_the_way(tmp_path):
    folder = tmp_path / "daerah" / "99.01_uji"
    folder.mkdir(parents=True)
    drawn = (LIBRARY / "sp_persetujuan" / "sp_persetujuan.bpmn").read_text("utf-8")
    asked = 'jawaban_klien in ("setuju", "tidak_dapat_menjawab")'
    early = drawn.replace(asked, 'keputusan_dasar = "dapat_dilanjutkan"')
    (folder / "sp_persetujuan.bpmn").write_text(early, "utf-8")

    problems = [one for one in check_daerah("99.01", (tmp_path,)) if one.severity == "error"]
    assert {(one.code, one.file) for one in problems} == {("bpmn.not_set", "sp_persetujuan.bpmn")}
    for message in (str(one.message) for one in problems):
        assert "“keputusan_dasar”" in message
        assert "Jelaskan hak klien → " in message
        assert "Jelaskan hak klien" in message
