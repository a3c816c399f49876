"""Village officials: offered what lies in their villages, and nothing else exists for them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    Actor,
    AddTerm,
    AssignTask,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    DenyAccess,
    History,
    Inbox,
    Notices,
    PutAway,
    Refused,
    RegisterAccount,
    RevokeAccess,
    TaskById,
    Unknown,
)
from engine.access import Subject, covers, deny, is_area
from tests.engine.access_office import leaves
from tests.engine.office import MACHINE, MANAGER, OFFICER, PARIAMAN, PASSWORD, person
from tests.engine.village_office import ALIAS, CORNER, GUARD, STREET, TOLD, furnish, task, visit

AUR, TARUK = "13.77.01.1001", "13.77.01.1002"
CENTRE, NORTH = "13.77.01", "13.77.02"
#: The visit is in Karan Aur, in the kecamatan Pariaman Tengah.
OFFICIAL = replace(person("perangkat_desa"), areas=(AUR,))
KASI = replace(person("perangkat_desa", 2), areas=(CENTRE,))
FAR = replace(person("perangkat_desa", 3), areas=(TARUK, NORTH))
NEAR = (OFFICIAL, KASI)


@pytest.fixture
def village(office):
    """An office with officials of three places around it."""
    furnish(office)
    for who in (*NEAR, FAR):
        office.do(RegisterAccount(who.username, who.name, PARIAMAN, (), password=PASSWORD), MACHINE)
        office.do(AddTerm(who.username, who.role, areas=who.areas), MACHINE)
    return office


def shelves(office, who):
    """Every task that any shelf or count shows her."""
    counts = office.ask(Inbox(), who).counts
    pages = [office.ask(Inbox(shelf=shelf), who) for shelf in counts]
    assert [len(page.tasks) for page in pages] == [*counts.values()]
    return [one.name for page in pages for one in page.tasks]


def weigh(office, no, klass):
    office.do(CompleteTask(task(office, no, "timbang").id, {"kelas": klass}), MANAGER)


@pytest.mark.parametrize("who", NEAR)
def test_who_serves_there_is_offered_the_task_takes_it_and_does_it(village, who):
    no = visit(village)
    id_ = task(village, no, "tengok").id
    assert shelves(village, who) == ["Tengok"]
    village.do(ClaimTask(id_), who)
    sheet = village.ask(TaskById(id_), who)
    assert (sheet.known["alias"], sheet.known["alamat"]) == (ALIAS, {"patokan": CORNER})
    assert TOLD not in repr(sheet)
    assert STREET not in repr(sheet)
    done = village.do(CompleteTask(id_, {"keadaan": "Tenang"}), who)
    assert done.next_tasks == ()
    for question in (CaseByNo(no), History(no)):
        with pytest.raises(Unknown):
            village.ask(question, who)


def test_who_serves_elsewhere_finds_nothing_by_any_door(village):
    id_ = task(village, visit(village), "tengok").id
    assert shelves(village, FAR) == []
    with pytest.raises(Unknown):
        village.ask(TaskById(id_, late=True), FAR)
    for deed in (ClaimTask(id_), CompleteTask(id_, {"keadaan": "?"})):
        with pytest.raises(Unknown):
            village.do(deed, FAR)
    with pytest.raises(Refused) as refused:
        village.do(AssignTask(id_, FAR.username), MANAGER)
    assert refused.value.problems[0].code == "assign.person"


def test_of_the_highest_class_nobody_of_the_place_is_offered_or_given_anything(village):
    no = visit(village, "K4")
    id_ = task(village, no, "tengok").id
    for who in (*NEAR, FAR):
        assert shelves(village, who) == []
        with pytest.raises(Unknown):
            village.ask(TaskById(id_), who)
    with pytest.raises(Refused):
        village.do(AssignTask(id_, OFFICIAL.username), MANAGER)


def test_a_case_that_becomes_so_takes_the_task_back_and_tells_the_manager(village):
    no = visit(village)
    id_ = task(village, no, "tengok").id
    village.do(ClaimTask(id_), OFFICIAL)
    weigh(village, no, "K4")
    assert shelves(village, OFFICIAL) == []
    with pytest.raises(Unknown):
        village.ask(TaskById(id_), OFFICIAL)
    assert task(village, no, "tengok").assignee == ""
    [word] = village.ask(Notices(), MANAGER)
    assert (word.kind, word.case_no, word.about_name) == ("nobody_near", no, "Tengok")
    weighed = [one for one in village.ask(History(no), MANAGER).events if one.element == "timbang"]
    assert weighed[-1].detail["taken_back"] == 1


def test_who_is_kept_from_the_case_does_not_learn_of_the_task_and_the_next_is_offered_it(village):
    no = visit(village)
    weigh(village, no, "K3")
    village.do(DenyAccess(no, OFFICIAL.username, "saudara pelaku"), MANAGER)
    assert shelves(village, OFFICIAL) == []
    with pytest.raises(Unknown):
        village.ask(TaskById(task(village, no, "tengok").id, late=True), OFFICIAL)
    assert shelves(village, KASI) == ["Tengok"]
    assert village.ask(Notices(), MANAGER) == ()


def test_when_nobody_else_serves_there_the_case_manager_is_told(village):
    no = visit(village)
    weigh(village, no, "K3")
    for who in NEAR:
        village.do(DenyAccess(no, who.username, "serumah dengan pelaku"), MANAGER)
    [word] = village.ask(Notices(), MANAGER)
    assert (word.kind, word.case_no, word.about_name) == ("nobody_near", no, "Tengok")


def test_who_takes_her_access_back_is_told_when_nobody_else_serves_there(village):
    no = visit(village)
    weigh(village, no, "K3")
    village.do(DenyAccess(no, KASI.username, "serumah dengan pelaku"), MANAGER)
    village.do(ClaimTask(task(village, no, "tengok").id), OFFICIAL)
    leaves(village, OFFICIAL)
    assert village.ask(Notices(), MANAGER) == ()
    village.do(RevokeAccess(no, OFFICIAL.username, "pindah desa"), MANAGER)
    [word] = village.ask(Notices(), MANAGER)
    assert (word.kind, word.case_no, word.about_name) == ("nobody_near", no, "Tengok")


def test_of_a_task_that_nobody_can_do_she_is_told_once_whatever_is_done_later(village):
    no = visit(village)
    weigh(village, no, "K3")
    for who in (*NEAR, FAR):
        village.do(DenyAccess(no, who.username, "serumah dengan pelaku"), MANAGER)
    [word] = village.ask(Notices(), MANAGER)
    village.do(PutAway(word.id), MANAGER)
    village.do(DenyAccess(no, GUARD.username, "tetangga pelaku"), MANAGER)
    assert village.ask(Notices(), MANAGER) == ()


def test_a_family_where_nobody_serves_is_told_of_at_once(office):
    furnish(office)
    no = visit(office)
    [word] = office.ask(Notices(), MANAGER)
    assert (word.kind, word.case_no) == ("nobody_near", no)
    assert office.ask(Notices(), OFFICER) == ()


def test_an_official_without_an_area_is_handed_a_task_of_no_known_place_by_name(village):
    no = visit(village)
    id_ = task(village, no, "tengok").id
    nowhere = replace(OFFICIAL, areas=())
    with pytest.raises(Unknown):
        village.ask(TaskById(id_), nowhere)
    held = Subject(daerah=PARIAMAN, role="perangkat_desa", assignee=nowhere.username)
    assert deny(nowhere, "complete", held) is None
    assert deny(nowhere, "claim", replace(held, assignee="")) is not None


@pytest.mark.parametrize(
    ("role", "areas", "code"),
    [
        ("perangkat_desa", (), "term.area"),
        ("perangkat_desa", ("94.04.01.1001",), "term.area"),
        ("perangkat_desa", (AUR, "Karan Aur"), "term.area"),
        ("perangkat_desa", (PARIAMAN,), "term.area"),
        ("pekerja_sosial", (AUR,), "term.area"),
    ],
)
def test_a_term_serves_in_places_of_its_daerah(village, role, areas, code):
    with pytest.raises(Refused) as refused:
        village.do(AddTerm(OFFICIAL.username, role, areas=areas), MACHINE)
    assert {one.code for one in refused.value.problems} == {code}


#: Where an official serves -> how many of the visits below lie there.
SERVED = {
    (): 0,
    (AUR,): 1,
    (CENTRE,): 3,
    (TARUK, NORTH): 3,
    (PARIAMAN,): 6,
    (CENTRE, NORTH): 5,
}


def test_the_shelves_show_what_the_rule_says_whatever_the_areas(village):
    """What the database is asked and what the rule says are two pieces of code."""
    for area in (PARIAMAN, CENTRE, AUR, TARUK, NORTH, f"{NORTH}.2001", "94.04.01.1001", STREET):
        visit(village, area=area)
    visit(village, "K4", AUR)
    tasks = village.ask(Inbox(shelf="all", limit=99), MANAGER).tasks
    for areas, number in SERVED.items():
        her = replace(OFFICIAL, username="lain", areas=areas)
        shown = {one.id for one in village.ask(Inbox(shelf="pool", limit=99), her).tasks}
        assert shown == {one.id for one in tasks if _is_found(village, one.id, her)}
        assert all(lies_within_any(one.area, areas) for one in tasks if one.id in shown)
        assert len(shown) == number


def _is_found(office, id_, her):
    try:
        return office.ask(TaskById(id_), her).may_claim
    except Unknown:
        return False


# ── the rule itself, over random areas, officials and tasks ──────────────────────────────────────

CODES = st.sampled_from(
    ["13.77", CENTRE, NORTH, AUR, TARUK, "13.77.02.2001", "13.77.011", "94.04.01.1001", ""]
)
WHO = st.sampled_from(["dia", "dian", ""])
SUBJECTS = st.builds(
    Subject,
    daerah=st.just(PARIAMAN),
    klass=st.sampled_from(["", "K2", "K3", "K4"]),
    team=st.frozensets(WHO),
    named=st.frozensets(WHO),
    denied=st.frozensets(WHO, max_size=1),
    emergency=st.frozensets(WHO),
    role=st.sampled_from(["perangkat_desa", "pekerja_sosial", "mitra_keamanan", ""]),
    assignee=WHO,
    area=CODES.filter(lambda code: code == "" or is_area(code)),
)
DEEDS = ("see_task", "know_task", "claim", "save_draft", "complete", "release", "read_task")
CONTENT = ("read_task", "see_answers", "see_case", "see_history", "see_access", "correct")


def lies_within(code, area):
    """The same said otherwise: part by part."""
    parts, around = code.split("."), area.split(".")
    return parts[: len(around)] == around


def lies_within_any(code, areas):
    return any(lies_within(code, area) for area in areas)


@given(st.lists(CODES.filter(is_area)), CODES.filter(is_area))
def test_an_area_covers_itself_and_what_lies_within_part_by_part(areas, code):
    assert covers(areas, code) == lies_within_any(code, areas)


@given(SUBJECTS, st.lists(CODES.filter(is_area), max_size=3).map(tuple))
def test_no_official_meets_a_task_elsewhere_or_of_the_highest_class_nor_ever_content(task, areas):
    her = Actor(username="dia", name="Dia", daerah=PARIAMAN, role="perangkat_desa", areas=areas)
    for verb in CONTENT:
        assert deny(her, verb, task) is not None
    far = task.area and not lies_within_any(task.area, areas)
    if far or task.klass == "K4" or "dia" in task.denied or task.role not in {"", her.role}:
        for verb in DEEDS:
            denied = deny(her, verb, task)
            assert denied is not None
            assert denied.hidden
