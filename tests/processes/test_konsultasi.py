"""P1: whoever asks is answered, unnamed if wished; only the client makes a case of it."""

import pytest

from engine import CaseByNo, CompleteTask
from engine.dmn import read_decisions
from processes import daerah, scenarios, shipped
from tests.conftest import SERVER
from tests.processes.story import START, Story, settled
from webui.bundles import resolved
from webui.stage import stage
from webui.walking import Walker

PATHWAY, TABLE = "konsultasi_informasi", "dmn_tanda_bahaya.dmn"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
ASKED = dict(STORIES["dibatalkan"].steps[1]["data"])
IDENTITY = {
    "nama_klien": "Zulmaini Sikumbang",
    "nama_panggilan_alias": "Uni Zul",
    "kontak": "081200000098",
    "kontak_aman": {"boleh_ditelepon": True, "perantara": "Amril Sikumbang"},
}
WISHED = {"keinginan_klien": "ingin"}


@pytest.fixture(scope="module")
def ours():
    with stage(SERVER) as one:
        yield one


@pytest.mark.database
def test_i_18_an_anonymous_consultation_stores_no_identity_even_if_it_was_sent(ours):
    ours.publish(PATHWAY, "13.77")
    walker = Walker(ours.engine, ours.clock, "13.77")
    walker.start(PATHWAY, {})
    officer = walker.person("petugas_penerima")
    (task,) = walker.tasks("f01_permintaan_konsultasi")
    ours.engine.do(CompleteTask(task.id, {**ASKED, **IDENTITY}), officer)
    sheet = ours.engine.ask(CaseByNo(walker.no), officer)

    assert [one.body["uraian_singkat"] for one in sheet.answers] == [ASKED["uraian_singkat"]]
    said = str([sheet.answers, sheet.known])
    assert [word for word in ("Zulmaini", "Uni Zul", "0812", "Amril") if word in said] == []


def test_i_18_who_does_not_say_who_she_is_cannot_be_asked_for_a_name():
    assert settled("f01_permintaan_konsultasi", {**ASKED, "anonim": False})[1][0] == "/anonim"


@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("who", ["klien_sendiri", "wali", "orang_lain"])
def test_i_18_only_the_client_makes_a_case_of_a_consultation(who, anonymous):
    told = {**WISHED, "disampaikan_oleh": who}
    _, refused = settled("kerja_tawaran_layanan", told, anonim=anonymous, jalur="P2")

    may = {"klien_sendiri"} if anonymous else {"klien_sendiri", "wali"}
    assert (refused == []) == (who in may)


def test_i_18_the_client_gives_the_name_only_when_choosing_to_become_a_case():
    story = Story(STORIES["tanpa_identitas"]).play()

    assert story.end == "akhir_menjadi_kasus"
    assert story.done.index("tawarkan_layanan") < story.done.index("f01_penerimaan_awal")
    assert story.done.index("f02_persetujuan") < story.done.index("antar_ke_layanan")


@pytest.mark.parametrize("code", sorted(daerah()))
def test_row_12_mimika_screens_everybody_before_answering(code):
    story = Story(STORIES["utama"], code).play()

    screened = "f03_triase" in story.done
    assert screened == (code == "94.04")
    if screened:
        assert story.done.index("f03_triase") < story.done.index("f30_catatan_konsultasi")


@pytest.mark.parametrize("code", sorted(daerah()))
@pytest.mark.parametrize("pathway", ["P2", "P4", "P5", "P6", "P7", "P8"])
def test_only_a_pathway_that_the_daerah_offers_is_proposed(code, pathway):
    answer = {
        "topik_konsultasi": ["ekonomi"],
        "pertanyaan": "Bagaimana memulai usaha?",
        "jawaban": "Mulai dari yang kecil.",
        "lanjut": pathway,
    }
    _, refused = settled("f30_catatan_konsultasi", answer, code)

    assert (refused == []) == resolved(code).settings["tersedia"][pathway]


@pytest.fixture(scope="module")
def table():
    decisions, problems = read_decisions(TABLE, shipped()[PATHWAY][TABLE])
    assert problems == ()
    return decisions["dmn_tanda_bahaya"]


@pytest.mark.parametrize("sign", sorted(ASKED["tanda_bahaya"]))
def test_one_sign_of_danger_is_enough(table, sign):
    told = {"tanda_bahaya": {**ASKED["tanda_bahaya"], sign: True}}
    outputs = table.evaluate(told, START).outputs

    assert (outputs["ada_tanda_bahaya"], outputs["kelas"]) == (True, "K4")
    assert outputs["tindakan"]


@pytest.mark.parametrize(("code", "secrecy"), [("13.77", "K2"), ("73.71", "K3")])
def test_without_a_sign_the_daerah_says_how_secret_a_consultation_is(table, code, secrecy):
    known = {**resolved(code).settings, "tanda_bahaya": ASKED["tanda_bahaya"]}
    outputs = table.evaluate(known, START).outputs

    assert (outputs["ada_tanda_bahaya"], outputs["kelas"]) == (False, secrecy)
