"""The page that takes cases to another version: a plan, counterparts, a button, the way back."""

import re

import pytest

from engine import (
    MACHINE_ACTOR,
    Actor,
    CaseByNo,
    CompleteTask,
    PublishDefinition,
    RegisterAccount,
    StartCase,
)
from tests.engine.newer import RENAMED, changed
from tests.engine.office import BUNDLE, GOOD
from tests.webui.conftest import Person, words_of
from tests.webui_processes.conftest import DAERAH, PASSWORD

OFFICER = Actor(username="penerima", name="Dewi", daerah=DAERAH, role="petugas_penerima")
PATH = "/proses/aduan/pindah"


@pytest.fixture
def case(engine) -> str:
    """A case at a step that has another id in the second version."""
    officer = RegisterAccount("penerima", "Dewi", DAERAH, (OFFICER.role,), password=PASSWORD)
    engine.do(officer, MACHINE_ACTOR)
    engine.do(PublishDefinition(DAERAH, "aduan", BUNDLE), MACHINE_ACTOR)
    begun = engine.do(StartCase("aduan"), OFFICER)
    engine.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    engine.do(PublishDefinition(DAERAH, "aduan", changed(RENAMED)), MACHINE_ACTOR)
    return begun.case_no


def version_of(engine, no):
    return engine.ask(CaseByNo(no), OFFICER).case.definition


def test_a_plan_names_what_wants_a_counterpart_and_offers_the_new_steps(coordinator, case):
    page = coordinator.get(PATH).text
    assert "“Tangani” tidak ada pada versi 2." in words_of(page)
    assert '<option value="dampingi">Dampingi (dampingi)</option>' in page
    assert f'value="{case}" checked' not in page
    assert "Pindahkan kasus ke versi lain" in coordinator.get("/proses/aduan").text


def test_with_a_counterpart_the_case_goes_and_comes_back(coordinator, case, engine):
    pair = {"dari": "1", "ke": "2", "ganti:tangani": "dampingi"}
    page = coordinator.get(f"{PATH}?dari=1&ke=2&ganti:tangani=dampingi").text
    assert f'value="{case}" checked' in page
    person = Person(coordinator.client)
    went = person.post(PATH, {**pair, "kasus": case, "x-alasan": "Alur baru"})
    assert went.status_code == 303
    assert version_of(engine, case) == 2
    page = coordinator.get(went.location).text
    assert "1 kasus dipindahkan ke versi 2." in words_of(page)
    assert "Tidak ada kasus berjalan pada versi 1." in words_of(page)
    back = {"dari": "1", "ke": "2", "kasus": case, "x-alasan": "Terlalu cepat"}
    assert person.post(f"{PATH}/kembali", back).status_code == 303
    assert version_of(engine, case) == 1


def test_what_is_not_chosen_stays(coordinator, case, engine):
    pair = {"dari": "1", "ke": "2", "ganti:tangani": "dampingi"}
    Person(coordinator.client).post(PATH, pair)
    assert version_of(engine, case) == 1


def test_a_pair_that_is_none_is_refused_in_words(coordinator, case):
    answer = coordinator.get(f"{PATH}?dari=1&ke=2&ganti:tangani=segera")
    assert answer.status_code == 422
    assert "sudah menjadi pengganti" in words_of(answer.text)
    assert case


@pytest.mark.parametrize(
    ("asked", "status"), [("?dari=2&ke=2", 200), ("?dari=x&ke=", 200), ("?dari=1&ke=9", 404)]
)
def test_other_versions_are_an_answer(coordinator, case, asked, status):
    answer = coordinator.get(PATH + asked)
    assert answer.status_code == status
    assert case


def test_the_page_is_whole_and_posts_carry_the_marks(coordinator, case):
    page = coordinator.get(f"{PATH}?dari=1&ke=2&ganti:tangani=dampingi").text
    assert page.count("<h1") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for form in page.split('<form method="post"')[1:]:
        assert 'name="x-csrf"' in form.split("</form>")[0]
    assert case
