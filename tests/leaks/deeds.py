"""Every deed that somebody gives words for, done with planted ones."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from engine import (
    AcceptTransfer,
    AnswerHandover,
    AskErasure,
    AssignTask,
    AttachFile,
    BreakGlass,
    CancelCase,
    CancelToken,
    CaseByNo,
    CloseFlag,
    Command,
    ContinueClock,
    ContinueClocks,
    CorrectAnswer,
    DealOut,
    DecideErasure,
    DenyAccess,
    Engine,
    ExtendDeadline,
    GrantAccess,
    HoldCase,
    Incoming,
    LiftDenial,
    LiftHold,
    MakeAppointment,
    MendValue,
    MigrateCases,
    MoveToken,
    ProposeHandover,
    RaiseFlag,
    RefuseTransfer,
    ReleaseTask,
    ReopenCase,
    RepairSheet,
    ResumeCase,
    RetryIncident,
    ReviewEmergency,
    RevokeAccess,
    SettleAppointment,
    SkipStep,
    StopClock,
    StopClocks,
    SuspendCase,
    TakeBackFile,
    UndoMigration,
    WriteNote,
)
from tests.attached import document
from tests.engine.access_office import (
    DATA_OFFICER,
    PSYCHOLOGIST,
    SECOND_MANAGER,
    leaves,
    managed,
    register,
    task,
)
from tests.engine.clock_office import begun, open_agenda
from tests.engine.mending import noted, sheet_of, token_at
from tests.engine.newer import RENAMED, publish
from tests.engine.office import (
    COORDINATOR,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
    at_work,
    person,
)
from tests.engine.transfer_office import THERE, asked, asks, carry, open_both
from tests.leaks.words import Bank

LEAVER = person("pekerja_sosial", 9)

#: A deed on a case that is held at a step, for a reason.
Mending = Callable[[RepairSheet, str], Command]


def opened_to_some(engine: Engine, kept: Bank, told: Bank, lost: Bank) -> list[str]:
    """Let people into cases and keep them out, correct one, stop it; return their numbers.

    Why somebody broke in, and why a case is to go or to stay, is told to who reads the log:
    words of `told`.
    """
    no, whom = managed(engine), (PSYCHOLOGIST.username, OTHER_WORKER.username)
    answers = engine.ask(CaseByNo(no), OFFICER).answers
    hers = next(answer.id for answer in answers if answer.may_correct)
    mended = {"masalah": kept.note(200), "kelas": "K3"}
    engine.do(CorrectAnswer(hers, mended, kept.note()), OFFICER)
    dealt = task(engine, no, "tangani").id
    engine.do(ReleaseTask(dealt, kept.note()), MANAGER)
    engine.do(AssignTask(dealt, WORKER.username, kept.note()), MANAGER)
    _left_behind(engine, no, dealt, kept)
    for name, let_in, shut_out in (
        (whom[0], GrantAccess, RevokeAccess),
        (whom[1], DenyAccess, LiftDenial),
    ):
        engine.do(let_in(no, name, kept.note()), MANAGER)
        engine.do(shut_out(no, name, kept.note()), MANAGER)
    broken_in = engine.do(BreakGlass(no, told.note()), SECOND_MANAGER).subject
    engine.do(ReviewEmergency(broken_in, "dibenarkan", told.note()), DATA_OFFICER)
    _beside(engine, no, kept)
    _files(engine, no, kept, lost)
    engine.do(StopClocks(no, "keluarga", kept.note()), MANAGER)
    engine.do(ContinueClocks(no, kept.note()), MANAGER)
    gone = _gone_over(engine, no, kept)
    for deed in (SuspendCase, ResumeCase, CancelCase):
        engine.do(deed(no, kept.note()), MANAGER)
    engine.do(ReopenCase(no, kept.note()), MANAGER)
    open_still = managed(engine)
    engine.do(GrantAccess(open_still, whom[0], kept.note()), MANAGER)
    _stays(engine, no, told)
    return [no, open_still, gone]


def _left_behind(engine: Engine, no: str, task: str, kept: Bank) -> None:
    """Give a task to somebody who leaves, and deal out what she left."""
    register(engine, LEAVER)
    engine.do(AssignTask(task, LEAVER.username, kept.note()), MANAGER)
    leaves(engine, LEAVER)
    engine.do(DealOut(LEAVER.username, no, WORKER.username, kept.note()), MANAGER)


def _beside(engine: Engine, no: str, kept: Bank) -> None:
    """Write notes, raise a flag and take it down."""
    begun = engine.do(WriteNote(no, kept.note()), MANAGER).subject
    engine.do(WriteNote(no, kept.note(), "team", begun), MANAGER)
    due = datetime.now(UTC) + timedelta(days=400)
    flag = engine.do(RaiseFlag(no, MANAGER.username, due, kept.note()), MANAGER).subject
    engine.do(CloseFlag(no, flag, kept.note()), MANAGER)
    # Both see it: the second manager is let in, so that one hat hands to the same.
    given = engine.do(ProposeHandover(no, SECOND_MANAGER.username, kept.note()), MANAGER).subject
    engine.do(AnswerHandover(given, "withdrawn", kept.note()), MANAGER)
    meeting = MakeAppointment(no, MANAGER.username, due, 60, "kantor", kept.note())
    made = engine.do(meeting, MANAGER).subject
    engine.do(SettleAppointment(no, made, "batal", kept.note()), MANAGER)


def _gone_over(engine: Engine, no: str, kept: Bank) -> str:
    """Ask another daerah to go on with a case, in vain; return the number of one that went."""
    open_both(engine)
    engine.do(asks(no, note=kept.note()), MANAGER)
    carry(engine)
    [one] = engine.ask(Incoming(), THERE)
    engine.do(RefuseTransfer(one.id, "penuh"), THERE)
    carry(engine)
    told = {
        "nama": kept.note(200),
        "rahasia": kept.note(200),
        "anggota": [{"nama": kept.note(200)}],
    }
    gone, transfer = asked(engine, said=told, note=kept.note())
    engine.do(AcceptTransfer(transfer, "sambut"), THERE)
    carry(engine)
    return gone


def _files(engine: Engine, no: str, kept: Bank, lost: Bank) -> None:
    """Attach what is named after people and tells of them; what is taken back nobody reads."""
    engine.do(AttachFile(f"{kept.name()}.pdf", document(lost.note()), case_no=no), MANAGER)
    wrong = AttachFile(f"{lost.name()}.pdf", document(lost.note()), case_no=no)
    engine.do(TakeBackFile(engine.do(wrong, MANAGER).subject, kept.note()), MANAGER)


def _stays(engine: Engine, no: str, told: Bank) -> None:
    """Hold a closed case, and ask in vain for it to be erased."""
    for deed in (HoldCase, LiftHold):
        engine.do(deed(no, told.note()), DATA_OFFICER)
    asked = AskErasure(no, "permintaan", "400.9.14/17/LK3/2026", told.note())
    erasure = engine.do(asked, MANAGER).subject
    engine.do(DecideErasure(erasure, "ditolak", told.note()), DATA_OFFICER)


MENDINGS: tuple[Mending, ...] = (
    lambda sheet, why: RetryIncident(sheet.incidents[0].id, why),
    lambda sheet, why: SkipStep(sheet.incidents[0].id, why, sheet.version),
    lambda sheet, why: MoveToken(
        sheet.case.no, token_at(sheet, "tunggu"), "tunggu", why, sheet.version
    ),
    lambda sheet, why: CancelToken(sheet.case.no, token_at(sheet, "batas"), why, sheet.version),
)


def stood_still(engine: Engine, kept: Bank) -> str:
    """Stop the clock of a task and let it run again; return its case's number."""
    no, hers = begun(open_agenda(engine))
    engine.do(StopClock(hers, "keluarga", kept.note()), WORKER)
    engine.do(ContinueClock(hers, kept.note()), WORKER)
    engine.do(ExtendDeadline(hers, "6 HK", kept.note()), MANAGER)
    return no


def mended(engine: Engine, kept: Bank) -> list[str]:
    """Mend cases that words hold where a day was wanted; return their numbers."""
    numbers = []
    for mending in MENDINGS:
        numbers.append(noted(engine, kept.sentence()))
        engine.do(mending(sheet_of(engine, numbers[-1]), kept.note()), MANAGER)
    sheet = sheet_of(engine, numbers[0])
    incident = sheet.incidents[0].id
    value = MendValue(incident, "kapan", kept.sentence(), kept.note(), sheet.version)
    engine.do(value, MANAGER)
    return numbers


def taken_over(engine: Engine, kept: Bank) -> str:
    """Take a case to another version and back; return its number."""
    no, _ = at_work(engine, {"masalah": kept.note(200), "risiko": "rendah"})
    to = publish(engine, RENAMED)
    moved = MigrateCases("aduan", 1, to, (no,), {"tangani": "dampingi"}, kept.note())
    assert engine.do(moved, COORDINATOR).count == 1
    engine.do(UndoMigration(no, kept.note()), COORDINATOR)
    return no
