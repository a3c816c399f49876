"""Every kind of page, as everybody who comes to it, on a phone and at a desk: nothing amiss."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.pages.crawl import kind_of, pages
from tests.browser.pages.house import HALF_IN, TAKER, TWO_HATS, House
from tests.browser.pages.pictures import portray
from webui.demo import PEOPLE
from webui.practice import HELPERS

pytestmark = [pytest.mark.browser, pytest.mark.database]

#: Addresses that answer with no page.
NO_PAGES = {
    "appointments.feed": "a calendar's feed",
    "attachments.show": "a file",
    "attachments.small": "a small picture",
    "documents.history": "paper",
    "documents.paper": "paper",
    "health.alive": "a word for machines",
    "letters.book": "paper",
    "letters.one": "paper",
    "paper.show": "paper",
    "processes.drawing": "a file",
    "provider.ask": "leads to the provider; tests/browser/entrance goes there",
    "provider.back": "leads on from the provider",
    "static_files.built": "styles and scripts",
    "tasks.front": "leads to the desk",
    "task.onward": "leads to the next task",
    "tasks.news": "leads to the desk",
}
#: Pages that no link of hers leads to, by who comes there: "" is who is not signed in.
BESIDE = {
    "manajer_kasus": ["/darurat"],
    "koordinator": ["/proses/konseling_keluarga/pindah"],
    "auditor": ["/audit/periksa"],
    TWO_HATS: ["/masuk/peran"],
    HALF_IN: ["/masuk/kedua"],
    "": [
        *("/kalender", "/papan/73.71", "/lapor/13.77/warga", "/lapor/13.77/desa"),
        *("/lapor/13.77/cek", "/lapor/13.77"),
    ],
}
EVERYBODY = (*PEOPLE, *HELPERS, TAKER, TWO_HATS, HALF_IN, "")


class Look(NamedTuple):
    """How somebody looks at pages."""

    width: int
    colours: str
    language: str


LOOKS = (Look(360, "light", "id"), Look(1280, "dark", "en"))
#: Everything that axe knows, also what it holds to be best practice or tries out.
JUDGEMENT = """async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  const told = await axe.run(document, {
    rules, resultTypes: ['violations'], preload: false, selectors: false, elementRef: false,
  });
  return told.violations.flatMap(
    (rule) => rule.nodes.map(
      (node) => `${rule.id} (${rule.impact}): ${node.html} ${node.failureSummary}`,
    ),
  );
}"""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
#: Who is signed in, and as what, is not cut off in the head.
CUT = """() => [...document.querySelectorAll('.account bdi, .account small')]
  .some((one) => one.scrollHeight > one.clientHeight + 1)"""


def reached(house: House, who: str) -> Mapping[str, str]:
    """Return the kinds of pages that somebody comes to, each with its path."""
    client = house.sit_down(house.app.test_client(), who)
    found = pages(client, "/" if who else "/masuk") if who != HALF_IN else {}
    beside = [*BESIDE.get(who, []), *house.hers.get(who, []), *(house.doors() if not who else [])]
    return found | {kind_of(house.app, path): path for path in beside}


@pytest.fixture
def opened(
    house: House, new_context: Callable[..., BrowserContext], axe_source: str
) -> Callable[[str, Look], Page]:
    """Open a browser of somebody who looks so."""

    def open_(who: str, look: Look) -> Page:
        context = new_context(base_url=house.address, color_scheme=look.colours)
        context.add_cookies([house.cookie(who, look.language)])
        context.add_init_script(axe_source)
        page = context.new_page()
        page.set_viewport_size({"width": look.width, "height": 800})
        return page

    return open_


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_kind_of_page_is_sound(who, house, opened):
    paths = reached(house, who)
    amiss = []
    for look in LOOKS:
        page = opened(who, look)
        for kind, path in paths.items():
            answer = page.goto(path)
            assert answer.ok, f"{path} {answer.status}"
            amiss += [f"{path} {look}: {one}" for one in page.evaluate(JUDGEMENT)]
            if page.evaluate(TOO_WIDE):
                amiss.append(f"{path} {look}: wider than the screen")
            if page.evaluate(CUT):
                amiss.append(f"{path} {look}: who is signed in is cut off")
            portray(page, f"{who or 'tamu'}-{kind}-{look.language}")
    assert not amiss, "\n".join(amiss)


def test_no_kind_of_page_is_left_out(house):
    kinds = {rule.endpoint for rule in house.app.url_map.iter_rules() if "GET" in rule.methods}
    found = {kind for who in EVERYBODY for kind in reached(house, who)}
    assert kinds - found == NO_PAGES.keys()
