"""The triage table, row by row, as domain experts wrote it."""

from datetime import UTC, datetime

import pytest

from engine.dmn import read_decisions
from processes import shipped

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
#: Answers of a calm first contact about nothing in particular.
CALM = {
    "bahaya_saat_ini": False,
    "butuh_medis_segera": False,
    "jenis_kekerasan": ["tidak_ada"],
    "niat_bunuh_diri": "tidak",
    "kelayakan_dasar": [],
    "tanda_bahaya": {"anak_tanpa_pengasuh": False},
    "topik": ["dokumen"],
    "peran_pelapor": "klien_sendiri",
    "saluran": "datang_langsung",
}
ROWS = [
    (1, {"bahaya_saat_ini": True}, "tinggi", "P3", "K4"),
    (1, {"butuh_medis_segera": True}, "tinggi", "P3", "K4"),
    (1, {"niat_bunuh_diri": "ada_rencana"}, "tinggi", "P3", "K4"),
    (1, {"niat_bunuh_diri": "pernah_mencoba_30hari"}, "tinggi", "P3", "K4"),
    (2, {"jenis_kekerasan": ["psikis", "seksual"]}, "tinggi", "P3", "K4"),
    (3, {"jenis_kekerasan": ["fisik"], "korban_usia": 17}, "tinggi", "P3", "K4"),
    (3, {"jenis_kekerasan": ["fisik"], "pelaku_serumah": True}, "tinggi", "P3", "K4"),
    (3, {"jenis_kekerasan": ["psikis"], "senjata": True}, "tinggi", "P3", "K4"),
    (3, {"jenis_kekerasan": ["fisik"], "korban_hamil": True}, "tinggi", "P3", "K4"),
    (
        3,
        {"jenis_kekerasan": ["fisik"], "tanda_bahaya": {"anak_tanpa_pengasuh": True}},
        "tinggi",
        "P3",
        "K4",
    ),
    (4, {"jenis_kekerasan": ["online"], "korban_usia": 18}, "sedang", "P3", "K4"),
    (4, {"jenis_kekerasan": ["fisik"]}, "sedang", "P3", "K4"),
    (5, {"tanda_bahaya": {"anak_tanpa_pengasuh": True}}, "tinggi", "P3", "K4"),
    (6, {"niat_bunuh_diri": "ada_pikiran"}, "sedang", "P2", "K4"),
    (7, {"topik": ["bansos", "lansia"]}, "rendah", "P5", "K2"),
    (8, {"topik": ["lansia"]}, "rendah", "P4", "K3"),
    (8, {"topik": ["disabilitas"], "kelayakan_dasar": ["obat"]}, "sedang", "P4", "K3"),
    (9, {"topik": ["ekonomi"]}, "rendah", "P8", "K3"),
    (
        10,
        {"topik": ["remaja"], "peran_pelapor": "tetangga", "saluran": "telepon"},
        "sedang",
        "P7",
        "K3",
    ),
    (11, {"topik": ["remaja"], "peran_pelapor": "tetangga"}, "rendah", "P2", "K3"),
    (11, {"topik": ["konflik_suami_istri"]}, "rendah", "P2", "K3"),
    (11, {"topik": ["perceraian"], "kelayakan_dasar": ["pangan"]}, "sedang", "P2", "K3"),
    (11, {"topik": ["kdrt"]}, "sedang", "P2", "K3"),
    (12, {}, "rendah", "P1", "K2"),
]


@pytest.fixture(scope="module")
def table():
    name = "dmn_triase.dmn"
    decisions, problems = read_decisions(name, shipped()["sp_triase"][name])
    assert problems == ()
    return decisions["dmn_triase"]


@pytest.mark.parametrize(("row", "answers", "level", "pathway", "secrecy"), ROWS)
def test_a_row_gives_what_the_domain_says(table, row, answers, level, pathway, secrecy):
    found = table.evaluate({**CALM, **answers}, NOW)
    assert [hit.number for hit in found.hits] == [row]
    outputs = found.outputs
    assert (outputs["tingkat_dmn"], outputs["jalur_dmn"], outputs["kelas"]) == (
        level,
        pathway,
        secrecy,
    )
    assert outputs["tindakan"]


def test_every_row_is_tried_and_explains_itself(table):
    notes = {
        hit.number: hit.note
        for _, answers, *_ in ROWS
        for hit in table.evaluate({**CALM, **answers}, NOW).hits
    }
    assert sorted(notes) == list(range(1, 13))
    assert all(notes.values())


def test_unanswered_questions_never_raise_the_alarm_nor_silence_one(table):
    assert [hit.number for hit in table.evaluate({}, NOW).hits] == [12]
    violent = table.evaluate({"jenis_kekerasan": ["fisik"]}, NOW)
    assert violent.outputs["jalur_dmn"] == "P3"
