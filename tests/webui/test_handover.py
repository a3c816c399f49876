"""A case is handed over on one screen: the giver signs, the taker reads, and signs or does not."""

import pytest

from tests.webui.conftest import words_of

SENT = {"kepada": "peksos2", "catatan": "Ibu dihubungi sore hari saja"}


@pytest.fixture
def no(office):
    no, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    return no


def shown(office, path, name):
    return words_of(office.person(name).get(path).text)


def test_the_taker_reads_signs_and_has_the_case(office, no):
    giver, taker = office.person("peksos"), office.person("peksos2")
    assert "Kunjungi keluarga" in shown(office, f"/kasus/{no}/serah-terima", "peksos")
    path = giver.post(f"/kasus/{no}/serah-terima", SENT).location
    assert taker.get(f"/kasus/{no}").status_code == 404
    told = shown(office, path, "peksos2")
    assert "Ibu dihubungi sore hari saja" in told
    assert "Kunjungi keluarga" in told
    assert "Terima dan tanda tangani" in told
    assert "Terima dan tanda tangani" not in shown(office, path, "peksos")
    assert taker.post(path, {"putusan": "terima"}).location == f"/kasus/{no}"
    assert "Budi Santoso menerima dari Rini Anggraini" in shown(office, f"/kasus/{no}", "peksos2")
    assert giver.get(f"/kasus/{no}").status_code == 404
    assert taker.post(path, {"putusan": "tolak", "x-alasan": "cuti"}).status_code == 409


def test_a_no_needs_a_reason_and_the_giver_reads_it(office, no):
    path = office.person("peksos").post(f"/kasus/{no}/serah-terima", SENT).location
    taker = office.person("peksos2")
    assert taker.post(path, {"putusan": "tolak"}).status_code == 422
    assert taker.post(path, {"putusan": "tolak", "x-alasan": "Cuti melahirkan"}).location == path
    assert "Alasan: Cuti melahirkan" in shown(office, path, "peksos")
    assert "Kunjungi keluarga" in shown(office, f"/kasus/{no}", "peksos")
    assert office.person("peksos").post(path, {"putusan": "lain"}).status_code == 404


@pytest.mark.parametrize("whom", ["penerima2", "auditor", "tidak ada", ""])
def test_what_is_refused_is_shown_again_to_be_copied(office, no, whom):
    refused = office.person("peksos").post(f"/kasus/{no}/serah-terima", {**SENT, "kepada": whom})
    assert refused.status_code == 422
    assert "Ibu dihubungi sore hari saja" in refused.text


def test_nobody_else_finds_it(office, no):
    path = office.person("peksos").post(f"/kasus/{no}/serah-terima", SENT).location
    for name in ("penerima2", "manajer", "auditor"):
        assert office.person(name).get(path).status_code == 404
        assert office.person(name).get(f"/kasus/{no}/serah-terima").status_code == 404
