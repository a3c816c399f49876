"""Every template of ours is rendered by some page, and weighs little."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from flask import before_render_template

import webui
from engine import MACHINE_ACTOR, PublishDefinition, RegisterAccount, ResetAccount
from tests.webui.conftest import PASSWORD, number_in
from tests.webui.correspondence import Correspondence
from tests.webui.test_institutions import CLINIC
from tests.webui.test_reports import CITIZEN, sent
from tests.webui.test_second_factor import Woman
from tests.webui.test_transfers import question
from webui.bundles import bundle_of

TEMPLATES = Path(webui.__file__).parent / "templates"
#: Rooms with their own tests.
ELSEWHERE = ("processes/", "forms/")
#: Kilobytes of a compressed page with its style and script, before the diagram.
HEAVIEST = 60


def every_page(office):
    """Walk through the office so that each page is shown once."""
    clerk, social, manager = (office.person(name) for name in ("penerima", "peksos", "manajer"))
    yield office.visitor().get("/masuk")
    yield office.visitor().get("/kalender")
    yield office.visitor().get("/papan/73.71")
    yield office.person("rangkap").get("/masuk/peran")
    yield office.person("rangkap").get("/akun/kunci")
    first = office.open_case()
    yield clerk.get(first)
    clerk.post(first + "/draf", {"nama": "Ani", "x-versi": "0"})
    yield clerk.post(first + "/draf", {"nama": "Ana", "x-versi": "0"})
    no, visit = office.visited_case(jeda="PT1H")
    yield social.get("/tugas?rak=bisa")
    yield social.get("/tugas?rak=bisa&pilih=1&waktu=baru")
    yield social.post("/meja/cari", {"x-cari": no})
    sent = {"x-tugas": visit.rsplit("/", 1)[1], "x-perbuatan": "lepas", "x-alasan": "Sakit"}
    yield social.post("/meja/beberapa", {**sent, "x-tugas": ["0"]})
    yield social.get(visit)
    social.post(visit + "/ambil")
    sent = {"pengamatan": "Rumah bersih", "x-selesai": "1"}
    social.post(visit, sent)
    yield social.get(visit)
    yield social.post(visit, {**sent, "pengamatan": "Rumah rapi"})
    for path in ("/tugas/tertinggal", visit.replace("/tugas/", "/tugas/tertinggal/")):
        yield social.get(path)
    sheet = office.sheet(no)
    yield social.get(f"/kasus/{no}/pesan/{sheet.awaited[0].id}")
    mine = next(answer for answer in sheet.answers if answer.task_name == "Kunjungi keluarga")
    yield social.get(f"/kasus/{no}/isian/{mine.id}")
    for path in (
        "/cari",
        "/kasus",
        f"/kasus/{no}",
        f"/kasus/{no}/riwayat",
        f"/kasus/{no}/linimasa",
    ):
        yield manager.get(path)
    of_work = ("/beban", "/beban/peksos", "/ketidakhadiran")
    for path in (*of_work, "/gangguan", f"/kasus/{no}/perbaikan"):
        yield manager.get(path)
    yield social.get(f"/kasus/{no}/serah-terima")
    sent = {"kepada": "peksos2", "catatan": "Ibu dihubungi sore hari"}
    yield social.get(social.post(f"/kasus/{no}/serah-terima", sent).location)
    yield from access_pages(office, no)
    yield office.person("auditor").get("/audit/periksa")
    yield office.person("auditor").get("/surat")
    yield manager.get("/tidak-ada")
    yield from door_pages(office)
    yield from report_pages(office)
    yield from account_pages(office)
    yield from institution_pages(office)
    yield from pages_of_late_comers(office)
    with office.without_database():
        yield clerk.post(first, {"nama": "Ani"})
    office.clock.turn(timedelta(hours=1))
    lost = clerk.post(first, {"nama": "Ani"})
    yield lost
    door = {"nama": "penerima", "sandi": "teman-bicara-latihan", "bawa:nama": "Ani"}
    yield clerk.post("/masuk", {**door, "lanjut": first})


def transfer_pages(office):
    no = number_in(office.person("manajer").get(office.open_case("manajer")).text)
    yield office.person("manajer").get(f"/kasus/{no}/alih-daerah")
    path = question(office, no)
    yield office.person("manajer").get(f"/kasus/{no}")
    for page in ("/alih-daerah", path):
        yield office.person("timika").get(page)


def access_pages(office, no):
    rescuer = office.person("peksos2")
    yield rescuer.get(f"/kasus/{no}")
    yield rescuer.get(f"/darurat?no={no}")
    rescuer.post("/darurat", {"x-nomor": no, "x-alasan": "Anak dikejar pelaku malam ini"})
    yield office.person("penerima").get("/tugas")
    yield rescuer.get(f"/kasus/{no}/akses")
    for path in ("/akses-darurat", "/pemusnahan", f"/kasus/{no}/pemusnahan"):
        yield office.person("manajer").get(path)


def institution_pages(office):
    yield from transfer_pages(office)
    keeper = office.person("koordinator")
    page = keeper.post("/lembaga", CLINIC).location
    for path in ("/lembaga", "/lembaga/baru", page):
        yield keeper.get(path)


def pages_of_late_comers(office):
    clerk, path = office.person("penerima"), office.open_case()
    no = number_in(clerk.get(path).text)
    office.person("manajer").post(f"/kasus/{no}/tunda", {"x-alasan": "menunggu"})
    sent = {"nama": "Ani", "butuh_kunjungan": "false", "x-selesai": "1"}
    yield clerk.post(path, sent)
    yield office.visitor().get("/sandi/TIDAKADATAUTAN22")


def account_pages(office):
    woman = Woman(office, "peksos2")
    woman.knock()
    yield woman.browser.get("/akun/aplikasi")
    yield woman.enrol()
    yield woman.browser.get("/akun")
    yield woman.browser.get("/masuk/ulang")
    yield woman.browser.get("/akun/sandi")
    yield woman.browser.get("/akun/pemberitahuan")
    yield woman.browser.post("/akun/kalender")
    link = office.engine.do(ResetAccount("relawan", "lupa"), MACHINE_ACTOR).subject
    yield office.visitor().get(f"/sandi/{link}")
    woman.browser = office.visitor()
    woman.knock()
    yield woman.browser.get("/masuk/kedua")
    admin = RegisterAccount("kelola", "Arif", "13.77", ("admin_tenant",), password=PASSWORD)
    office.engine.do(admin, MACHINE_ACTOR)
    for path in ("/orang", "/orang/peksos2"):
        yield office.person("kelola").get(path)
    yield office.person("kelola").post("/orang/peksos2/tautan", {"x-alasan": "lupa"})


def door_pages(office):
    letter = Correspondence(office)
    yield office.person("peksos").get(letter.page)
    yield letter.made
    stranger = office.visitor()
    for path in (letter.path, "/jawab/13.77/TIDAKADATAUTAN22"):
        yield stranger.get(path)
    institution = letter.opened()
    yield institution.get(letter.path)
    office.person("koordinator").post("/pintu/jawab")
    yield institution.get(letter.path)
    yield office.person("peksos").get(letter.page)
    office.person("koordinator").post("/pintu/jawab", {"buka": "1"})
    yield institution.post(letter.path, {"status": "diterima", "x-selesai": "1"})


def report_pages(office):
    files = bundle_of("penjangkauan", "13.77")
    office.engine.do(PublishDefinition("13.77", "penjangkauan", files), MACHINE_ACTOR)
    for path in ("", "/warga", "/cek"):
        yield office.visitor().get(f"/lapor/13.77{path}")
    yield sent(office, office.visitor(), **CITIZEN)
    yield office.person("koordinator").get("/pintu")
    office.person("koordinator").post("/pintu/warga")
    yield office.visitor().get("/lapor/13.77/warga")


@pytest.fixture(scope="module")
def shown(shared_office):
    """The templates and the pages of one walk through the office."""
    names, pages = set(), []

    def note(_app, template, **_):
        names.add(template.name)

    with before_render_template.connected_to(note, shared_office.app):
        pages.extend(every_page(shared_office))
    return names, pages


def test_every_template_is_shown_by_some_page(shown):
    names, _ = shown
    ours = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if not str(path.relative_to(TEMPLATES)).startswith(ELSEWHERE)
    }
    # What a page includes, extends or imports is rendered with it.
    partial = {name for name in ours if name.startswith("parts/")}
    partial |= {name for name in ours if name.startswith("signin/second/")}
    partial |= {"layout.html", "doors/layout.html", "doors/light.html", "tasks/start.html"}
    assert ours - partial == names & ours - partial


def test_every_page_is_whole_and_in_indonesian(shown):
    for page in shown[1]:
        assert page.text.startswith("<!doctype html>")
        assert '<html lang="id">' in page.text
        assert page.text.rstrip().endswith("</html>")
        assert page.text.count("<h1") == 1


def test_every_form_that_posts_carries_the_marks(shown):
    for page in shown[1]:
        for form in page.text.split('<form method="post"')[1:]:
            assert 'name="x-csrf"' in form.split("</form>")[0]


def test_no_id_stands_twice_on_a_page(shown):
    for page in shown[1]:
        ids = [part.split('"')[0] for part in page.text.split(' id="')[1:]]
        assert sorted(ids) == sorted(set(ids))


def test_pages_are_light(shown):
    for page in shown[1]:
        bare = page.text.split('<svg class="diagram')[0]
        assert len(gzip.compress(bare.encode())) < HEAVIEST * 1024 // 2
