"""WriteNote: for the team or for its author alone, corrected only by adding."""

import pytest

from engine import BesideByCase, BreakGlass, History, Refused, Unknown, WriteNote
from tests.engine.access_office import DANGER, PSYCHOLOGIST, managed, opened
from tests.engine.office import AUDITOR, MANAGER, OFFICER

SAID = "Ibu minta dihubungi sore hari"


def notes(engine, no, who):
    return [
        (one.words, *(more.words for more in one.added))
        for one in engine.ask(BesideByCase(no), who).notes
    ]


def test_a_note_for_the_team_is_read_by_all_of_it_and_a_private_one_by_its_author(guarded, clock):
    no = managed(guarded)
    guarded.do(WriteNote(no, f" {SAID} "), OFFICER)
    clock.advance(minutes=1)
    guarded.do(WriteNote(no, "Firasat saya", "private"), OFFICER)
    assert notes(guarded, no, OFFICER) == [("Firasat saya",), (SAID,)]
    assert notes(guarded, no, MANAGER) == [(SAID,)]


def test_what_stands_is_corrected_by_adding_and_only_by_its_author(guarded):
    no = managed(guarded)
    begun = guarded.do(WriteNote(no, SAID, "private"), OFFICER).subject
    added = guarded.do(WriteNote(no, "Sesudah pukul tiga", "team", begun), OFFICER).subject
    assert notes(guarded, no, OFFICER) == [(SAID, "Sesudah pukul tiga")]
    assert notes(guarded, no, MANAGER) == []
    for who, to in ((MANAGER, begun), (OFFICER, added), (OFFICER, "tidak ada")):
        with pytest.raises(Unknown):
            guarded.do(WriteNote(no, "Lain", "team", to), who)


def test_the_log_tells_that_a_note_was_written_and_not_what(guarded):
    no = managed(guarded)
    guarded.do(WriteNote(no, SAID), OFFICER)
    sheet = guarded.ask(History(no), AUDITOR)
    assert sheet.events[-1].deed == "note_written"
    assert SAID not in repr(sheet)
    assert sheet.verified.whole


def test_an_empty_note_is_refused_and_a_stranger_finds_no_case(guarded):
    no = opened(guarded)
    with pytest.raises(Refused):
        guarded.do(WriteNote(no, "  "), OFFICER)
    with pytest.raises(Unknown):
        guarded.do(WriteNote(no, SAID), MANAGER)


def test_an_emergency_reads_notes_and_writes_none(guarded):
    no = opened(guarded)
    guarded.do(WriteNote(no, SAID), OFFICER)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    beside = guarded.ask(BesideByCase(no), PSYCHOLOGIST)
    assert [one.words for one in beside.notes] == [SAID]
    assert not beside.may_take_part
    with pytest.raises(Unknown):
        guarded.do(WriteNote(no, "Saya di sini"), PSYCHOLOGIST)
