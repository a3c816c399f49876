"""Quick leave works without script: the session ends, and nothing tells where she was."""

from tests.webui.conftest import words_of


def test_the_button_is_on_every_page_of_who_is_signed_in(office):
    no, visit = office.visited_case()
    for path in (visit, f"/kasus/{no}", f"/kasus/{no}/riwayat", "/tugas", "/kasus"):
        assert 'data-quick-leave="/kalender"' in office.person("manajer").get(path).text
    assert "data-quick-leave" not in office.visitor().get("/masuk").text


def test_leaving_ends_the_session_and_shows_a_calendar_that_names_no_system(office):
    no, _ = office.visited_case()
    person = office.person("manajer")
    answer = person.post("/tutup")
    assert (answer.status_code, answer.location) == (303, "/kalender")
    assert '"cache"' in answer.headers["Clear-Site-Data"]
    page = person.get("/kalender").text
    assert "November 2026" in words_of(page)
    assert 'aria-current="date">23<' in page
    assert "lk3" not in words_of(page).lower()
    assert person.get(f"/kasus/{no}").location.startswith("/masuk")
