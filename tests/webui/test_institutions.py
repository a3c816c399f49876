"""The registry on its pages: entered, narrowed, retired, and offered to the forms of cases."""

import pytest

from engine import MACHINE_ACTOR, PublishDefinition, RegisterAccount
from forms import shipped
from tests.engine.office import diagram, form
from tests.webui.conftest import PASSWORD, field_of, number_in, words_of

FORM = "kerja_pilih_lembaga.schema.json"
PICK = diagram(
    "pilih",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="pilih_lembaga" name="Pilih lembaga">
      {form("kerja_pilih_lembaga")}
    </bpmn:userTask>
    <bpmn:endEvent id="selesai"/>
    """,
    "mulai > pilih_lembaga\npilih_lembaga > selesai",
    {"petugas_penerima": "mulai pilih_lembaga selesai"},
)
CLINIC = {
    "nama": "Puskesmas Latihan",
    "jenis": "puskesmas",
    "kebutuhan": "konseling",
    "telepon": "0751 000-001",
    "wilayah": "13.77.01",
}
BEGUN = {"keputusan_lembaga": "dipilih", "alasan_lembaga": "Dekat dari rumah."}


@pytest.fixture
def desk(office):
    """The office with a secretary, and a process that asks for an institution."""
    account = RegisterAccount("surat", "Dewi", "13.77", ("sekretaris_lk3",), password=PASSWORD)
    office.engine.do(account, MACHINE_ACTOR)
    files = {"pilih.bpmn": PICK, FORM: shipped()[FORM]}
    office.engine.do(PublishDefinition("13.77", "pilih", files), MACHINE_ACTOR)
    return office


def entered(desk, **more):
    """Enter an institution; returns the address of its page."""
    answer = desk.person("surat").post("/lembaga", {**CLINIC, **more})
    assert answer.status_code == 303
    return answer.location


def test_what_the_secretary_enters_everybody_who_refers_finds_by_what_she_needs(desk):
    entered(desk)
    entered(desk, nama="Polres Latihan", jenis="kepolisian", wilayah="13.77.02", kebutuhan="")
    reader = desk.person("peksos")
    assert "Catat lembaga" not in words_of(reader.get("/lembaga").text)
    for question, found in (
        ("", {"Puskesmas Latihan", "Polres Latihan"}),
        ("jenis=puskesmas", {"Puskesmas Latihan"}),
        ("kebutuhan=konseling", {"Puskesmas Latihan"}),
        ("wilayah=13.77.02", {"Polres Latihan"}),
        ("nama=polres", {"Polres Latihan"}),
    ):
        told = words_of(reader.get(f"/lembaga?{question}").text)
        assert {one for one in ("Puskesmas Latihan", "Polres Latihan") if one in told} == found


def test_its_page_tells_what_is_known_whence_and_what_was_changed(desk):
    path = entered(desk)
    secretary = desk.person("surat")
    assert "Keterangan ini belum dipastikan" in words_of(secretary.get(path).text)
    form_page = secretary.get(f"{path}/ubah").text
    sure = {
        **CLINIC,
        "x-versi": field_of(form_page, "x-versi"),
        "sumber": "Ditelepon",
        "diperiksa": "2026-11-20",
        "nomor-pks": "400.9.12.4/7/LK3/2026",
        "pks-sampai": "2027-01-31",
    }
    assert secretary.post(f"{path}/ubah", sure).status_code == 303

    told = words_of(secretary.get(path).text)
    assert "belum dipastikan" not in told
    assert "PKS sampai 31 Januari 2027" in told
    assert "Keterangan lembaga diubah" in told
    assert "Sumber keterangan: Ditelepon" in told
    assert secretary.post(f"{path}/ubah", sure).status_code == 409


def test_an_agreement_that_is_over_is_told_on_the_list(desk):
    entered(desk, **{"nomor-pks": "7", "pks-sampai": "2026-11-22"})
    assert "PKS berakhir 22 November 2026" in words_of(desk.person("peksos").get("/lembaga").text)


def test_a_form_offers_what_is_in_use_and_keeps_it_as_it_was(desk):
    path = entered(desk)
    clerk = desk.person("penerima")
    task = clerk.post("/kasus", {"proses": "pilih"}).location
    page = clerk.get(task).text
    no = number_in(page)
    assert 'label="Puskesmas"' in clerk.post(task, {**BEGUN, "_perbarui": "1"}).text
    id_ = path.rpartition("/")[2]
    picked = {**BEGUN, "lembaga[id]": id_}
    assert "0751000001" in words_of(clerk.post(task, {**picked, "_perbarui": "1"}).text)
    assert clerk.post(task, {**picked, "x-selesai": "1"}).status_code == 303

    desk.person("surat").post(f"{path}/henti", {"x-alasan": "Pindah gedung"})
    assert "Tidak dipakai lagi: Pindah gedung" in words_of(clerk.get(path).text)
    again = clerk.get(clerk.post("/kasus", {"proses": "pilih"}).location).text
    assert "Puskesmas Latihan" not in words_of(again)
    assert "Nama lembaga Puskesmas Latihan" in words_of(clerk.get(f"/kasus/{no}").text)

    desk.person("surat").post(f"{path}/pakai", {"x-alasan": "Sudah buka"})
    assert "Puskesmas Latihan" in words_of(clerk.get("/lembaga").text)


def test_an_institution_on_no_list_is_named_without_a_script(desk):
    entered(desk)
    clerk = desk.person("penerima")
    task = clerk.post("/kasus", {"proses": "pilih"}).location
    other = {**BEGUN, "lembaga[id]": "lain", "x-selesai": "1"}
    refused = clerk.post(task, other)
    assert "“Nama lembaga” belum diisi." in words_of(refused.text)
    named = {"lembaga[nama]": "Klinik Ibu", "lembaga[jenis]": "lainnya"}
    assert clerk.post(task, {**other, **named}).status_code == 303
