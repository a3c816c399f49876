"""Places on pages: their names, who is offered for them, what a manager is told."""

from json import dumps

import pytest

from engine import (
    MACHINE_ACTOR,
    Actor,
    AddTerm,
    CompleteTask,
    PublishDefinition,
    Refused,
    RegisterAccount,
    StartCase,
)
from processes import full_name
from tests.engine.office import diagram, form
from tests.engine.village_office import FILES, NOTED
from tests.webui.conftest import PASSWORD, number_in, words_of
from tests.webui.test_tasks_alone import task_of
from webui.people.areas import areas_of

OFFICER = Actor(username="penerima", name="Dewi", daerah="13.77", role="petugas_penerima")
PLACE = {
    "type": "string",
    "title": "Desa/Kelurahan",
    "pattern": "^[0-9]{2}\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?$",
    "x-usulan": "wilayah",
}
SITES = f"""
<bpmn:startEvent id="m"/>
<bpmn:userTask id="t" name="Tempat">{form("tempat")}</bpmn:userTask>
<bpmn:endEvent id="s"/>
"""
PLACES = {"aur": "13.77.01.1001", "utara": "13.77.02"}


@pytest.fixture
def village(office):
    """An office with two officials, and a visit in Karan Aur."""
    office.engine.do(PublishDefinition("13.77", "kunjung", FILES), MACHINE_ACTOR)
    for name, place in PLACES.items():
        account = RegisterAccount(name, f"Bu {name}", "13.77", (), password=PASSWORD)
        office.engine.do(account, MACHINE_ACTOR)
        office.engine.do(AddTerm(name, "perangkat_desa", areas=(place,)), MACHINE_ACTOR)
    return office


def visit(office, place="13.77.01.1001"):
    begun = office.engine.do(StartCase("kunjung"), OFFICER)
    noted = {**NOTED, "alamat": {**NOTED["alamat"], "kode_wilayah": place}}
    office.engine.do(CompleteTask(begun.next_tasks[0], noted), OFFICER)
    return begun.case_no


def test_the_session_of_an_official_brings_her_places(village):
    visit(village)
    near, far = village.person("aur"), village.person("utara")
    path = task_of(near)
    assert "Tidak ada tugas yang menunggu diambil." in words_of(far.get("/tugas?rak=bisa").text)
    for person, status in ((far, 404), (near, 303)):
        assert person.post(f"{path}/ambil").status_code == status
    page = near.get(path).text
    assert "/kasus/" not in page
    assert "Melati" in words_of(page)
    assert near.post(path, {"keadaan": "Tenang", "x-selesai": "1"}).status_code == 303


def test_the_manager_is_shown_the_place_and_may_choose_from_who_serves_there(village):
    visit(village)
    path = task_of(village.person("aur"))
    page = village.person("manajer").get(path).text
    assert "Wilayah Karan Aur, Pariaman Tengah" in words_of(page)
    assert 'value="aur"' in page
    assert 'value="utara"' not in page


def test_the_manager_is_told_of_a_family_where_nobody_serves(village):
    no = visit(village, "13.77.04.2001")
    page = words_of(village.person("manajer").get("/tugas").text)
    assert f"Tidak ada perangkat desa yang dapat mengerjakan “Tengok” pada kasus {no}." in page
    assert no not in village.person("aur").get("/tugas?rak=bisa").text


def test_a_name_that_several_places_bear_is_asked_by_code():
    with pytest.raises(Refused) as refused:
        areas_of(["nusaniwe"], "81.71")
    [problem] = refused.value.problems
    assert str(problem.message) == "“nusaniwe” ada beberapa di Kota Ambon."
    assert str(problem.repair).startswith("Tulis kodenya: 81.71.0")
    assert areas_of(["Sirimau ", "Sirimau"], "81.71") == ("81.71.02",)


def test_a_place_is_named_with_what_it_lies_in():
    assert full_name("13.77.01.1001") == "Karan Aur, Pariaman Tengah"
    assert full_name("13.77.01") == "Pariaman Tengah"
    assert full_name("13.77") == "Kota Pariaman"
    assert full_name("99.99") == "99.99"


def test_a_place_is_typed_by_its_name_kept_by_its_code_and_read_by_its_name(office):
    where = {"type": "object", "title": "Tempat", "required": ["w"], "properties": {"w": PLACE}}
    drawn = diagram("tempat", SITES, "m > t\nt > s", {"petugas_penerima": "m t s"})
    files = {"tempat.bpmn": drawn, "tempat.schema.json": dumps(where).encode()}
    office.engine.do(PublishDefinition("13.77", "tempat", files), MACHINE_ACTOR)
    clerk = office.person("penerima")
    task = clerk.post("/kasus", {"proses": "tempat"}).location
    page = clerk.get(task).text
    assert '<option value="Karan Aur, Pariaman Tengah">' in page
    assert clerk.post(task, {"w": "antah", "x-selesai": "1"}).status_code == 422
    assert clerk.post(task, {"w": "karan aur", "x-selesai": "1"}).status_code == 303

    [answer] = office.sheet(number_in(page)).answers
    assert answer.body == {"w": "13.77.01.1001"}
    told = words_of(clerk.get(f"/kasus/{number_in(page)}").text)
    assert "Desa/Kelurahan Karan Aur, Pariaman Tengah" in told
