"""What a colleague left behind stands on one page, and is dealt out in one form."""

import pytest

from engine import MACHINE_ACTOR, Actor, EndTerm, PersonByUsername, TellOfLeavers
from tests.webui.conftest import words_of

AUDITOR = Actor(username="auditor", name="", daerah="13.77", role="auditor")
PAGE = "/beban/peksos"
WHY = {"x-alasan": "Ia pindah dinas"}


def leaves(office, username="peksos"):
    for term in office.engine.ask(PersonByUsername(username), AUDITOR).terms:
        office.engine.do(EndTerm(username, term.id, "Pindah dinas"), MACHINE_ACTOR)


@pytest.fixture
def left(office):
    """Two cases of a social worker who has left."""
    numbers = []
    for _ in range(2):
        no, visit = office.visited_case()
        office.person("peksos").post(visit + "/ambil")
        numbers.append(no)
    leaves(office)
    return numbers


def shown(office, path):
    return words_of(office.person("manajer").get(path).text)


def dealt(office, **said):
    return office.person("manajer").post(PAGE, {**WHY, **said})


def rows(*numbers, to=""):
    return {f"x-kasus-{no}": to for no in numbers}


def test_the_load_names_her_until_nothing_is_left(office, left):
    assert "Tinggalan rekan yang berhenti bertugas Rini Anggraini 2 kasus" in shown(
        office, "/beban"
    )
    assert "1 tugas · anggota tim" in shown(office, PAGE)
    assert dealt(office, **{"x-kepada": "peksos2"}, **rows(*left)).location == PAGE
    assert "2 baris sudah diserahkan" in shown(office, PAGE)
    assert "Tidak ada lagi yang dipegang." in shown(office, PAGE)
    assert "Tinggalan rekan" not in shown(office, "/beban")
    for no in left:
        assert office.person("peksos2").get(f"/kasus/{no}").status_code == 200
        assert "Tinggalan rekan diserahkan" in shown(office, f"/kasus/{no}/riwayat")


def test_each_row_goes_where_its_own_choice_says(office, left):
    first, second = left
    said = {"x-kepada": "peksos2", **rows(first), **rows(second, to="-")}
    assert dealt(office, **said).location == PAGE
    page = shown(office, PAGE)
    assert first not in page
    assert second in page
    assert dealt(office, **rows(second, to="peksos2")).location == PAGE
    assert "Tidak ada lagi yang dipegang." in shown(office, PAGE)


def test_a_row_that_is_refused_says_why_and_the_others_go_over(office, left):
    first, second = left
    said = {**rows(first, to="peksos2"), **rows(second, to="penerima2")}
    page = words_of(dealt(office, **said).text)
    assert "1 baris sudah diserahkan." in page
    assert "1 baris tidak berubah" in page
    assert "tidak memegang peran yang diperlukan" in page


def test_what_is_missing_is_named_and_what_was_chosen_stays(office, left):
    nobody = dealt(office, **rows(*left))
    assert nobody.status_code == 422
    assert "Pilih penerimanya untuk semua, atau baris demi baris." in words_of(nobody.text)
    assert 'value="Ia pindah dinas"' in nobody.text
    silent = dealt(office, **{"x-alasan": " "}, **rows(left[0], to="peksos2"))
    assert silent.status_code == 422
    assert '<option value="peksos2" selected>' in silent.text
    assert all(no in silent.text for no in left)


def test_who_still_works_here_is_shown_and_not_dealt_out(office):
    no, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    page = shown(office, PAGE)
    assert "Ia masih bertugas." in page
    assert no in page
    assert "Serahkan" not in office.person("manajer").get(PAGE).text
    assert "masih bertugas" in words_of(dealt(office, **rows(no, to="peksos2")).text)


def test_where_nobody_has_the_hat_the_row_says_so(office, left):
    for name in ("peksos2", "rangkap"):
        leaves(office, name)
    page = shown(office, PAGE)
    assert page.count("Tidak ada rekan yang memegang peran yang diminta") == len(left)


def test_others_do_not_see_it_and_nobody_of_that_name_is_no_page(office, left):
    for name in ("penerima", "auditor"):
        assert office.person(name).get(PAGE).status_code == 403
        sent = {**WHY, **rows(*left, to="peksos2")}
        assert office.person(name).post(PAGE, sent).status_code == 403
    assert office.person("manajer").get("/beban/siapa").status_code == 404
    assert len(left) == shown(office, PAGE).count("anggota tim")


@pytest.mark.usefixtures("left")
def test_the_manager_is_told_on_her_desk(office):
    assert office.engine.do(TellOfLeavers(), MACHINE_ACTOR).count == 1
    desk = office.person("manajer").get("/tugas").text
    assert "Rini Anggraini masih memegang pekerjaan" in words_of(desk)
    assert 'href="/beban#tinggalan"' in desk
