"""The register of letters: who sees which part of it, page by page, and that no number is lost."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    Forbidden,
    Letters,
    WaitingLetters,
)
from engine.store.schema_access import case_denial
from engine.store.schema_letters import letter
from tests.engine.letter_office import (
    CHAIR,
    HEAD,
    INSTITUTION,
    SIGNED,
    drafted,
    furnish,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER, person

SECRETARY = person("sekretaris_lk3")
FORMS = frozenset(("tanda_tangan.schema.json",))


@pytest.fixture
def letters(office):
    return furnish(office)


def signed(engine, kind="surat_rujukan", *, dinas=False) -> str:
    """Draft and sign a letter; return the number of its case."""
    no, task = drafted(engine, dinas=dinas)
    engine.do(CompleteTask(task, {**SIGNED, "jenis_surat": kind}), HEAD if dinas else CHAIR)
    return no


def test_every_letter_stands_in_the_register_newest_first_and_none_is_missing(letters):
    for kind in ("surat_rujukan", "surat_tugas", "surat_rujukan"):
        signed(letters, kind)
    page = letters.ask(Letters(), SECRETARY)
    assert [one.nth for one in page.letters] == [3, 2, 1]
    assert [(one.unit, one.year, one.last, one.missing) for one in page.series] == [
        ("LK3", 2026, 3, ())
    ]
    assert page.letters[0].signed_by_name == CHAIR.name


def test_a_letter_that_vanished_is_told_by_its_number(letters, database):
    for _ in range(3):
        signed(letters)
    with database.writing() as connection:
        connection.execute(letter.delete().where(letter.c.nth == 2))
    [series] = letters.ask(Letters(), SECRETARY).series
    assert (series.last, series.entered, series.missing) == (3, 2, (2,))


def test_pages_follow_one_another_without_a_letter_twice(letters):
    for _ in range(5):
        signed(letters)
    after, seen = "", []
    while True:
        page = letters.ask(Letters(after=after, limit=2), SECRETARY)
        seen += [one.nth for one in page.letters]
        after = page.next
        if not after:
            break
    assert seen == [5, 4, 3, 2, 1]


def test_the_register_is_narrowed_by_kind_unit_and_year(letters):
    for kind in ("surat_rujukan", "surat_tugas"):
        signed(letters, kind)
    found = {
        name: len(letters.ask(asked, SECRETARY).letters)
        for name, asked in {
            "kind": Letters(kind="surat_tugas"),
            "unit": Letters(unit="DINSOS"),
            "year": Letters(year=2026),
            "other year": Letters(year=2025),
        }.items()
    }
    assert found == {"kind": 1, "unit": 0, "year": 2, "other year": 0}


def test_who_keeps_the_register_is_shown_no_case_she_does_not_read(letters):
    no = signed(letters)
    for keeper in (SECRETARY, HEAD):
        [seen] = letters.ask(Letters(), keeper).letters
        assert (seen.case_no, seen.recipient, seen.may_read) == ("", "", False)
    [audited] = letters.ask(Letters(), AUDITOR).letters
    assert (audited.case_no, audited.recipient) == (no, "")


def test_who_reads_the_case_is_shown_to_whom_its_letter_went(letters):
    no = signed(letters)
    letters.do(CompleteTask(drafted(letters)[1], SIGNED), CHAIR)
    of_case = {one.case_no: one for one in letters.ask(Letters(), CHAIR).letters}
    # Who signed is of the case's team.
    assert (of_case[no].recipient, of_case[no].may_read) == (INSTITUTION, True)


def test_for_who_is_kept_out_the_number_stands_and_its_case_does_not(letters, database):
    case = letters.ask(CaseByNo(signed(letters)), AUDITOR).case
    row = {"daerah": CHAIR.daerah, "case_id": case.id, "username": CHAIR.username}
    said = {"name": CHAIR.name, "reason": b"", "at": case.opened_at, "by": "", "by_name": ""}
    with database.writing() as connection:
        connection.execute(case_denial.insert().values({**row, **said}))
    [seen] = letters.ask(Letters(), CHAIR).letters
    assert (seen.nth, seen.case_no, seen.recipient) == (1, "", "")


def test_what_waits_for_a_signature_has_no_number_yet(letters):
    _, task = drafted(letters)
    [one] = letters.ask(WaitingLetters(FORMS), SECRETARY)
    assert (one.task_id, one.role, one.case_no, one.may_open) == (task, CHAIR.role, "", False)
    [hers] = letters.ask(WaitingLetters(FORMS), CHAIR)
    assert hers.may_open
    letters.do(CompleteTask(task, SIGNED), CHAIR)
    assert letters.ask(WaitingLetters(FORMS), SECRETARY) == ()


@pytest.mark.parametrize("actor", [OFFICER, MANAGER, WORKER])
def test_the_register_is_closed_to_who_neither_keeps_nor_signs(letters, actor):
    for question in (Letters(), WaitingLetters(FORMS)):
        with pytest.raises(Forbidden):
            letters.ask(question, actor)


def test_another_daerah_has_a_register_of_its_own(letters):
    signed(letters)
    elsewhere = person("sekretaris_lk3", daerah="94.04")
    assert letters.ask(Letters(), elsewhere).series == ()
