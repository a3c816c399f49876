"""Attachments: those of a case or a task, and one with its content."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from engine.access import Subject
from engine.errors import Unknown
from engine.queries.facts import case_row
from engine.store.reading import Reading
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import task
from engine.store.schema_attachments import attachment
from engine.store.sealing import opened, readable
from engine.views import AttachmentFile, AttachmentView

#: What a list shows: contents are opened one by one.
_LISTED = [column for column in attachment.c if column.name not in {"body", "preview", "salt"}]


@dataclass(frozen=True, slots=True)
class AttachmentById:
    """One attachment with its content, for who reads its case, or fills in its task."""

    attachment_id: str
    #: Ask for the small picture in its place.
    preview: bool = False

    def answer(self, reading: Reading) -> AttachmentFile:
        """Answer with the file; Unknown for all others, and when it was taken back."""
        column = attachment.c.preview if self.preview else attachment.c.body
        query = select(*_LISTED, column).where(
            attachment.c.daerah == reading.actor.daerah,
            attachment.c.id == self.attachment_id,
            attachment.c.taken_back_by == "",
        )
        row = reading.connection.execute(query).first()
        if row is None:
            raise Unknown
        case = case_row(reading, id_=row.case_id)
        subject = reading.subject(case)
        if not reading.may("see_answers", subject) and not _with_its_task(reading, row, subject):
            raise Unknown
        if self.preview:
            reading.opens(case, "task_read" if row.task_id else "case_read", row.task_id)
        else:
            reading.hands_out(case, "attachment_read", row.task_id)
        content = opened(reading.connection, attachment, row._asdict())[column.name]
        return AttachmentFile(id=row.id, case_no=case.no, kind=row.kind, content=content)


def attachments_of(
    reading: Reading, case: CaseRecord, subject: Subject
) -> tuple[AttachmentView, ...]:
    """Return the attachments of a case, the latest first, without their contents."""

    def may(by: str) -> bool:
        return reading.may("correct", replace(subject, author=by))

    return tuple(_views(reading, {"case_id": case.id}, may))


def attachments_at(
    reading: Reading, record: TaskRecord, subject: Subject, *, inside: bool
) -> tuple[AttachmentView, ...]:
    """Return the attachments of a task; to who sees nothing of the case only her own."""
    me = reading.actor.username
    fills = record.status == "open" and reading.may("save_draft", subject)

    def may(by: str) -> bool:
        return (fills and by == me) or reading.may("correct", replace(subject, author=by))

    which = {"task_id": record.id} if inside else {"task_id": record.id, "by": me}
    return tuple(_views(reading, which, may))


def _views(
    reading: Reading, which: Mapping[str, str], may: Callable[[str], bool]
) -> Iterator[AttachmentView]:
    here = (attachment.c[name] == value for name, value in which.items())
    query = (
        select(*_LISTED)
        .where(attachment.c.daerah == reading.actor.daerah, *here)
        .order_by(attachment.c.at.desc(), attachment.c.id.desc())
    )
    for row in reading.connection.execute(query):
        if held := readable(reading.connection, attachment, row):
            yield _view(held, may_take_back=may(row.by))


def _view(held: Mapping[str, Any], *, may_take_back: bool) -> AttachmentView:
    shown = {name: held[name] for name in AttachmentView.__dataclass_fields__ if name in held}
    if held["taken_back_by"]:
        # Its name may be of the family that it was wrongly taken from.
        return AttachmentView(**{**shown, "name": ""})
    return AttachmentView(**shown, may_take_back=may_take_back)


def _with_its_task(reading: Reading, row: Any, subject: Subject) -> bool:  # noqa: ANN401 a row of attachment
    """Tell whether it comes with a task that she may read, or that she attached it to herself."""
    query = select(task).where(task.c.daerah == row.daerah, task.c.id == row.task_id)
    found = reading.connection.execute(query).first()
    if found is None:
        return False
    record = TaskRecord.of(found)
    at_task = record.subject(subject)
    if reading.may("read_task", at_task):
        return True
    hers = row.by == reading.actor.username and record.status == "open"
    return hers and reading.may("save_draft", at_task)
