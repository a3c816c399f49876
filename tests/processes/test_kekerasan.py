"""P3: safe first, reported in time, never settled in the family, closed when nothing is open."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine import DefinitionRefused
from engine.dmn import read_decisions
from processes import catalogue, daerah, resolve, scenarios, shipped
from processes.overlay import read_layer
from tests.processes.retold import changed, given, refused, until
from tests.processes.story import START, Story, checked
from webui.bundles import resolved, shipped_forms
from webui.checked_daerah import refuse_forbidden

PATHWAY = "kekerasan_perlindungan"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
REPORTING = ("f29_laporan_wajib", "setujui_laporan", "f29_bukti_laporan")
PROTECTION = ("msg_polisi_lp", "periksa_perlindungan", "periksa_penetapan")
TIMIKA = ZoneInfo("Asia/Jayapura")
FRIDAY = datetime(2026, 3, 6, 16, tzinfo=TIMIKA)
OTHER = "ganti_penanda_tangan"
CLOSED = {"keputusan_penutupan": "disetujui", "tidak_ada_tunggakan": True}


def told_on_friday() -> Story:
    """Sexual violence in Timika, told on Friday at 16.00, up to the statement of what happened."""
    decided = {"waktu_korban_melapor": FRIDAY.isoformat()}
    whole = changed(STORIES["utama"], f03_keputusan_triase=decided)
    story = Story(until(whole, "f29_laporan_wajib"), "94.04")
    story.now = FRIDAY.astimezone(UTC) + timedelta(minutes=5)
    return story.play()


def test_i_01_the_report_is_due_on_monday_at_the_same_hour_weekend_or_not():
    story = told_on_friday()
    monday = datetime(2026, 3, 9, 16, tzinfo=TIMIKA)
    assert datetime.fromisoformat(story.known["batas_lapor_aph"]) == monday

    rung = sorted((due - FRIDAY) // timedelta(hours=1) for due in story.clocks.values())
    assert rung == [24, 48, 66, 72]


def test_i_01_each_reminder_asks_the_manager_and_the_end_tells_the_head_of_the_institute():
    story = told_on_friday()
    rang = []
    for hours in (24, 24, 18, 6):
        story._clock({"clock": f"PT{hours}H"})
        rang.append(story.waiting())

    nudged = [waiting.count("ingatkan_pelapor") for waiting in rang]
    assert nudged == [1, 2, 3, 3]
    assert ["tangani_lapor_lewat" in waiting for waiting in rang] == [False, False, False, True]
    assert "f29_laporan_wajib" in rang[-1]


@pytest.mark.parametrize("longer", ["PT73H", "P4D", "3 HK", "1 HK"])
def test_i_01_no_overlay_lengthens_it(longer):
    written = f"sla: {{lapor_aph_tpks: {longer}}}".encode()
    layer, problems = read_layer("94.04", {"overlay.yaml": written}, catalogue())

    assert "lapor_aph_tpks" not in layer.deadlines
    assert [problem.element for problem in problems] == ["sla.lapor_aph_tpks"]
    assert "UU 12/2022" in str(problems[0].message)


@pytest.mark.parametrize("code", sorted(daerah()))
def test_i_04_settlement_is_nowhere_in_the_pathway_of_any_daerah(code):
    bundle = resolved(code).bundle(PATHWAY)

    assert [name for name in bundle if "mediasi" in name or "musyawarah" in name] == []
    drawn = [
        node for process in checked(PATHWAY, code).processes.values() for node in process.nodes
    ]
    assert [node for node in drawn if "mediasi" in node] == []
    refuse_forbidden(resolved(code), PATHWAY, bundle)


OWN = (
    "alias: {sp_pemulihan: sp_mediasi}",
    "alias: {sp_pemulihan: musyawarah, sp_mediasi: musyawarah}",
)


@pytest.mark.parametrize("written", OWN)
def test_i_04_no_alias_leads_to_it(tmp_path, written):
    """Neither in the place of a process of the pathway, nor under a name of the daerah's own."""
    folder = tmp_path / "daerah" / "99.01_uji"
    folder.mkdir(parents=True)
    drawn = shipped()["sp_mediasi"]["sp_mediasi.bpmn"]
    (folder / "musyawarah.bpmn").write_bytes(drawn.replace(b'"sp_mediasi"', b'"musyawarah"'))
    (folder / "overlay.yaml").write_text(written, "utf-8")
    found, problems = resolve("99.01", shipped_forms(), (tmp_path,))

    assert problems == ()
    with pytest.raises(DefinitionRefused) as refusal:
        refuse_forbidden(found, PATHWAY, found.bundle(PATHWAY))
    assert {problem.code for problem in refusal.value.problems} == {"overlay.forbidden"}


GUARDIAN = given(STORIES["dialihkelola"], "f02_persetujuan")


@pytest.mark.parametrize("giver", ["orang_tua", "wali", "pengampu"])
@pytest.mark.parametrize("basis", ["persetujuan", "kewajiban_hukum", "tugas_publik"])
def test_i_15_a_guardian_who_is_suspected_signs_nothing(giver, basis):
    signed = {**GUARDIAN, "pemberi": giver, "hubungan": "famili_lain", "dasar_pemrosesan": basis}

    assert refused("f02_persetujuan", signed) == ["/pemberi"]
    assert refused("f02_persetujuan", {**signed, "konflik_wali": False}) == []


def test_i_15_the_manager_judges_another_signer_or_the_vital_interest():
    assert refused("f02_persetujuan", GUARDIAN) == []
    story = Story(until(STORIES["dialihkelola"], "nilai_dasar")).play()
    assert story.waiting() == ["nilai_dasar"]

    judged = given(STORIES["dialihkelola"], "nilai_dasar")
    story._complete({"complete": "nilai_dasar", "data": {**judged, "keputusan_dasar": OTHER}})
    assert story.waiting() == ["f02_persetujuan"]


OPEN = {
    "/laporan_belum_selesai": (*REPORTING, *PROTECTION),
    "/perlindungan_belum_selesai": PROTECTION[1:],
}


@pytest.mark.parametrize("named", OPEN)
def test_i_16_an_open_report_or_protection_blocks_the_closing_and_is_named(named):
    unfinished = changed(STORIES["utama"], without=OPEN[named])
    story = Story(until(unfinished, "setujui_penutupan")).play()

    assert "setujui_penutupan" in story.waiting()
    assert refused("kerja_setujui_penutupan", CLOSED, **story.known) == [named]


def test_i_16_all_that_is_open_is_listed():
    known = {"laporan_terbuka": True, "perlindungan_terbuka": True}
    listed = ["/laporan_belum_selesai", "/perlindungan_belum_selesai"]

    assert refused("kerja_setujui_penutupan", CLOSED, **known) == listed
    assert refused("kerja_setujui_penutupan", CLOSED) == []


def test_i_16_even_a_handed_over_case_stays_open_while_its_report_is():
    story = Story(until(STORIES["dialihkelola"], "tanya_polisi")).play()

    assert story.known["hasil_akhir"] == "dirujuk_penuh"
    assert (story.status, story.waiting()) == ("running", ["tanya_polisi"])


def test_it_is_secret_from_its_first_step_and_what_was_done_to_her_stays_in_the_form():
    story = Story(until(STORIES["utama"], "amankan_tenangkan")).play()
    assert (story.known["kelas"], story.known["jalur"]) == ("K4", "P3")

    story = Story(until(STORIES["utama"], "f09_skrining_bahaya")).play()
    assert (story.known["klasifikasi_gbv"], story.known["urutan"]) == ("penetrasi", None)


def test_after_a_day_the_head_of_the_office_takes_over_what_is_left():
    story = Story(until(STORIES["batas_terlewat"], "ambil_alih_pengamanan")).play()

    assert story.waiting() == ["ambil_alih_pengamanan"]
    assert story.assignees["ambil_alih_pengamanan"] == "@kepala_dinas"
    assert "siapkan_tempat_aman" not in story.done


def test_it_is_watched_until_it_was_safe_twice_in_a_row():
    story = Story(until(STORIES["utama"], "nilai_psikolog")).play()
    assert story.known["aman_berturut"] == 2

    risky = changed(STORIES["utama"], f09_nilai_ulang={"penilaian_petugas": "tinggi"})
    story = Story(until(risky, "nilai_psikolog")).play()
    assert story.known["aman_berturut"] == 0
    assert "nilai_psikolog" not in story.waiting()


def test_no_child_returns_to_a_house_where_the_suspect_lives():
    welcomed = {"keluarga_menerima": True, "terduga_masih_serumah": True}

    assert refused("kerja_penerimaan_keluarga", welcomed) == ["/keluarga_menerima"]


def test_a_child_who_is_not_safe_is_prepared_anew_and_then_seen_four_times():
    story = Story(until(STORIES["batas_terlewat"], "f21_evaluasi_terminasi")).play()

    assert story.done.count("siapkan_anak") == 2
    assert story.done.count("pantau_anak") == 1 + 4


@pytest.mark.parametrize(
    "sign", ["senjata", "cekikan", "ancaman_bunuh", "korban_merasa_bisa_dibunuh"]
)
def test_a_grave_sign_is_never_a_low_danger(sign):
    answers = {"penilaian_petugas": "rendah", "berlaku_sampai": "2026-03-20"}

    assert refused("f09_skrining_bahaya", {**answers, "tanda": {sign: True}}) == [
        "/penilaian_petugas"
    ]
    assert refused("f09_skrining_bahaya", {**answers, "tanda": {"mabuk_napza": True}}) == []


def decided(table, **known):
    """Return what a table of the pathway says of what a case knows."""
    file = f"{table}.dmn"
    decisions, problems = read_decisions(file, shipped()[PATHWAY][file])
    assert problems == ()
    return decisions[table].evaluate(known, START).outputs


DUTIES = [
    (["fisik", "seksual"], 12, "wajib"),
    (["seksual"], None, "wajib"),
    (["penelantaran"], 17, "sangat_dianjurkan"),
    (["perdagangan_orang"], 30, "sangat_dianjurkan"),
    (["fisik"], 18, "pilihan_korban"),
    (["psikis"], None, "pilihan_korban"),
    (["tidak_ada"], 12, "tidak_ada"),
]


@pytest.mark.parametrize(("violence", "age", "duty"), DUTIES)
def test_who_must_who_should_and_who_may_choose_to_report(violence, age, duty):
    found = decided("dmn_kewajiban_lapor", jenis_kekerasan=violence, korban_usia=age)

    assert found["kewajiban_lapor"] == duty


LEADS = [
    ("luar_wilayah", 99, True, "lembaga_lain"),
    ("uptd_ppa", 99, True, "uptd_ppa"),
    ("bersama", 30, True, "dinsos"),
    ("lk3", 30, True, "dinsos"),
    ("lk3", 29, True, "lk3"),
    ("lk3", None, True, "lk3"),
    ("lk3", 30, False, "lk3"),
    ("bersama", 30, False, "bersama"),
]


@pytest.mark.parametrize(("triage", "load", "shared", "leads"), LEADS)
def test_who_leads(triage, load, shared, leads):
    chosen = {"kewenangan_dinsos": shared, "ambang_beban": 30}
    known = {"kewenangan": triage, "beban_petugas": load, "parameter": chosen}

    assert decided("dmn_kewenangan", **known)["penanggung_jawab"] == leads
