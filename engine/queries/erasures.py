"""What was asked and decided of the erasure of cases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select

from engine.access import Subject
from engine.model import NOTHING_SAID, Text
from engine.queries.emergencies import note_words, words_of
from engine.queries.facts import case_row
from engine.store.admitted import not_denied
from engine.store.columns import DESTROYED
from engine.store.erasable import obstacle
from engine.store.erased import erased_said
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_erasure import erasure, legal_hold
from engine.views import GROUNDS, ErasureSheet, ErasureView, HoldView

#: Deeds that the page of a case's erasure may offer.
OFFERED = ("see_case", "ask_erasure", "hold_case", "lift_hold")
#: How the row is called that tells who read the words of a request or of a hold.
READ = "erasure_read"


@dataclass(frozen=True, slots=True)
class Erasures:
    """The requests of the actor's daerah: those to be decided first, oldest first."""

    limit: int = 50

    def answer(self, reading: Reading) -> tuple[ErasureView, ...]:
        """Answer with up to `limit`; Forbidden for who neither asks, decides nor audits."""
        daerah = reading.actor.daerah
        reading.guard("see_erasures", Subject(daerah=daerah))
        query = (
            select(erasure)
            .where(erasure.c.daerah == daerah, not_denied(erasure, reading.actor))
            .order_by(erasure.c.outcome != "", erasure.c.at, erasure.c.id)
            .limit(self.limit)
        )
        rows = reading.connection.execute(query).all()
        note_words(reading, rows, READ)
        return tuple(_view(reading, row) for row in rows)


@dataclass(frozen=True, slots=True)
class ErasureByCase:
    """What there is to know of one case's erasure, by its number."""

    no: str

    def answer(self, reading: Reading) -> ErasureSheet:
        """Answer with the sheet; Unknown for whom the case does not exist."""
        case = case_row(reading, no=self.no)
        rows = _asked(reading, case)
        subject = replace(reading.subject(case), asked=bool(rows))
        reading.guard("see_erasure", subject)
        note_words(reading, rows, READ)
        gone = case.key == DESTROYED
        offered = ("see_case",) if gone else OFFERED
        return ErasureSheet(
            case=case.view(),
            erased=said_of(reading, case),
            asked=tuple(_view(reading, row) for row in rows),
            hold=None if gone else _hold(reading, case, subject),
            obstacle=obstacle(reading.connection, case),
            may=frozenset(verb for verb in offered if reading.may(verb, subject)),
        )


def said_of(reading: Reading, case: CaseRecord) -> Text:
    """Say that a case was erased, when and why; nothing while it is not."""
    if case.key != DESTROYED:
        return NOTHING_SAID
    return erased_said(reading.connection, case.daerah, case.id)


def _asked(reading: Reading, case: CaseRecord) -> Sequence[Row[Any]]:
    query = (
        select(erasure)
        .where(erasure.c.daerah == case.daerah, erasure.c.case_id == case.id)
        .order_by(erasure.c.id.desc())
    )
    return reading.connection.execute(query).all()


def _hold(reading: Reading, case: CaseRecord, subject: Subject) -> HoldView | None:
    """Show what holds the case; why, only to who reads it or lets go of it."""
    here = (legal_hold.c.daerah == case.daerah, legal_hold.c.case_id == case.id)
    row = reading.connection.execute(select(legal_hold).where(*here)).first()
    if row is None:
        return None
    reason: str | None = ""
    if reading.may("see_answers", subject) or reading.may("lift_hold", subject):
        note_words(reading, [row], READ)
        reason = words_of(reading, legal_hold, row)["reason"]
    return HoldView(reason=reason, at=row.at, by_name=row.by_name)


def _view(reading: Reading, row: Row[Any]) -> ErasureView:
    subject = Subject(daerah=row.daerah, author=row.by, role=row.by_role)
    said = words_of(reading, erasure, row)
    return ErasureView(
        id=row.id,
        case_no=row.case_no,
        ground=GROUNDS[row.ground],
        document=row.document,
        reason=said["reason"],
        note=said["note"],
        at=row.at,
        by_name=row.by_name,
        by_role=row.by_role,
        outcome=row.outcome,
        decided_at=row.decided_at,
        decided_by_name=row.decided_by_name,
        decided_role=row.decided_role,
        may_decide=not row.outcome and reading.may("decide_erasure", subject),
    )
