"""Through a real OpenID provider, run by node, and back."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from engine import MACHINE_ACTOR, BindProvider
from tests.browser.entrance.conftest import NAME, WHO
from webui.settings import OpenId

pytestmark = [pytest.mark.browser, pytest.mark.database]

SECRET = "rahasia klien di mesin ini"
SUBJECT = "pegawai-7"


@pytest.fixture
def openid(address: str) -> Iterator[OpenId]:
    """A certified provider that expects this office."""
    program = ["node", Path(__file__).with_name("provider.mjs"), address, SECRET]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as node:
        try:
            lines = (line.decode().strip() for line in node.stdout)
            issuer = next(line for line in lines if line.startswith("http"))
            yield OpenId(issuer=issuer, client="lk3", secret=SECRET)
        finally:
            node.terminate()


def say_who(page: Page, subject: str) -> None:
    """Sign in at the provider's own page, and agree that the office is told."""
    # Its page asks for a font from far away; nothing here reaches out.
    page.route(lambda url: "//localhost:" not in url, lambda route: route.fulfill(body=""))
    page.get_by_role("link", name="Masuk dengan akun pemerintah daerah").click()
    page.get_by_placeholder("Enter any login").fill(subject)
    page.get_by_placeholder("and password").fill("apa saja")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_a_person_goes_to_the_provider_and_comes_back_signed_in(office, openid, visit, axe):
    office.engine.do(BindProvider(WHO, openid.issuer, SUBJECT), MACHINE_ACTOR)
    page = visit()
    axe(page)
    page.goto("/masuk?lanjut=/kasus")
    say_who(page, SUBJECT)
    expect(page).to_have_url(f"{office.address}/kasus")
    expect(page.locator("details.account")).to_contain_text(NAME)


def test_somebody_the_office_does_not_know_is_told_so_and_can_still_use_a_password(visit):
    page = visit(360)
    say_who(page, "orang-lain")
    expect(page.get_by_text("belum dihubungkan dengan akun LK3")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("orang-lain")
    expect(page.get_by_label("Kata sandi")).to_be_visible()
