"""P5: whoever complains is answered in time, and whoever is complained of stays out of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine import AnswersRefused, CaseByNo, Cases, Inbox, Unknown
from engine.dmn import read_decisions
from processes import scenarios, shipped
from tests.conftest import SERVER
from tests.processes.story import START, Story, settled
from webui.bundles import resolved
from webui.stage import stage
from webui.walking import Walker

PATHWAY, TABLE = "pengaduan_bansos", "dmn_kelas_pengaduan.dmn"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
TOLD = dict(STORIES["petugas_dinsos"].steps[2]["data"])
APPOINTED = {"petugas_kasus": "@pekerja_sosial", "bebas_benturan": True}
FOUND = {"ditemukan": False, "sumber": "manual", "tanggal_cek": "2026-03-02", "sebab": "lainnya"}
EXPLAINED = {"jalur_perbaikan": "jelaskan_saja", "kesimpulan": "terselesaikan"}
OFFICES = ["petugas_lk3", "ketua_lk3", "pegawai_dinsos", "kabid_dinsos", "kepala_dinas"]
CLASSES = [
    ("pungutan", "agen", "pengawasan", 60, True),
    ("pungutan", "tidak_ada", "pengawasan", 60, True),
    ("pelayanan_petugas", "petugas", "pengawasan", 60, False),
    ("dicoret", "perangkat", "pengawasan", 60, False),
    ("lainnya", "pendamping", "pengawasan", 60, False),
    ("belum_terdata", "tidak_ada", "tanpa_pengawasan", 14, False),
    ("dicoret", "tidak_ada", "tanpa_pengawasan", 14, False),
    ("salah_sasaran_inklusi", "tidak_ada", "tanpa_pengawasan", 14, False),
    ("salah_sasaran_eksklusi", "tidak_ada", "tanpa_pengawasan", 14, False),
    ("jumlah_kurang", "tidak_ada", "tanpa_pengawasan", 14, False),
    ("kks_rekening", "tidak_ada", "normatif", 5, False),
    ("nik_tidak_padan", "tidak_ada", "normatif", 5, False),
    ("lainnya", "tidak_ada", "ringan", 2, False),
]


@pytest.fixture(scope="module")
def table():
    decisions, problems = read_decisions(TABLE, shipped()[PATHWAY][TABLE])
    assert problems == ()
    return decisions["dmn_kelas_pengaduan"]


def told(steps, code="13.77", at=START):
    """Play a complaint of these steps alone."""
    steps = ({"start": {"process": PATHWAY}}, *steps)
    story = Story(replace(STORIES["utama"], steps=steps, lines=tuple(range(len(steps)))), code)
    story.now = at
    return story.play()


def complaint(code="13.77", **said):
    asked = {"atas_nama": "perorangan"} if code == "73.71" else {}
    return {"complete": "f15_pengaduan_bansos", "data": {**TOLD, **asked, **said}}


@pytest.mark.parametrize(("about", "whom", "kind", "days", "is_sealed"), CLASSES)
def test_each_complaint_has_its_class_and_deadline(table, about, whom, kind, days, is_sealed):
    known = {**resolved("13.77").settings, "kategori": about, "terlapor": whom}
    outputs = table.evaluate(known, START).outputs

    assert outputs == {
        "kelas_aduan": kind,
        "batas_aduan": f"{days} HK",
        "tertutup": is_sealed,
        "kelas": "K3" if kind == "pengawasan" else "K2",
    }


@pytest.mark.parametrize(("code", "secrecy"), [("13.77", "K2"), ("73.71", "K3")])
def test_the_daerah_says_how_secret_an_ordinary_complaint_is(table, code, secrecy):
    known = {**resolved(code).settings, "kategori": "dicoret", "terlapor": "tidak_ada"}

    assert table.evaluate(known, START).outputs["kelas"] == secrecy


def test_i_02_fourteen_working_days_from_17_march_2026_end_on_14_april_in_pariaman():
    begun = datetime(2026, 3, 17, 10, tzinfo=UTC) - timedelta(hours=7)
    story = told([STORIES["utama"].steps[2]], at=begun)

    assert story.known["batas_aduan"] == "14 HK"
    (due,) = story.clocks.values()
    assert due == datetime(2026, 4, 14, 16, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
def desk():
    """The desks of Makassar, where groups complain and every office may be complained of."""
    with stage(SERVER) as one:
        one.publish(PATHWAY, "73.71")
        yield one


def handled(desk, *steps):
    """Do these tasks of a new complaint; return who did them."""
    walker = Walker(desk.engine, desk.clock, "73.71")
    walker.start(PATHWAY, {})
    for step, said in steps:
        (task,) = walker.tasks(step)
        walker.complete(task, step, said)
    return walker


@pytest.mark.database
def test_for_whoever_is_complained_of_there_is_no_complaint(desk):
    asked = {"atas_nama": "perorangan", "jabatan_terlapor": "petugas_lk3"}
    walker = handled(
        desk,
        ("f15_pengaduan_bansos", {**TOLD, **asked, "akun_terlapor": "@pekerja_sosial"}),
    )
    worker, head = walker.person("pekerja_sosial"), walker.person("kabid_dinsos")

    with pytest.raises(Unknown):
        desk.engine.ask(CaseByNo(walker.no), worker)
    (task,) = walker.tasks("tunjuk_pemeriksa_dinas")
    named = {**APPOINTED, "terlapor_dijauhkan": "daftar_larang"}
    with pytest.raises(AnswersRefused):
        walker.complete(task, task.element, {**named, "akun_terlapor": "@pekerja_sosial"})
    assert desk.engine.ask(Inbox(shelf="pool"), head).tasks


@pytest.mark.database
def test_i_17_twelve_families_of_makassar_are_one_case_and_each_has_its_answer(desk):
    told_by = {"atas_nama": "kelompok", "kategori": "dicoret", "terlapor": "tidak_ada"}
    families = [{"nama": f"Keluarga {letter}", "keadaan": "dicoret"} for letter in "ABCDEFGHIJKL"]
    group = {"nama": "Warga Lorong 3", "jumlah": 12, "daftar": families}
    found = [
        {"nama": one["nama"], "status_dtsen": "terdaftar", "sebab": "data_basi", "jawaban": f"{n}."}
        for n, one in enumerate(families, 1)
    ]
    complaint_of_all = {**TOLD, **told_by, "kelompok": group}
    del complaint_of_all["jabatan_terlapor"]
    walker = handled(
        desk,
        ("f15_pengaduan_bansos", complaint_of_all),
        ("beri_tanda_terima", {"cara_tanda_terima": "langsung"}),
        ("tunjuk_pemeriksa", APPOINTED),
        ("periksa_oleh_ditunjuk", {**FOUND, **EXPLAINED, "peserta": found}),
    )
    officer = walker.person("petugas_penerima")
    sheet = desk.engine.ask(CaseByNo(walker.no), officer)
    assert [case.no for case in desk.engine.ask(Cases(), officer)] == [walker.no]

    answers = {answer.form: answer.body for answer in sheet.answers}
    kept = answers["f15_pengaduan_bansos.schema.json"]["kelompok"]["daftar"]
    results = answers["f16_verifikasi_bansos.schema.json"]["peserta"]
    assert len(kept) == len(results) == 12
    assert [one["jawaban"] for one in results] == [f"{n}." for n in range(1, 13)]
    assert [one["nama"] for one in kept] == [one["nama"] for one in results]


def test_i_17_what_a_report_takes_of_each_family_names_nobody():
    shown = {
        name: columns(resolved("73.71").forms[name], *path)
        for name, *path in (
            ("f15_pengaduan_bansos.schema.json", "kelompok", "daftar"),
            ("f16_verifikasi_bansos.schema.json", "peserta"),
        )
    }
    assert shown == {
        "f15_pengaduan_bansos.schema.json": ["keadaan"],
        "f16_verifikasi_bansos.schema.json": ["status_dtsen", "hasil_lapangan", "sebab"],
    }


def columns(form, *path):
    """Return the questions of a form's rows that stand in reports."""
    place = json.loads(form)
    for name in path:
        place = place["properties"][name]
    rows = place["items"]["properties"]
    return [name for name, question in rows.items() if "x-ekspor" in question]


@pytest.mark.parametrize("office", OFFICES)
def test_who_is_complained_of_appoints_nobody_and_receives_no_letter(office):
    story = told(
        [
            complaint("73.71", jabatan_terlapor=office),
            {"complete": "beri_tanda_terima", "data": {"cara_tanda_terima": "langsung"}},
        ],
        "73.71",
    )
    ours = office in {"petugas_lk3", "ketua_lk3"}
    assert story.waiting() == sorted(
        ["pengaduan_ditarik", "tunjuk_pemeriksa_dinas" if ours else "tunjuk_pemeriksa"]
    )
    assert asked_in_turn(office) == [
        one for one in ["kabid_dinsos", "kepala_dinas", "dinsos_provinsi"] if one != office
    ]


def asked_in_turn(office):
    """Return to whom Makassar writes, one after the other, about somebody in this office."""
    appointing = "_dinas" if office in {"petugas_lk3", "ketua_lk3"} else ""
    steps = [
        complaint("73.71", jabatan_terlapor=office),
        {
            "complete": f"tunjuk_pemeriksa{appointing}",
            "data": {**APPOINTED, "terlapor_dijauhkan": "bukan_pengguna"},
        },
        {"complete": "periksa_oleh_ditunjuk", "data": {**FOUND, "jalur_perbaikan": "advokasi"}},
    ]
    letter = {"tanggal_surat_advokasi": "2026-03-02", "cara_surat_advokasi": "surat"}
    asked = []
    while (story := told(steps, "73.71")).open and "surati_pemangku" in story.waiting():
        asked.append(story.known["pemangku"])
        steps += [
            {"complete": "surati_pemangku", "data": {**letter, "yang_diminta": "Diperiksa."}},
            {
                "message": "msg_jawaban_pemangku",
                "data": {"jawaban_pemangku": "ditolak", "dijawab_oleh_pemangku": "Sekretaris"},
            },
        ]
    return asked


def test_extortion_is_handed_over_sealed_and_never_investigated_by_lk3():
    for name in ("pungutan", "pungutan_petugas_lk3"):
        story = Story(STORIES[name]).play()
        assert story.end == "akhir_diteruskan"
        assert not {"f16_verifikasi_bansos", "periksa_oleh_ditunjuk"} & set(story.done)


def test_who_does_not_want_to_be_named_is_named_to_nobody():
    sealed = dict(STORIES["pungutan"].steps[5]["data"])
    sealed["nama_disertakan"] = True
    assert settled("kerja_serah_tertutup", sealed, boleh_disebut_nama=False)[1] == [
        "/nama_disertakan"
    ]
    assert settled("kerja_serah_tertutup", sealed, boleh_disebut_nama=True)[1] == []


def test_an_anonymous_complaint_keeps_no_identity_even_if_it_was_sent():
    kept, _ = settled("f15_pengaduan_bansos", {**TOLD, "anonim": True})

    assert "nama_klien" in TOLD
    assert not {"nama_klien", "nik", "alamat", "kontak", "kontak_aman"} & kept.keys()


def test_a_complaint_withdrawn_under_pressure_is_told_with_what_was_done():
    said = {"ditarik_oleh": "pelapor", "ada_tekanan": "ya"}
    assert settled("kerja_pencabutan", said)[1] == ["/langkah_tekanan"]
