"""People are found by name, NIK and number, by whom their cases let in and by nobody else."""

import pytest
from sqlalchemy import select

from engine import (
    BreakGlass,
    CaseByNo,
    CompleteTask,
    CorrectAnswer,
    DenyAccess,
    Forbidden,
    FoundPerson,
    GrantAccess,
    History,
    Notices,
    SearchPeople,
)
from engine.store.schema_search import found_by
from engine.store.schema_trail import audit
from tests.engine.access_office import DANGER, PSYCHOLOGIST, REASON, furnish
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
    person,
)
from tests.engine.search_office import SITI, finds, managed, open_desk, taken_in


@pytest.fixture
def desk(office):
    return open_desk(office)


@pytest.mark.parametrize(
    "words",
    [
        "Siti Aminah",
        "  aminah,   SITI ",
        "Ibu Hj. Siti Aminah",
        "siti",
        "Síti",
        "1377995001900001",
        "1377.9950.0190.0001",
        "081234567890",
        "+62 812-3456-7890",
    ],
)
def test_the_team_finds_her_however_she_is_written(desk, words):
    no, _ = taken_in(desk)
    taken_in(desk, {"nama": "Rina"})
    assert finds(desk, words) == [no]


@pytest.mark.parametrize("words", ["sit", "siti rahma", "081234567891", "1377995001900002"])
def test_a_part_of_a_word_and_another_word_find_nobody(desk, words):
    taken_in(desk)
    assert finds(desk, words) == []


@pytest.mark.parametrize("words", ["", "   ", "a", "0812", "12345", "...", "?"])
def test_words_by_which_nobody_can_be_found_are_not_searched_for(desk, words):
    taken_in(desk)
    found = desk.ask(SearchPeople(words), OFFICER)
    assert (found.by, found.cases) == ("", ())


def test_the_words_of_two_people_in_one_form_are_no_third_one(desk):
    no, _ = taken_in(desk, {**SITI, "pelapor": "Budi Hartono"})
    assert finds(desk, "Budi Hartono") == [no]
    assert finds(desk, "Budi Aminah") == []


def test_the_answer_tells_where_she_stands(desk):
    rows = [{"nama": "Bp. Joko"}, {"nama": "Siti Aminah"}]
    taken_in(desk, {**SITI, "hp_pelapor": "0751 22334455", "anggota": rows})
    [one] = desk.ask(SearchPeople("aminah"), OFFICER).cases
    assert one.people == (
        FoundPerson("Siti Aminah", "Nama"),
        FoundPerson("Siti Aminah", "Nama klien"),
    )
    [one] = desk.ask(SearchPeople("075122334455"), OFFICER).cases
    assert one.people == (FoundPerson("Siti Aminah", "HP pelapor"),)


def test_a_client_without_a_name_is_found_by_what_she_is_called_by_her_team_alone(desk):
    furnish(desk)
    no, _ = taken_in(desk, {"panggilan": "Bunga Melati"})
    [one] = desk.ask(SearchPeople("melati"), OFFICER).cases
    assert one.people == (FoundPerson("Bunga Melati", "Nama panggilan/alias"),)
    assert finds(desk, "bunga melati") == [no]
    assert finds(desk, "melati", WORKER) == []


def test_what_only_its_author_reads_is_not_found(desk):
    taken_in(desk, {**SITI, "bisikan": "Markus Rumbiak"})
    assert finds(desk, "Rumbiak") == []


def test_nobody_else_finds_her(desk):
    furnish(desk)
    taken_in(desk)
    for other in (MANAGER, WORKER, PSYCHOLOGIST, person("petugas_penerima", 2)):
        assert finds(desk, "Siti Aminah", other) == []
    for other in (AUDITOR, COORDINATOR, person("relawan"), person("perangkat_desa")):
        with pytest.raises(Forbidden):
            desk.ask(SearchPeople("Siti Aminah"), other)


def test_another_daerah_finds_nobody(desk):
    taken_in(desk)
    open_desk(desk, "94.04")
    there = person("petugas_penerima", daerah="94.04")
    assert finds(desk, "Siti Aminah", there) == []
    taken_in(desk, by=there)
    assert len(finds(desk, "Siti Aminah", there)) == len(finds(desk, "Siti Aminah")) == 1


def test_a_case_open_by_name_is_found_by_who_is_named(desk):
    furnish(desk)
    no, task = taken_in(desk, klass="K4")
    assert finds(desk, "siti") == [no]
    desk.do(CompleteTask(task, {}), OFFICER)
    assert finds(desk, "siti", WORKER) == []
    desk.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert finds(desk, "siti", PSYCHOLOGIST) == [no]


def test_a_grant_finds_and_the_deny_list_beats_it(desk):
    no = managed(desk)
    desk.do(GrantAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    assert finds(desk, "siti", OTHER_WORKER) == [no]
    desk.do(DenyAccess(no, OTHER_WORKER.username, "kerabat pelaku"), MANAGER)
    assert finds(desk, "siti", OTHER_WORKER) == []


def test_a_corrected_name_is_found_and_the_wrong_one_no_more(desk):
    no, _ = taken_in(desk, {**SITI, "nama": "Siti Aminha"})
    [answer] = desk.ask(CaseByNo(no), OFFICER).answers
    desk.do(CorrectAnswer(answer.id, {**SITI, "kelas": "K2"}, "salah ketik"), OFFICER)
    assert (finds(desk, "Aminah"), finds(desk, "Aminha")) == ([no], [])
    [one] = desk.ask(SearchPeople("Aminah"), OFFICER).cases
    assert one.people == (FoundPerson("Siti Aminah", "Nama klien"),)


def rows(database, table):
    with database.reading() as connection:
        return connection.execute(select(table)).all()


def test_the_index_holds_no_word(desk, database):
    taken_in(desk)
    kept = rows(database, found_by)
    assert {row.kind for row in kept} == {"nama", "nik", "telepon", "sama"}
    held = " ".join(map(repr, kept)).lower()
    for word in ("siti", "aminah", "1377995001900001", "1234567890", "1990"):
        assert word not in held
    assert len({row.mark for row in kept}) == len(kept)


def test_each_search_leaves_its_row_without_the_words(desk, database):
    no, _ = taken_in(desk)
    finds(desk, "Siti Aminah")
    finds(desk, "Siti Aminah")
    finds(desk, "081234567890")
    chain = [row for row in rows(database, audit) if row.chain == f"baca:{OFFICER.username}"]
    assert [(row.deed, row.name) for row in chain if row.deed == "people_searched"] == [
        ("people_searched", "nama"),
        ("people_searched", "nama"),
        ("people_searched", "telepon"),
    ]
    assert "case_found" in {row.name for row in chain}
    assert "aminah" not in " ".join(map(repr, chain)).lower()
    readers = desk.ask(History(no), AUDITOR).opened
    assert "case_found" in {one.function for one in readers}


def test_a_mass_of_searches_is_told_to_the_auditor(desk):
    for _ in range(30):
        finds(desk, "Rahasia")
    assert desk.ask(Notices(), AUDITOR) == ()
    finds(desk, "Rahasia")
    [word] = desk.ask(Notices(), AUDITOR)
    assert (word.kind, word.about_name, word.count) == ("many_cases", OFFICER.name, 31)


def test_who_finds_many_is_shown_the_newest_and_told_that_there_are_more(desk, clock):
    nos = []
    for _ in range(21):
        clock.advance(seconds=1)
        nos.append(taken_in(desk)[0])
    found = desk.ask(SearchPeople("siti"), OFFICER)
    assert ([one.case.no for one in found.cases], found.more) == (nos[:0:-1], True)
