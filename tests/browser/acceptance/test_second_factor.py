"""Signing in with a second factor, at a phone and at a desk; being told to wait."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from pyotp import TOTP

from tests.browser.acceptance.office import PASSWORD
from tests.browser.acceptance.widths import PHONE

pytestmark = pytest.mark.browser


def code_of(office, secret):
    office.clock.now += timedelta(seconds=30)
    return TOTP(secret).at(office.clock.now)


def test_password_and_code_open_and_the_devices_are_listed(visitor, office):
    """ASVS 6.3.3, 7.5.2."""
    person = visitor("pekerja_sosial")
    person.open("/masuk?lanjut=/akun")
    person.tell_the_door()
    person.go(person.button("Masuk"))
    person.go(person.page.get_by_role("link", name="Pasang aplikasi kode"))
    secret = "".join(person.page.locator("code.key").inner_text().split())
    person.page.get_by_label("Kode enam angka").fill(code_of(office, secret))
    person.page.get_by_label("Nama telepon ini").fill("Telepon kantor")
    person.go(person.button("Pasang"))
    expect(person.page.locator(".codes li")).to_have_count(10)
    recovery = person.page.locator(".codes li").first.inner_text()
    person.go(person.page.get_by_role("link", name="Sudah saya simpan"))
    expect(person.page.get_by_text("Telepon kantor")).to_be_visible()
    expect(person.page.get_by_text("Perangkat ini")).to_be_visible()

    other = visitor("pekerja_sosial")
    for proof in (code_of(office, secret), recovery):
        other.page.context.clear_cookies()
        other.open("/masuk?lanjut=/akun")
        other.tell_the_door()
        other.go(other.button("Masuk"))
        expect(other.page.get_by_role("heading", name="Satu langkah lagi")).to_be_visible()
        other.page.get_by_label("Kode dari aplikasi").fill(proof)
        other.go(other.button("Lanjut"))
        expect(other.page.get_by_role("heading", name="Keamanan akun")).to_be_visible()
    expect(other.page.get_by_text("Tersisa 9 kode")).to_be_visible()
    other.go(other.button("Keluarkan semua perangkat lain"))
    expect(other.page.get_by_text("Dikeluarkan dari 2 perangkat.")).to_be_visible()
    person.page.reload()
    expect(person.page).to_have_url(re.compile("/masuk"))


@PHONE
def test_who_guesses_is_told_to_wait_and_then_let_in(visitor, office):
    """ASVS 6.3.1."""
    person = visitor("auditor")
    for _ in range(6):
        person.page.goto("/masuk")
        person.tell_the_door("bukan kata sandinya")
        person.go(person.button("Masuk"))
    expect(person.page.get_by_role("alert")).to_contain_text("Tunggu 1 menit")
    office.clock.now += timedelta(minutes=1)
    person.tell_the_door(PASSWORD)
    person.go(person.button("Masuk"))
    expect(person.page).not_to_have_url(re.compile("/masuk"))
