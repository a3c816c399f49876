"""AttachFile: beside a case for its team, beside a task for who holds it."""

import pytest
from sqlalchemy import func, select

from engine import (
    AttachFile,
    AttachmentById,
    BesideByCase,
    BreakGlass,
    ClaimTask,
    CompleteTask,
    Engine,
    Forbidden,
    History,
    Refused,
    Room,
    SuspendCase,
    TaskById,
    TaskNotOpen,
    Unknown,
    VerifyHistory,
)
from engine.store.schema_attachments import attachment
from engine.store.schema_trail import audit
from forms import FormLibrary
from tests.attached import document, photo
from tests.conftest import QuickPasswords
from tests.engine.access_office import DANGER, GUARD, PSYCHOLOGIST, managed, opened, task
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER, person
from webui.attachments.looking import looks_into

NAME = "akta Ibu Ani.pdf"
FAR = person("manajer_kasus", daerah="94.04")


def attached(engine, no, who=OFFICER):
    return engine.do(AttachFile(NAME, document(), case_no=no), who).subject


def test_what_one_attaches_the_team_reads_and_nobody_else(guarded):
    no = managed(guarded)
    id_ = attached(guarded, no)
    for who in (OFFICER, MANAGER):
        [one] = guarded.ask(BesideByCase(no), who).attachments
        assert (one.id, one.name, one.kind, one.size) == (id_, NAME, "pdf", len(document()))
        assert guarded.ask(AttachmentById(id_), who).content == document()
    for who in (PSYCHOLOGIST, AUDITOR, FAR):
        with pytest.raises(Unknown):
            guarded.ask(AttachmentById(id_), who)


def test_a_photo_has_a_small_one_beside_it(guarded):
    no = managed(guarded)
    id_ = guarded.do(AttachFile("a.png", photo(900, 600), case_no=no), OFFICER).subject
    whole = guarded.ask(AttachmentById(id_), OFFICER).content
    small = guarded.ask(AttachmentById(id_, preview=True), OFFICER).content
    assert len(small) < len(whole)
    assert small.startswith(b"\xff\xd8\xff")


def test_neither_name_nor_content_lies_in_the_clear(guarded, database):
    attached(guarded, managed(guarded))
    with database.reading() as connection:
        [row] = connection.execute(select(attachment)).all()
    assert "Ani" not in repr(row)
    assert "Kutipan" not in repr(row)


def test_the_history_tells_kind_and_size_and_not_the_name(guarded):
    no = managed(guarded)
    attached(guarded, no)
    sheet = guarded.ask(History(no), AUDITOR)
    assert sheet.events[-1].deed == "file_attached"
    assert NAME not in repr(sheet)
    assert sheet.verified.whole


def test_an_attachment_that_vanishes_is_missed_by_the_history(guarded, database):
    no = managed(guarded)
    attached(guarded, no)
    with database.writing() as connection:
        connection.execute(attachment.delete())
    verdict = guarded.ask(VerifyHistory(no), AUDITOR)
    assert not verdict.whole
    assert "lampiran" in str(verdict.why)


def test_each_download_is_written_down_and_a_glance_at_the_list_once(guarded, database):
    no = managed(guarded)
    id_ = attached(guarded, no)
    for _ in range(2):
        guarded.ask(AttachmentById(id_), MANAGER)
        guarded.ask(BesideByCase(no), MANAGER)
    query = select(func.count()).where(audit.c.actor == MANAGER.username)
    with database.reading() as connection:
        read = connection.scalar(query.where(audit.c.name == "attachment_read"))
        listed = connection.scalar(query.where(audit.c.name == "case_read"))
    assert (read, listed) == (2, 1)


def test_who_does_a_task_without_its_case_sees_her_own_files_alone(guarded):
    no = managed(guarded)
    guarding = task(guarded, no, "kawal").id
    with pytest.raises(Forbidden):
        guarded.do(AttachFile(NAME, document(), task_id=guarding), GUARD)
    guarded.do(ClaimTask(guarding), GUARD)
    hers = guarded.do(AttachFile(NAME, document(), task_id=guarding), GUARD).subject
    others = attached(guarded, no)
    assert [one.id for one in guarded.ask(TaskById(guarding), GUARD).attachments] == [hers]
    assert guarded.ask(AttachmentById(hers), GUARD).content == document()
    with pytest.raises(Unknown):
        guarded.ask(AttachmentById(others), GUARD)
    with pytest.raises(Unknown):
        guarded.do(AttachFile(NAME, document(), case_no=no), GUARD)
    guarded.do(CompleteTask(guarding, {}), GUARD)
    with pytest.raises(Unknown):
        guarded.ask(AttachmentById(hers), GUARD)
    assert len(guarded.ask(BesideByCase(no), OFFICER).attachments) == 2


def test_of_a_closed_case_nothing_is_open_to_who_is_not_named(guarded):
    no = managed(guarded, "K4")
    id_ = attached(guarded, no, MANAGER)
    with pytest.raises(Unknown):
        guarded.ask(AttachmentById(id_), WORKER)


def test_an_emergency_reads_attachments_and_adds_none(guarded):
    no = opened(guarded)
    id_ = attached(guarded, no)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert guarded.ask(AttachmentById(id_), PSYCHOLOGIST).content == document()
    with pytest.raises(Unknown):
        attached(guarded, no, PSYCHOLOGIST)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"GIF89a", "unknown"), (photo()[:300], "broken")],
)
def test_a_file_that_is_not_taken_leaves_nothing(guarded, content, code):
    no = managed(guarded)
    with pytest.raises(Refused) as refusal:
        guarded.do(AttachFile("foto.jpg", content, case_no=no), OFFICER)
    assert refusal.value.problems[0].code == f"attachment.{code}"
    assert not guarded.ask(BesideByCase(no), OFFICER).attachments


def test_a_stranger_hears_of_the_case_before_the_file(guarded):
    """Else a refusal of the file would tell that there is such a case."""
    with pytest.raises(Unknown):
        guarded.do(AttachFile(NAME, b"", case_no=opened(guarded)), MANAGER)


def test_a_file_and_a_case_have_their_bounds(guarded, database, clock, keyring):
    no = managed(guarded)
    size = len(document())
    small = Engine(
        database,
        FormLibrary(),
        QuickPasswords(),
        clock,
        keyring=keyring,
        looks_into=looks_into,
        room=Room(per_file=size, per_case=2 * size + 1),
    )
    attached(small, no)
    with pytest.raises(Refused) as refusal:
        small.do(AttachFile(NAME, document() + b" ", case_no=no), OFFICER)
    assert refusal.value.problems[0].code == "attachment.too_large"
    attached(small, no)
    with pytest.raises(Refused) as refusal:
        attached(small, no)
    assert refusal.value.problems[0].code == "attachment.full"


def test_to_a_suspended_case_papers_still_come(guarded):
    no = managed(guarded)
    guarded.do(SuspendCase(no, "Keluarga bepergian"), MANAGER)
    assert attached(guarded, no)


def test_a_task_that_is_done_takes_no_more_files(guarded):
    no = managed(guarded)
    guarding = task(guarded, no, "kawal").id
    guarded.do(ClaimTask(guarding), GUARD)
    guarded.do(CompleteTask(guarding, {}), GUARD)
    with pytest.raises(TaskNotOpen):
        guarded.do(AttachFile(NAME, document(), task_id=guarding), GUARD)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\foto\\a.jpg", "a.jpg"),
        ("a\u202egpj.exe\r\n", "agpj.exe"),
        ("x" * 500, "x" * 120),
        ("\ud800", ""),
        ("/", ""),
    ],
)
def test_of_a_name_only_what_can_be_seen_stays(guarded, name, kept):
    no = managed(guarded)
    if "\ud800" in name:
        with pytest.raises(Refused):
            guarded.do(AttachFile(name, document(), case_no=no), OFFICER)
        return
    guarded.do(AttachFile(name, document(), case_no=no), OFFICER)
    assert guarded.ask(BesideByCase(no), OFFICER).attachments[0].name == kept
