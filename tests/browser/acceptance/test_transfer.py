"""A family moves: its manager asks another daerah, whose manager reads it only after her yes."""

import pytest
from playwright.sync_api import expect

from engine import MACHINE_ACTOR, CarryTransfers, PublishDefinition, RegisterAccount
from tests.browser.acceptance.office import PATHWAY
from webui.accounts import account_name
from webui.bundles import bundle_of
from webui.demo import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.database]

THERE = "94.04"
TAKER = account_name("manajer_kasus", THERE)
NOTE = "Ibu sudah tiga sesi; telepon siang hari saja."
FAMILY = "Rahmi Yulianti"


@pytest.fixture
def both(office):
    """The office, and one manager in Mimika with the same pathway."""
    account = RegisterAccount(TAKER, "Yohana Magai", THERE, ("manajer_kasus",), password=PASSWORD)
    office.engine.do(account, MACHINE_ACTOR)
    bundle = bundle_of(PATHWAY, THERE)
    office.engine.do(PublishDefinition(THERE, PATHWAY, bundle), MACHINE_ACTOR)
    office.play_until("f12_catatan_sesi")
    return office


def carry(office):
    assert office.engine.do(CarryTransfers(), MACHINE_ACTOR).count == 1


def ask(giver, no):
    giver.open(f"/kasus/{no}")
    giver.go(giver.page.get_by_role("link", name="Alihkan kasus ke daerah lain"))
    page = giver.page
    expect(page.get_by_text("Penerimaan awal")).to_be_visible()
    expect(page.get_by_text("Tidak ada nama dan tidak ada cerita")).to_be_visible()
    page.get_by_label("Daerah yang melanjutkan").select_option(label="Kabupaten Mimika")
    for choice in ("Keluarga pindah ke daerah itu", "Segera", "Keluarga setuju"):
        page.get_by_label(choice, exact=True).check()
    page.get_by_label("Pengantar untuk LK3 penerima").fill(NOTE)
    giver.go(giver.button("Usulkan alih kelola"))
    expect(page.get_by_text("Kasus tetap di sini sampai daerah itu menerimanya")).to_be_visible()


def come(taker):
    taker.open("/kasus")
    taker.go(taker.page.get_by_role("link", name="Kasus dari daerah lain"))
    taker.go(taker.page.locator("ul.desk h2 a").first)


def test_two_managers_bring_a_family_over(both, somebody):
    giver, taker = somebody("manajer_kasus"), somebody(TAKER)
    ask(giver, both.no)
    carry(both)
    come(taker)
    page = taker.page
    assert FAMILY not in page.content()
    assert NOTE not in page.content()
    taker.go(taker.button("Terima kasus ini"))
    expect(page.get_by_text("kasusnya sedang dibuka")).to_be_visible()
    carry(both)
    page.reload()
    taker.go(page.get_by_role("link", name="Buka kasus LK3-9404"))
    expect(page.get_by_text("Datang dari Kota Pariaman")).to_be_visible()
    expect(page.get_by_role("heading", name="Keluarga")).to_be_visible()
    assert FAMILY in page.content()
    expect(page.get_by_text(NOTE)).to_be_visible()
    giver.open(f"/kasus/{both.no}")
    expect(giver.page.get_by_text("Dialihkan ke Kabupaten Mimika")).to_be_visible()


def test_a_no_leaves_the_family_where_it_is(both, somebody):
    giver, taker = somebody("manajer_kasus"), somebody(TAKER)
    ask(giver, both.no)
    carry(both)
    come(taker)
    taker.page.get_by_text("Tolak", exact=True).click()
    taker.page.get_by_label("Keluarga tidak tinggal di daerah kami").check()
    taker.go(taker.button("Tolak alih kelola"))
    carry(both)
    giver.open(f"/kasus/{both.no}")
    expect(giver.page.get_by_text("Keluarga tidak tinggal di daerah kami")).to_be_visible()
    expect(giver.page.get_by_role("link", name="Alihkan kasus ke daerah lain")).to_be_visible()
