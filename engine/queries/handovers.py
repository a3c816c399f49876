"""Handing a case over: one proposal, those that wait for somebody, those of a case."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select

from engine.errors import Unknown
from engine.queries.appointments import appointments_of
from engine.queries.facts import case_row, tasks_of
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_beside import handover
from engine.store.sealing import readable
from engine.views import HandoverSheet, HandoverView


@dataclass(frozen=True, slots=True)
class HandoverById:
    """One handover, for its giver, its taker and who works on the case."""

    id: str

    def answer(self, reading: Reading) -> HandoverSheet:
        """Answer with the sheet; Unknown for all others. What the giver wrote is opened."""
        here = (handover.c.daerah == reading.actor.daerah, handover.c.id == self.id)
        row = reading.connection.execute(select(handover).where(*here)).first()
        if row is None:
            raise Unknown
        case = case_row(reading, id_=row.case_id)
        subject = replace(reading.subject(case), author=row.giver, assignee=row.taker)
        reading.guard("see_handover", subject)
        reading.opens(case, "handover_read")
        waits = not row.outcome
        # Who said no, and is not of the team, is shown no more of it.
        shown = row.outcome in {"", "accepted"} or reading.may("see_answers", subject)
        held = readable(reading.connection, handover, row) if shown else None
        tasks = [one for one in tasks_of(reading, case) if one.status == "open"]
        hers = [one for one in appointments_of(reading, case) if one.whom == row.giver]
        return HandoverSheet(
            handover=_view(row, held["reason"] if held else ""),
            words=held["body"].decode() if held else "",
            tasks=tuple(
                one.view(reading.now) for one in tasks if waits and one.assignee == row.giver
            ),
            appointments=tuple(replace(one, words="") for one in hers if waits and not one.outcome),
            may_answer=waits and reading.may("answer_handover", subject),
            may_withdraw=waits and reading.may("withdraw_handover", subject),
        )


def handovers_of(reading: Reading, case: CaseRecord) -> tuple[HandoverView, ...]:
    """Return the handovers of a case, the latest first, without what was written."""
    query = (
        select(handover)
        .where(handover.c.daerah == case.daerah, handover.c.case_id == case.id)
        .order_by(handover.c.at.desc(), handover.c.id)
    )
    return tuple(_view(row) for row in reading.connection.execute(query))


def _view(row: Row[Any], reason: str = "") -> HandoverView:
    return HandoverView(
        id=row.id,
        case_no=row.case_no,
        giver_name=row.giver_name,
        taker_name=row.taker_name,
        at=row.at,
        outcome=row.outcome,
        answered_at=row.answered_at,
        reason=reason,
    )
