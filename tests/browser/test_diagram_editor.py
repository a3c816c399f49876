"""A coordinator draws: opens, adds a task with a form and a lane, is told problems, publishes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from engine import (
    MACHINE_ACTOR,
    Actor,
    Database,
    DefinitionByVersion,
    Engine,
    PublishDefinition,
    RegisterAccount,
    SaveDiagram,
    StartCase,
)
from forms import FormLibrary
from tests.browser.serving import serving
from tests.conftest import Databases, HandClock, QuickPasswords
from tests.frontend.canonical import canonical
from webui import create_app
from webui.bundles import bundle_of
from webui.settings import Settings

pytestmark = pytest.mark.browser

PROCESS, DAERAH = "konseling_keluarga", "13.77"
PASSWORD = "teman-bicara-latihan"  # the demo's, known to all
ROOT = Path(__file__).parents[2]
EVERY_EXTENSION = ROOT / "tests/frontend/every_extension.bpmn"
EDITOR = f"/proses/{PROCESS}/sunting"
COORDINATOR = Actor(username="koordinator", name="Yusuf", daerah=DAERAH, role="koordinator")
RECEIVER = Actor(username="penerima", name="Dewi", daerah=DAERAH, role="petugas_penerima")


@pytest.fixture(scope="module")
def template(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with two people and one published process."""
    with databases.copy(migrated, tmp_path_factory.mktemp("office")) as url:
        database = Database(url)
        engine = Engine(database, FormLibrary(), QuickPasswords(), HandClock())
        for person in (COORDINATOR, RECEIVER):
            account = RegisterAccount(
                person.username, person.name, DAERAH, (person.role,), password=PASSWORD
            )
            engine.do(account, MACHINE_ACTOR)
        engine.do(PublishDefinition(DAERAH, PROCESS, bundle_of(PROCESS)), MACHINE_ACTOR)
        database.close()
        yield url


@pytest.fixture
def office(
    engine: Engine, database_url: str, clock: HandClock, tmp_path: Path
) -> Iterator[tuple[str, Engine]]:
    """An office with one published process; its address and its engine."""
    settings = Settings(database_url=database_url, secret="s" * 40, var=tmp_path)
    with serving(create_app(engine, settings, clock)) as address:
        yield address, engine


@pytest.fixture
def desk(office: tuple[str, Engine], new_context: Callable[..., BrowserContext]) -> Page:
    """The coordinator's browser, signed in."""
    address, _ = office
    page = new_context(base_url=address).new_page()
    page.goto("/masuk?lanjut=/proses")
    page.get_by_label("Nama pengguna").fill(COORDINATOR.username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/proses")
    return page


def open_editor(page: Page) -> None:
    page.goto(EDITOR)
    page.locator("[data-editor][data-ready]").wait_for()


def saved_source(page: Page) -> str:
    return page.evaluate(
        "document.querySelector('[data-editor]').modeler.saveXML({format: true})"
        ".then((answer) => answer.xml)"
    )


def unsaid(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelector('[data-editor]').unsaid]")


def choose(page: Page, element: str) -> None:
    """Select by keyboard, the way of somebody without a mouse."""
    page.locator(f'[data-outline] [data-element="{element}"]').focus()
    page.keyboard.press("Enter")


def publish(page: Page, note: str) -> None:
    page.get_by_role("button", name="Terbitkan …").click()
    page.get_by_label("Apa yang berubah, dan mengapa?").fill(note)
    page.get_by_role("button", name="Terbitkan", exact=True).click()


def test_a_coordinator_adds_a_task_with_a_form_and_a_lane_and_publishes_version_2(office, desk):
    address, engine = office
    engine.do(StartCase(PROCESS), RECEIVER)
    open_editor(desk)

    choose(desk, "tetapkan_petugas")
    desk.get_by_role("button", name="Tambah tugas setelah langkah ini").press("Enter")
    desk.keyboard.type("Telepon lembaga dahulu")
    desk.keyboard.press("Enter")
    desk.get_by_label("Formulir").select_option("kerja_telepon_lembaga.schema.json")
    desk.get_by_label("Lajur").select_option(label="Pekerja sosial")
    desk.get_by_label("Tenggat").fill("P2D")
    desk.get_by_label("Tahap").select_option("asesmen")
    expect(desk.locator("[data-saved]")).to_have_text("Tersimpan sebagai draf ")
    desk.get_by_role("button", name="Periksa").click()
    expect(desk.locator("[data-summary]")).to_have_text("Tidak ada masalah.")
    assert unsaid(desk) == []

    desk.get_by_role("button", name="Terbitkan …").click()
    expect(desk.get_by_role("dialog")).to_contain_text("1 kasus yang berjalan tetap memakai")
    desk.keyboard.press("Escape")
    publish(desk, "Lembaga ditelepon sebelum sesi pertama")
    desk.wait_for_url(f"{address}/proses/{PROCESS}")
    expect(desk.get_by_text("Versi 2 terbit.")).to_be_visible()
    expect(desk.get_by_role("listitem").filter(has_text="Telepon lembaga dahulu")).to_be_visible()

    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    (node,) = [
        node
        for node in sheet.processes[PROCESS].nodes.values()
        if node.name == "Telepon lembaga dahulu"
    ]
    assert (node.form, node.role) == ("kerja_telepon_lembaga.schema.json", "pekerja_sosial")
    assert (node.due, node.stage) == ('"P2D"', "asesmen")
    assert "kerja_telepon_lembaga.uischema.json" in sheet.files
    assert [(one.version, one.running) for one in sheet.versions] == [(2, 0), (1, 1)]


def test_a_conditional_event_is_asked_what_it_waits_for(desk):
    open_editor(desk)
    event = desk.evaluate(
        """() => {
          const modeler = document.querySelector('[data-editor]').modeler;
          const [task] = modeler.get('elementRegistry').filter(
            ({type}) => type === 'bpmn:UserTask');
          const wanted = {type: 'bpmn:BoundaryEvent', host: task,
            eventDefinitionType: 'bpmn:ConditionalEventDefinition'};
          const event = modeler.get('modeling').createShape(
            wanted, {x: task.x, y: task.y}, task, {attach: true});
          return event.id;
        }"""
    )
    choose(desk, event)
    desk.get_by_label("Syarat", exact=True).fill('risiko = "tinggi"')
    desk.get_by_label("Syarat", exact=True).press("Tab")
    expect(desk.locator("[data-saved]")).to_have_text("Tersimpan sebagai draf ")

    assert 'risiko = "tinggi"</bpmn:condition>' in saved_source(desk).replace("&#34;", '"')
    assert unsaid(desk) == []


def test_problems_stand_on_the_element_and_in_the_list_and_the_draft_is_kept(office, desk):
    _, engine = office
    open_editor(desk)
    flow = "ke_alihkan_layanan_dari_gw_layanan_lain"
    choose(desk, flow)
    desk.get_by_label("Syarat", exact=True).fill("jalur = = 1")
    desk.get_by_label("Syarat", exact=True).press("Tab")

    publish(desk, "")

    problem = desk.locator('[data-problems] li[data-severity="error"]').first
    expect(problem).to_be_visible()
    expect(desk.locator("[data-told]")).to_have_text(
        "Belum dapat diterbitkan. Diagram tetap tersimpan sebagai draf."
    )
    badge = desk.locator(f'[data-container-id="{flow}"] .problem-error')
    expect(badge).to_be_visible()
    expect(desk.locator(f'[data-element-id="{flow}"].marked-error').first).to_be_attached()
    choose(desk, "penerimaan")
    problem.get_by_role("button").click()
    selected = "document.querySelector('[data-editor]').modeler.get('selection').get()[0].id"
    assert desk.evaluate(selected) == flow
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    assert sheet.definition.version == 1
    assert b"jalur = = 1" in (sheet.draft or b"")

    desk.goto(f"/proses/{PROCESS}")
    expect(desk.get_by_text("Ada draf yang belum terbit")).to_be_visible()


def test_a_drawing_changed_elsewhere_is_told_and_not_overwritten(office, desk):
    _, engine = office
    open_editor(desk)
    elsewhere = bundle_of(PROCESS)[f"{PROCESS}.bpmn"]
    engine.do(SaveDiagram(PROCESS, elsewhere), COORDINATOR)

    choose(desk, "tetapkan_petugas")
    desk.get_by_label("Tenggat").fill("P9D")

    expect(desk.locator("[data-saved]")).to_contain_text("Diagram ini sudah diubah di tempat lain")
    sheet = engine.ask(DefinitionByVersion(PROCESS), COORDINATOR)
    assert (sheet.draft, sheet.draft_version) == (elsewhere, 1)


@pytest.mark.parametrize(
    "path", [ROOT / f"processes/library/{PROCESS}/{PROCESS}.bpmn", EVERY_EXTENSION]
)
def test_a_diagram_opened_and_saved_unchanged_says_the_same(path, office, desk):
    _, engine = office
    engine.do(SaveDiagram(PROCESS, path.read_bytes()), COORDINATOR)

    open_editor(desk)

    expect(desk.locator("[data-told]")).to_be_empty()
    assert canonical(saved_source(desk).encode()) == canonical(path.read_bytes())


def test_every_panel_and_menu_speaks_indonesian(office, desk):
    _, engine = office
    engine.do(SaveDiagram(PROCESS, EVERY_EXTENSION.read_bytes()), COORDINATOR)
    open_editor(desk)

    for step in desk.locator("[data-outline] button").all():
        step.click()
        replace = desk.locator(".djs-context-pad .entry[data-action=replace]")
        if replace.count():
            replace.click()
            expect(desk.locator(".djs-popup")).to_be_visible()
            desk.keyboard.press("Escape")
        closed = desk.locator(".bio-properties-panel-group-header:not(.open)")
        while closed.count():
            closed.first.click()
    choose(desk, "lajur")
    expect(desk.get_by_label("Peran")).to_have_value("petugas_penerima")
    expect(desk.get_by_title("Toggle section")).to_have_count(0)

    assert unsaid(desk) == []


def test_the_english_page_keeps_the_librarys_own_words(desk):
    desk.get_by_role("button", name="English").click()
    open_editor(desk)

    choose(desk, "tetapkan_petugas")

    expect(desk.locator(".editor-panel")).to_contain_text("Execution")
    expect(desk.locator(".editor-panel")).to_contain_text("User Task")


@pytest.mark.parametrize("width", [360, 1280])
def test_list_picture_and_editor_pass_axe_and_fit_the_screen(width, desk, axe):
    desk.set_viewport_size({"width": width, "height": 800})
    for path in ("/proses", f"/proses/{PROCESS}?bagian=sp_rujukan"):
        desk.goto(path)
        axe(desk)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
    open_editor(desk)
    choose(desk, "tetapkan_petugas")
    axe(desk)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    expect(desk.locator(".bjs-powered-by")).to_be_visible()


def test_on_a_telephone_she_is_told_that_drawing_wants_a_wider_screen(desk):
    desk.set_viewport_size({"width": 360, "height": 800})
    open_editor(desk)
    expect(desk.get_by_text("Layar ini sempit untuk menggambar.")).to_be_visible()
    desk.set_viewport_size({"width": 1280, "height": 800})
    expect(desk.get_by_text("Layar ini sempit untuk menggambar.")).to_be_hidden()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Unduh berkas BPMN").click()
    assert download.value.suggested_filename == f"{PROCESS}.bpmn"
    assert b"<bpmn:definitions" in Path(download.value.path()).read_bytes()


def test_without_script_nothing_dead_is_shown_and_the_diagram_is_read(desk, new_context):
    kept = desk.context.storage_state()
    bare = new_context(base_url=desk.url, storage_state=kept, java_script_enabled=False).new_page()
    bare.set_viewport_size({"width": 360, "height": 800})
    bare.goto(EDITOR)
    told = bare.locator("noscript")  # roles and texts are not looked for within it
    expect(told.locator("p")).to_contain_text("Penyunting diagram memerlukan JavaScript.")
    expect(told.locator("p")).to_be_visible()
    expect(bare.get_by_role("button", name="Periksa")).to_be_hidden()
    expect(bare.locator(".editor-desk")).to_be_hidden()
    told.locator(f'a[href="/proses/{PROCESS}"]').click()
    expect(bare.locator(".diagram-box svg")).to_be_visible()
    expect(bare.get_by_role("heading", name="Langkah", exact=True)).to_be_visible()
