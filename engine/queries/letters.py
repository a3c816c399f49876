"""The register of letters: what was signed, whether a number is missing, what still waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, tuple_

from engine.access import Subject
from engine.errors import Unknown
from engine.store.admitted import not_denied
from engine.store.columns import NEVER
from engine.store.reading import Reading
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import case_file, task
from engine.store.schema_letters import letter, letter_number
from engine.store.sealing import readable
from engine.store.work_tasks import OPEN
from engine.views import LetterView, RegisterPage, SeriesView, WaitingLetter

#: How the row is called that tells who was shown to whom the letters of a case went.
READ = "letters_read"
#: Nobody looks for more numbers than these at once.
MISSING = 10
#: Signed at the same moment, letters stand by their numbers.
_ORDER = (letter.c.at, letter.c.unit, letter.c.nth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A page of the register of the actor's daerah, newest first; "" and 0 narrow nothing."""

    year: int = 0
    unit: str = ""
    kind: str = ""
    #: Signed from this moment on, and before that one.
    since: datetime | None = None
    until: datetime | None = None
    #: `next` of the page before; "" for the first page.
    after: str = ""
    limit: int = 25

    def answer(self, reading: Reading) -> RegisterPage:
        """Answer with up to `limit`; Forbidden for who neither keeps, signs nor audits letters."""
        reading.guard("see_letters", Subject(daerah=reading.actor.daerah))
        rows = reading.connection.execute(self._page(reading.actor.daerah)).all()
        shown = rows[: self.limit]
        known = _cases(reading, {row.case_id for row in shown})
        return RegisterPage(
            letters=tuple(_view(reading, row, known[row.case_id]) for row in shown),
            series=tuple(_series(reading)),
            next=shown[-1].id if len(rows) > self.limit else "",
        )

    def _page(self, daerah: str) -> Select[Any]:
        query = select(letter).where(letter.c.daerah == daerah, *self._filters())
        if self.after:
            last = select(*_ORDER).where(letter.c.daerah == daerah, letter.c.id == self.after)
            query = query.where(tuple_(*_ORDER) < last.scalar_subquery())
        return query.order_by(*(column.desc() for column in _ORDER)).limit(self.limit + 1)

    def _filters(self) -> Iterator[ColumnElement[bool]]:
        if self.year:
            yield letter.c.year == self.year
        if self.unit:
            yield letter.c.unit == self.unit
        if self.kind:
            yield letter.c.kind == self.kind
        if self.since:
            yield letter.c.at >= self.since
        if self.until:
            yield letter.c.at < self.until


@dataclass(frozen=True, slots=True)
class LetterById:
    """One letter of the register, to be read on paper."""

    id: str

    def answer(self, reading: Reading) -> LetterView:
        """Answer with the letter; Unknown for who does not read its case."""
        daerah = reading.actor.daerah
        query = select(letter).where(letter.c.daerah == daerah, letter.c.id == self.id)
        row = reading.connection.execute(query).first()
        if row is None:
            raise Unknown
        known = _cases(reading, {row.case_id})[row.case_id]
        reading.guard("see_answers", known[1])
        return _view(reading, row, known)


@dataclass(frozen=True, slots=True)
class WaitingLetters:
    """What waits to be signed in the actor's daerah: the tasks of the forms that sign letters."""

    #: File names of those forms.
    forms: frozenset[str]
    limit: int = 50

    def answer(self, reading: Reading) -> tuple[WaitingLetter, ...]:
        """Answer with up to `limit`, first due first; Forbidden as for Letters."""
        daerah = reading.actor.daerah
        reading.guard("see_letters", Subject(daerah=daerah))
        query = (
            select(task)
            .where(
                task.c.daerah == daerah,
                task.c.status == OPEN,
                task.c.form.in_(sorted(self.forms)),
                not_denied(task, reading.actor),
            )
            .order_by(task.c.due, task.c.id)
            .limit(self.limit)
        )
        tasks = [TaskRecord.of(row) for row in reading.connection.execute(query)]
        known = _cases(reading, {one.case_id for one in tasks})
        return tuple(_waiting(reading, one, known[one.case_id]) for one in tasks)


def _cases(reading: Reading, ids: set[str]) -> dict[str, tuple[CaseRecord, Subject]]:
    here = (case_file.c.daerah == reading.actor.daerah, case_file.c.id.in_(sorted(ids)))
    cases = map(CaseRecord.of, reading.connection.execute(select(case_file).where(*here)))
    return {case.id: (case, reading.subject(case)) for case in cases}


def letters_of(reading: Reading, case: CaseRecord, subject: Subject) -> tuple[LetterView, ...]:
    """Return the letters of one case, the latest first."""
    query = select(letter).where(letter.c.daerah == case.daerah, letter.c.case_id == case.id)
    rows = reading.connection.execute(query.order_by(*(column.desc() for column in _ORDER)))
    return tuple(_view(reading, row, (case, subject)) for row in rows)


def _view(reading: Reading, row: Row[Any], of: tuple[CaseRecord, Subject]) -> LetterView:
    """Show a letter; to whom it went, only who reads the case: it may name somebody."""
    case, subject = of
    reads = reading.may("see_answers", subject)
    return LetterView(
        id=row.id,
        number=row.number,
        unit=row.unit,
        year=row.year,
        nth=row.nth,
        kind=row.kind,
        classification=row.classification,
        at=row.at,
        signed_by_name=row.signed_by_name,
        signed_role=row.signed_role,
        case_no=case.no if reading.may("see_case", subject) else "",
        recipient=_recipient(reading, row) if reads else "",
        may_read=reads,
        task_id=row.task_id if reads else "",
    )


def _recipient(reading: Reading, row: Row[Any]) -> str | None:
    """Open to whom a letter went; "" of an erased case, None when it does not open."""
    if reading.envelopes.erased(row.daerah, row.case_id):
        return ""
    reading.lists(row.case_id, READ)
    held = readable(reading.connection, letter, row)
    return str(held["recipient"]) if held else None


def _waiting(reading: Reading, one: TaskRecord, of: tuple[CaseRecord, Subject]) -> WaitingLetter:
    case, subject = of
    return WaitingLetter(
        task_id=one.id,
        role=one.role,
        opened_at=one.opened_at,
        due=None if one.due == NEVER else one.due,
        case_no=case.no if reading.may("see_case", subject) else "",
        may_open=reading.may("see_task", one.subject(subject)),
    )


def _series(reading: Reading) -> Iterator[SeriesView]:
    """Hold each counter against the letters that bear its numbers."""
    same = and_(*(letter.c[name] == letter_number.c[name] for name in ("daerah", "unit", "year")))
    columns = (letter_number.c.unit, letter_number.c.year, letter_number.c.last)
    query = (
        select(*columns, func.count(letter.c.id).label("entered"))
        .select_from(letter_number.outerjoin(letter, same))
        .where(letter_number.c.daerah == reading.actor.daerah)
        .group_by(*columns)
        .order_by(letter_number.c.year.desc(), letter_number.c.unit)
    )
    for row in reading.connection.execute(query):
        # No two letters of a series share a number: as many as the counter says are all.
        missing = () if row.entered == row.last else tuple(_missing(reading, row))
        yield SeriesView(**row._asdict(), missing=missing)


def _missing(reading: Reading, row: Row[Any]) -> Iterator[int]:
    here = {"daerah": reading.actor.daerah, "unit": row.unit, "year": row.year}
    query = select(letter.c.nth).where(*(letter.c[name] == said for name, said in here.items()))
    there = set(reading.connection.execute(query).scalars())
    gaps = (nth for nth in range(1, row.last + 1) if nth not in there)
    yield from (nth for nth, _ in zip(gaps, range(MISSING), strict=False))
