"""DecideErasure: what a second person grants is destroyed for ever, and the proof of it stays."""

import pytest
from sqlalchemy import insert, select, update

from engine import (
    AccessByCase,
    AskErasure,
    BreakGlass,
    CancelCase,
    CaseByNo,
    Cases,
    CorrectAnswer,
    DecideErasure,
    DeliverOutbox,
    Engine,
    Erased,
    ErasureByCase,
    Erasures,
    Forbidden,
    GrantAccess,
    History,
    HoldCase,
    Notices,
    ProveHistory,
    Refused,
    Rotation,
    SealHistory,
    TaskById,
    Unknown,
    VerifyHistory,
    WrongState,
    written_key,
)
from engine.store.schema import case_file, metadata, task
from engine.store.schema_keys import case_key
from engine.store.schema_search import found_by
from engine.store.schema_trail import outbox
from engine.store.sealing import contents_of
from engine.witness import verify
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.access_office import DANGER, DATA_OFFICER, SECOND_MANAGER, TOLD, managed
from tests.engine.erasing import HEAD, LETTER, NOTE, SAID, WHY, ask, closed, erase
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OFFICER, WORKER
from tests.engine.search_office import SITI, finds, open_desk, taken_in
from webui.seal import Ed25519Seal


def rows_of(database, table):
    with database.reading() as connection:
        return connection.execute(select(table)).all()


def test_nobody_reads_what_was_granted_to_go_and_everybody_is_told_calmly(guarded):
    no = closed(guarded)
    assert TOLD in repr(guarded.ask(CaseByNo(no), OFFICER).answers)
    erase(guarded, no)
    for actor in (OFFICER, WORKER, MANAGER, AUDITOR, DATA_OFFICER):
        sheet = guarded.ask(CaseByNo(no), actor)
        assert (str(sheet.erased), sheet.answers, sheet.known) == (SAID, (), {})
        story = guarded.ask(History(no), actor) if actor != WORKER else None
        assert story is None or str(story.erased) == SAID
        assert TOLD not in repr((sheet, story))
        assert WHY not in repr((sheet, story))
    assert guarded.ask(AccessByCase(no), OFFICER).granted[0].reason == ""
    assert [case.no for case in guarded.ask(Cases(), AUDITOR) if case.erased] == [no]


def test_who_asked_who_granted_and_on_what_ground_stays_in_a_history_that_verifies(guarded):
    no = closed(guarded)
    asked = erase(guarded, no)
    last, before = guarded.ask(History(no), AUDITOR).events[:-3:-1]
    assert (last.deed, last.actor, last.name) == ("case_erased", DATA_OFFICER.username, LETTER)
    assert (before.deed, before.actor) == ("erasure_asked", MANAGER.username)
    assert last.detail == {
        "erasure": asked,
        "ground": "permintaan",
        "asked_by": MANAGER.username,
    }
    assert (last.reason, before.reason) == ("", "")
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole
    assert guarded.ask(VerifyHistory(), AUDITOR).whole
    assert "case_erased" in [word.kind for word in guarded.ask(Notices(), AUDITOR)]
    [view] = guarded.ask(Erasures(), AUDITOR)
    assert (view.outcome, view.decided_by_name, view.reason, view.note) == (
        *("disetujui", DATA_OFFICER.name),
        *("", ""),
    )


def test_the_proof_from_before_and_the_proof_from_after_are_both_good(guarded, database, clock):
    no = closed(guarded)
    seal = Ed25519Seal("sebuah rahasia yang cukup panjang untuk uji")
    signing = Engine(database, FormLibrary(), QuickPasswords(), clock, seal=seal, keyring=KEYRING)
    signing.do(SealHistory(), MACHINE)
    earlier = signing.ask(ProveHistory(no), AUDITOR)
    erase(guarded, no)
    clock.advance(hours=1)
    signing.do(SealHistory(), MACHINE)
    later = signing.ask(ProveHistory(no), AUDITOR)
    key = written_key(seal.name, seal.public)
    assert verify(later, key) == verify(earlier, key) + 2
    witness = (earlier["checkpoint"], later["checkpoint"])
    assert signing.ask(VerifyHistory(witness=witness), AUDITOR).whole


def test_every_table_that_a_case_is_told_in_keeps_its_rows_and_gives_nothing(guarded, database):
    no = closed(guarded)
    before = {table: rows_of(database, table) for table in metadata.sorted_tables}
    erase(guarded, no)
    assert rows_of(database, case_key) == []
    assert [row.key for row in rows_of(database, case_file)] == [-1]
    told = [table for table in metadata.sorted_tables if contents_of(table) and before[table]]
    assert {"answer", "case_grant", "case_file", "remark"} <= {table.name for table in told}
    for table in told:
        assert len(rows_of(database, table)) >= len(before[table])


def test_an_engine_that_had_read_the_case_reads_it_no_more_even_with_the_key_put_back(
    guarded, database, clock
):
    no = closed(guarded)
    other = Engine(database, FormLibrary(), QuickPasswords(), clock, keyring=KEYRING)
    assert TOLD in repr(other.ask(CaseByNo(no), OFFICER).answers)
    keys = rows_of(database, case_key)
    erase(guarded, no)
    with database.writing() as connection:
        connection.execute(insert(case_key), [row._asdict() for row in keys])
    for engine in (other, guarded):
        assert TOLD not in repr(engine.ask(CaseByNo(no), OFFICER))


def test_deeds_that_would_write_into_the_case_are_refused_with_the_same_sentence(guarded):
    no = closed(guarded)
    answer = guarded.ask(CaseByNo(no), OFFICER).answers[0]
    asked = erase(guarded, no)
    for deed, actor in (
        (CorrectAnswer(answer.id, {"masalah": TOLD, "kelas": "K3"}, reason=WHY), OFFICER),
        (GrantAccess(no, WORKER.username, WHY), MANAGER),
        (BreakGlass(no, DANGER), SECOND_MANAGER),
        (HoldCase(no, WHY), MANAGER),
        (AskErasure(no, "retensi", LETTER, WHY), MANAGER),
        (DecideErasure(asked, "disetujui", NOTE), HEAD),
    ):
        with pytest.raises((Erased, Forbidden, Unknown, WrongState)) as refusal:
            guarded.do(deed, actor)
        assert isinstance(refusal.value, Erased), deed
        assert str(refusal.value) == SAID
    assert guarded.ask(ErasureByCase(no), AUDITOR).may == {"see_case"}


def test_a_task_of_it_says_so_too(guarded):
    no = closed(guarded)
    tasks = [one.id for one in guarded.ask(CaseByNo(no), OFFICER).tasks]
    erase(guarded, no)
    for id_ in tasks:
        with pytest.raises(Erased) as refusal:
            guarded.ask(TaskById(id_), OFFICER)
        assert str(refusal.value) == SAID


def test_messages_that_wait_are_not_sent_and_hold_nobody_up(guarded, database, clock):
    no = closed(guarded)
    [row] = [row for row in rows_of(database, case_file) if row.no == no]
    waiting = {
        "daerah": row.daerah,
        "key": "k1",
        "case_id": row.id,
        "element": "kirim",
        "message": "m_surat",
        "status": "waiting",
        "payload": b"x",
        "tries": 0,
        "next_at": clock(),
        "created_at": clock(),
    }
    with database.writing() as connection:
        connection.execute(insert(outbox), waiting)
    erase(guarded, no)
    assert guarded.do(DeliverOutbox(10), MACHINE).count == 0
    assert [one.status for one in rows_of(database, outbox)] == ["withdrawn"]


def test_nobody_finds_her_by_name_or_home_any_more(guarded, database):
    no, _ = taken_in(open_desk(guarded), {**SITI, "tinggal": "13.77.01.1001"})
    assert finds(guarded, "siti") == [no]
    guarded.do(CancelCase(no, WHY), MANAGER)
    erase(guarded, no)
    assert finds(guarded, "siti") == []
    assert rows_of(database, found_by) == []


def test_the_village_that_a_task_was_for_goes_too(guarded, database):
    no, other = closed(guarded), managed(guarded)
    village = "13.77.01.1002"
    with database.writing() as connection:
        connection.execute(update(task).values(area=village))
    erase(guarded, no)
    found = {(row.case_no, row.area) for row in rows_of(database, task)}
    assert found == {(no, ""), (other, village)}


def test_rotation_leaves_an_erased_case_alone(guarded, database, clock):
    no = closed(guarded)
    erase(guarded, no)
    [row] = rows_of(database, case_file)
    rotation = Rotation(database, KEYRING, clock)
    assert rotation.cases() == []
    with pytest.raises(Erased):
        rotation.case((row.daerah, row.id))


def test_what_is_refused_stays_and_can_be_asked_again(guarded):
    no = closed(guarded)
    guarded.do(DecideErasure(ask(guarded, no), "ditolak", NOTE), HEAD)
    assert TOLD in repr(guarded.ask(CaseByNo(no), OFFICER).answers)
    event = guarded.ask(History(no), AUDITOR).events[-1]
    assert (event.deed, event.reason) == ("erasure_refused", NOTE)
    ask(guarded, no, DATA_OFFICER)


def test_the_one_who_asked_or_wears_the_same_hat_does_not_decide(guarded):
    no = closed(guarded)
    asked = ask(guarded, no, DATA_OFFICER)
    for actor in (DATA_OFFICER, MANAGER):
        with pytest.raises(Forbidden):
            guarded.do(DecideErasure(asked, "disetujui", NOTE), actor)
    guarded.do(DecideErasure(asked, "disetujui", NOTE), HEAD)


@pytest.mark.parametrize(("outcome", "note"), [("", NOTE), ("ya", NOTE), ("disetujui", " ")])
def test_a_decision_and_a_note_are_needed(guarded, outcome, note):
    asked = ask(guarded, closed(guarded))
    with pytest.raises(Refused):
        guarded.do(DecideErasure(asked, outcome, note), HEAD)


def test_it_is_decided_once_and_an_unknown_request_is_unknown(guarded):
    asked = ask(guarded, closed(guarded))
    guarded.do(DecideErasure(asked, "ditolak", NOTE), HEAD)
    with pytest.raises(WrongState, match="sudah diputuskan"):
        guarded.do(DecideErasure(asked, "disetujui", NOTE), HEAD)
    with pytest.raises(Unknown):
        guarded.do(DecideErasure("0" * 32, "disetujui", NOTE), HEAD)
