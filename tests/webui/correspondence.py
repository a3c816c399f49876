"""A referral letter that waits for its answer, and somebody who has the link and the code."""

import re
from html import unescape

from tests.webui.conftest import Office, Person

STORY = "Suaminya memukul lagi semalam"


class Correspondence:
    """A case that waits for an institution, and the link by which that may answer."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.no, visit = office.visited_case(cerita=STORY)
        worker = office.person("peksos")
        worker.post(f"{visit}/ambil")
        assert worker.post(visit, {"x-selesai": "1", "pengamatan": "Baik."}).status_code == 303
        self.awaited = next(iter(self.sheet().awaited)).id
        self.page = f"/kasus/{self.no}/pesan/{self.awaited}"
        self.make()

    def sheet(self):
        return self.office.sheet(self.no)

    def make(self) -> None:
        made = self.office.person("peksos").post(f"{self.page}/tautan")
        assert made.status_code == 200
        self.made = made
        link, code = map(unescape, re.findall(r'<code class="key">([^<]+)</code>', made.text))
        self.path, self.code = "/" + link.split("/", 3)[3], code

    def opened(self) -> Person:
        """Somebody of the institution, who has given the code."""
        institution = self.office.visitor()
        assert institution.post(f"{self.path}/kode", {"x-kode": self.code}).status_code == 303
        return institution

    @property
    def link_id(self) -> str:
        page = self.office.person("peksos").get(self.page).text
        return re.findall(r"/tautan/([^/]+)/cabut", page)[0]
