"""VerifyHistory of erased cases: the mark that ends the comparing has its entry in the history."""

import pytest
from sqlalchemy import insert, select, update

from engine import CaseByNo, DecideErasure, VerifyHistory
from engine.store.schema import answer, case_file
from engine.store.schema_erasure import erasure
from engine.store.schema_keys import case_key
from tests.engine.access_office import DATA_OFFICER
from tests.engine.erasing import NOTE, SAID, ask, closed, erase
from tests.engine.office import AUDITOR, MANAGER


@pytest.fixture
def written(database):
    """Write what only who is at the database itself could."""

    def run(*statements):
        with database.writing() as connection:
            for one in statements:
                connection.execute(one)

    return run


MARKED = update(case_file).values(key=-1)
GRANTED = update(erasure).values(outcome="disetujui")


def amiss(guarded, no) -> str:
    verdicts = [guarded.ask(VerifyHistory(one), AUDITOR) for one in (no, "")]
    assert not any(one.whole for one in verdicts)
    return str(verdicts[0].why)


def test_a_mark_without_a_decision_is_found_and_the_pages_go_on(guarded, written):
    no = closed(guarded)
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole
    written(MARKED, update(answer).values(body=b"lain"))
    assert amiss(guarded, no) == "tanda pemusnahan tidak sesuai riwayat"
    assert "tanpa keputusan" in str(guarded.ask(CaseByNo(no), MANAGER).erased)


def test_a_granted_row_that_no_entry_tells_of_hides_nothing(guarded, written, clock):
    no = closed(guarded)
    ask(guarded, no)
    written(MARKED, GRANTED.values(decided_at=clock()), update(answer).values(body=b"lain"))
    assert amiss(guarded, no) == "tanda pemusnahan tidak sesuai riwayat"


def test_a_mark_that_is_taken_off_again_or_a_key_put_back_is_found(guarded, written, database):
    no = closed(guarded)
    with database.reading() as connection:
        [key] = [row._asdict() for row in connection.execute(select(case_key))]
    erase(guarded, no)
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole
    written(insert(case_key).values(key))
    assert amiss(guarded, no) == "tanda pemusnahan tidak sesuai riwayat"
    assert str(guarded.ask(CaseByNo(no), MANAGER).erased) == SAID
    written(update(case_file).values(key=key["number"]))
    assert amiss(guarded, no) == "tanda pemusnahan tidak sesuai riwayat"


def test_a_refusal_is_no_erasure(guarded):
    no = closed(guarded)
    guarded.do(DecideErasure(ask(guarded, no), "ditolak", NOTE), DATA_OFFICER)
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole
