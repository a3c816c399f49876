"""A social worker's way with a family: every long form, the letter, the reply, the end."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import PAPER, story

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.slow]

#: Tasks that are done on their page the first time they come; a message too.
ON_THE_PAGE = (
    "f04_profil_keluarga",
    "f05_asesmen_bpss",
    "f11_rencana_intervensi",
    "f12_catatan_sesi",
    "f17_rujukan",
    "f20_pemantauan",
    "f21_evaluasi_terminasi",
    "msg_konfirmasi_rujukan",
)


def pdf_of(person, path):
    answer = person.page.context.request.get(path, timeout=PAPER)
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(BytesIO(answer.body()))


def record_reply(person, office, answers):
    """An institution answers by letter or telephone; the social worker writes it down."""
    person.open(f"/kasus/{office.no}")
    person.go(person.page.get_by_role("link", name="Catat jawaban lembaga"))
    fill(person.page, answers)
    person.go(person.button("Simpan jawaban"))
    expect(person.page.get_by_text("Jawaban lembaga tercatat; kasus berlanjut.")).to_be_visible()


def print_letter(person, office):
    person.open(f"/kasus/{office.no}")
    letter = person.page.get_by_role("link", name="Surat rujukan (PDF)").get_attribute("href")
    return " ".join(page.extract_text() for page in pdf_of(person, letter).pages)


def on_no_list(data):
    """An institution that the registry does not know is kept as another one."""
    return {"lembaga": {**data["lembaga"], "id": "lain"}} if "lembaga" in data else {}


def kept_answers(office, name, asked):
    """What was kept of a form, each time it was handed in, as far as it was `asked`."""
    form = "f18_jawaban_rujukan" if name.startswith("msg_") else name
    bodies = [one.body for one in office.sheet().answers if one.form == f"{form}.schema.json"]
    return [{key: body.get(key) for key in asked} for body in bodies]


def in_utc(data):
    """Moments are kept in UTC, whatever the zone they were typed in."""
    moments = {key: value for key, value in data.items() if str(value).endswith("+07:00")}
    return {
        key: f"{datetime.fromisoformat(value).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        for key, value in moments.items()
    }


def test_a_social_worker_brings_a_family_from_assessment_to_the_end(office, somebody):
    office.play_until("f04_profil_keluarga")
    steps = story("utama").steps
    begun = next(at for at, step in enumerate(steps) if step.get("complete") == ON_THE_PAGE[0])
    person, left, filled = somebody("pekerja_sosial"), list(ON_THE_PAGE), {}
    for step in steps[begun:]:
        name = step.get("complete") or step.get("message")
        if name not in left:
            office.play(replace(story("utama"), steps=(step,)))
            continue
        left.remove(name)
        filled[name] = step["data"]
        person.slip_in()  # days pass between one form and the next
        if "message" in step:
            assert "400.9.12.1/0001/LK3/III/2026" in print_letter(person, office)
            record_reply(person, office, step["data"])
        else:
            person.work(office.task(name), step["data"])

    assert left == []
    for name, data in filled.items():
        kept = {**data, **in_utc(data), **on_no_list(data)}
        assert kept in kept_answers(office, name, data), name
    person.slip_in()
    person.open(f"/kasus/{office.no}")
    expect(person.page.get_by_text("Kasus ditutup")).to_be_visible()
