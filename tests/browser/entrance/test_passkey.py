"""A passkey is made and used in Chromium, on its virtual authenticator."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.entrance.conftest import NAME, WIDTHS, give_password, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.database]

#: A phone or laptop that knows its owner by finger or face.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in(page: Page):
    """Give the page's browser a device that holds keys; returns how to speak to it."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    id_ = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    return lambda verb, **more: line.send(f"WebAuthn.{verb}", {"authenticatorId": id_, **more})


def add_key(page: Page, name: str = "Ponsel saya") -> None:
    page.goto("/akun/kunci")
    page.get_by_label("Nama perangkat").fill(name)
    page.get_by_role("button", name="Tambah kunci").click()


def keep_codes(page: Page) -> None:
    """The first key comes with recovery codes."""
    expect(page.get_by_text("Kunci “Ponsel saya” ditambahkan.")).to_be_visible()
    page.get_by_role("link", name="Sudah saya simpan").click()


def leave(page: Page) -> None:
    page.locator("details.account > summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_text("Anda sudah keluar")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_key_is_added_and_opens_the_door(visit, axe, width):
    page = visit(width)
    plug_in(page)
    sign_in(page)
    add_key(page)
    keep_codes(page)
    axe(page)
    leave(page)

    page.goto("/masuk?lanjut=/akun/kunci")
    axe(page)
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page).to_have_url(re.compile("/akun/kunci$"))
    expect(page.locator("details.account")).to_contain_text(NAME)
    expect(page.get_by_text("terakhir dipakai")).to_be_visible()


def test_a_device_that_does_not_know_its_person_opens_nothing(visit):
    page = visit()
    device = plug_in(page)
    sign_in(page)
    add_key(page)
    keep_codes(page)
    add_key(page, "Sekali lagi")
    expect(page.get_by_text("Perangkat ini sudah memegang kunci")).to_be_visible()
    leave(page)

    device("setUserVerified", isUserVerified=False)
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("Tidak ada kunci yang dipakai")).to_be_visible()


def test_the_password_is_finished_with_the_key(visit, axe):
    page = visit()
    plug_in(page)
    sign_in(page)
    add_key(page)
    keep_codes(page)
    leave(page)

    give_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Satu langkah lagi")
    axe(page)
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tugas")


def test_a_removed_key_is_told_at_the_door(visit):
    page = visit()
    plug_in(page)
    sign_in(page)
    add_key(page)
    keep_codes(page)
    page.get_by_role("button", name="Hapus Ponsel saya").click()
    expect(page.get_by_text("Kunci dihapus.")).to_be_visible()
    leave(page)

    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_text("tidak dikenal atau tidak terbukti")).to_be_visible()


def test_without_a_script_nothing_is_offered_that_cannot_be_done(office, new_context):
    page = new_context(base_url=office.address, java_script_enabled=False).new_page()
    page.goto("/masuk")
    expect(page.get_by_role("button")).to_have_text(["Masuk", "English"])
    sign_in(page)
    page.goto("/akun/kunci")
    expect(page.get_by_text("Peramban ini belum dapat membuat kunci")).to_be_visible()
    expect(page.get_by_role("button", name="Tambah kunci")).to_be_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_fresh_proof_is_given_by_the_key_alone(visit, axe, width):
    page = visit(width)
    plug_in(page)
    sign_in(page)
    add_key(page)
    keep_codes(page)

    page.goto("/masuk/ulang?lanjut=/akun/kunci")
    axe(page)
    page.get_by_role("button", name="Buktikan dengan kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kunci sandi")
    page.goto("/akun")
    expect(page.get_by_text("Membuktikan diri sekali lagi")).to_be_visible()
