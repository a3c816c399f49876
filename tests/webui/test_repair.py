"""Incidents and the page that mends a case: what is offered, what is done, what is told."""

import re

import pytest

from tests.webui.conftest import words_of

WHY = {"x-alasan": "Tanggalnya salah tulis"}


@pytest.fixture
def stuck(office) -> str:
    """A case whose clock cannot start with what was typed; returns its number."""
    no, visit = office.visited_case(jeda="bukan waktu")
    person = office.person("peksos")
    person.post(visit + "/ambil")
    person.post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    wait = office.sheet(no).awaited[0].id
    person.post(f"/kasus/{no}/pesan/{wait}", {"status": "diterima", "x-selesai": "1"})
    return no


def hidden(page: str, deed: str) -> dict[str, str]:
    """The hidden fields of the first form on the page that does this deed."""
    form = page[page.index(f"/perbaikan/{deed}") :].split("</form>", maxsplit=1)[0]
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))


def mend(office, no, deed, name="manajer", **more):
    person = office.person(name)
    page = person.get(f"/kasus/{no}/perbaikan").text
    sent = {key: value for key, value in hidden(page, deed).items() if key != "x-csrf"}
    return person.post(f"/kasus/{no}/perbaikan/{deed}", {**sent, **WHY, **more})


def test_the_list_tells_each_incident_and_leads_to_its_case(office, stuck):
    page = office.person("koordinator").get("/gangguan").text
    assert f'href="/kasus/{stuck}/perbaikan"' in page
    assert "tidak dapat dijalankan: “…” bukan tanggal" in words_of(page)


def test_both_languages_tell_the_reason_of_a_stored_incident(office, stuck):
    manager = office.person("manajer")
    assert "bukan tanggal" in words_of(manager.get(f"/kasus/{stuck}").text)
    manager.post("/bahasa", {"bahasa": "en"})
    assert "could not run: “…” is not an ISO 8601 date" in words_of(
        manager.get(f"/kasus/{stuck}").text
    )
    manager.post("/bahasa", {"bahasa": "id"})


def test_a_value_is_set_right_and_the_case_goes_on(office, stuck):
    assert mend(office, stuck, "betulkan", nama="jeda", nilai="PT2H").status_code == 303
    assert office.sheet(stuck).case.status == "running"
    history = words_of(office.person("manajer").get(f"/kasus/{stuck}/riwayat").text)
    assert "Nilai dibetulkan" in history
    assert "PT2H" not in history
    team = words_of(office.person("penerima").get(f"/kasus/{stuck}").text)
    assert "jeda: PT2H" in team


def test_a_value_that_does_not_fit_is_refused_with_the_reason(office, stuck):
    answer = mend(office, stuck, "betulkan", nama="jeda", nilai="[1]")
    assert answer.status_code == 422
    assert "nilai ini tidak cocok" in words_of(answer.text)


def test_a_step_is_passed_over(office, stuck):
    assert mend(office, stuck, "lewati").status_code == 303
    assert "Langkah dilewati" in words_of(
        office.person("manajer").get(f"/kasus/{stuck}/riwayat").text
    )
    assert office.person("manajer").get("/gangguan").text.count("/perbaikan") == 0


def test_what_is_tried_again_and_fails_stays_on_the_page(office, stuck):
    assert mend(office, stuck, "ulangi").status_code == 303
    page = words_of(office.person("manajer").get(f"/kasus/{stuck}/perbaikan").text)
    assert "Tercatat dalam riwayat kasus." in page
    assert "tidak dapat dijalankan" in page


def test_a_token_is_moved_to_an_offered_target(office):
    no, _ = office.visited_case()
    page = office.person("koordinator").get(f"/kasus/{no}/perbaikan").text
    assert '<option value="catat">' in page
    assert mend(office, no, "pindahkan", "koordinator", tujuan="catat").status_code == 303
    open_ones = [task.element for task in office.sheet(no).tasks if task.status == "open"]
    assert open_ones == ["catat"]


def test_an_old_page_and_an_unknown_deed_do_nothing(office, stuck):
    assert mend(office, stuck, "lewati", **{"x-versi": "1"}).status_code == 409
    manager = office.person("manajer")
    assert manager.post(f"/kasus/{stuck}/perbaikan/ledakkan", WHY).status_code == 404
    assert office.sheet(stuck).case.status == "stuck"


def test_a_coordinator_mends_the_way_but_touches_no_value(office, stuck):
    page = office.person("koordinator").get(f"/kasus/{stuck}/perbaikan").text
    assert "/perbaikan/lewati" in page
    assert "/perbaikan/betulkan" not in page
