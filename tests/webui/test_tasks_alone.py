"""What volunteers and guards find: their tasks, no door to the case, nothing told of it."""

import re

import pytest

from engine import (
    MACHINE_ACTOR,
    Actor,
    CompleteTask,
    PublishDefinition,
    RegisterAccount,
    StartCase,
)
from tests.engine.village_office import ALIAS, FILES, NOTED, STREET, TOLD
from tests.webui.conftest import PASSWORD, words_of


@pytest.fixture
def no(office):
    """A visit for which a guard and a volunteer are asked; its number."""
    office.engine.do(PublishDefinition("13.77", "kunjung", FILES), MACHINE_ACTOR)
    guard = RegisterAccount("babinsa", "Umar", "13.77", ("mitra_keamanan",), password=PASSWORD)
    office.engine.do(guard, MACHINE_ACTOR)
    officer = Actor(username="penerima", name="Dewi", daerah="13.77", role="petugas_penerima")
    begun = office.engine.do(StartCase("kunjung"), officer)
    office.engine.do(CompleteTask(begun.next_tasks[0], NOTED), officer)
    return begun.case_no


def task_of(person):
    """The address of the first task that she can take."""
    return re.search(r"/tugas/[0-9a-f]{32}", person.get("/tugas?rak=bisa").text)[0]


@pytest.mark.parametrize("name", ["relawan", "babinsa"])
def test_her_list_and_her_task_lead_to_no_case_and_tell_nothing_of_it(office, no, name):
    person = office.person(name)
    path = task_of(person)
    pages = [person.get("/tugas?rak=bisa").text, person.get(path).text]
    person.post(f"{path}/ambil")
    pages += [person.get("/tugas").text, person.get(path).text]
    done = {"sampai": "true", "hasil": "aman", "x-selesai": "1"}
    assert person.post(path, done).status_code == 303
    pages += [person.get("/tugas?rak=selesai").text, person.get(path).text]
    for page in pages:
        assert "/kasus/" not in page
        assert 'name="risiko"' not in page
        assert no in page
        for word in (TOLD, STREET, "Tinggi", "Triase", "Proses kunjung"):
            assert word not in words_of(page)


@pytest.mark.usefixtures("no")
def test_a_form_shows_what_it_hands_over(office):
    person = office.person("relawan")
    path = task_of(person)
    assert ALIAS not in person.get(path).text
    person.post(f"{path}/ambil")
    page = words_of(person.get(path).text)
    assert ALIAS in page
    assert "Anda melihat tugas ini saja, tanpa berkas kasusnya." in page


@pytest.mark.usefixtures("no")
def test_who_was_faster_is_told_without_a_way_to_the_case(office):
    office.engine.do(
        RegisterAccount("relawan2", "Joni", "13.77", ("relawan",), password=PASSWORD), MACHINE_ACTOR
    )
    path = task_of(office.person("relawan"))
    office.person("relawan").post(f"{path}/ambil")
    answer = office.person("relawan2").post(path, {"sampai": "true", "x-selesai": "1"})
    assert answer.status_code == 409
    assert "/kasus/" not in answer.text
    assert "sampaikan kepada manajer kasus" in words_of(answer.text)
