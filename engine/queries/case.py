"""Everything the case page needs."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select

from engine.access import Subject
from engine.lifecycle import DEEDS
from engine.model import NOTHING_SAID
from engine.queries.erasures import said_of
from engine.queries.facts import (
    awaited_rows,
    case_row,
    clock_rows,
    clock_views,
    incident_views,
    tasks_of,
    team_of,
)
from engine.queries.stops import stop_views
from engine.store.author_only import for_others
from engine.store.reading import Reading
from engine.store.records import CARRIED, AnswerRecord, CaseRecord
from engine.store.schema import answer
from engine.store.sealing import readable
from engine.views import AnswerView, CaseSheet

#: Deeds on a case that a page may offer, by their verb in engine.access.
OFFERED = (
    *("suspend", "resume", "cancel", "transfer", "reopen", "retry", "repair", "receive"),
    *("stop_clocks", "continue_clocks"),
)
#: Questions about a case that a page may offer.
SEEN = ("see_answers", "take_part", "see_history", "see_task", "see_access", "see_erasure")


@dataclass(frozen=True, slots=True)
class CaseByNo:
    """One case by its number; answers only for the case team."""

    no: str
    #: The answer is printed: the row that tells of it says so.
    printed: bool = False

    def answer(self, reading: Reading) -> CaseSheet:
        """Answer with the sheet; Unknown for whom the case does not exist."""
        case = case_row(reading, no=self.no)
        team = team_of(reading, case)
        subject = reading.subject(case)
        reading.guard("see_case", subject)
        erased = said_of(reading, case)
        inside = erased == NOTHING_SAID and reading.may("see_answers", subject)
        awaited = awaited_rows(reading, case, inside=inside)
        if inside:
            reading.opens(case, "case_printed" if self.printed else "case_read")
        answers = _answers(reading, case, subject) if inside else ()
        forms = {wait.form for wait in awaited} | {filled.form for filled in answers}
        knows = inside or (erased == NOTHING_SAID and reading.may("receive", subject))
        return CaseSheet(
            case=case.view(),
            team=team,
            tasks=tuple(record.view(reading.now) for record in tasks_of(reading, case)),
            awaited=awaited,
            clocks=clock_views(clock_rows(reading, case), case),
            stops=stop_views(reading, case),
            incidents=incident_views(reading, case, inside=inside),
            answers=answers,
            files=reading.bundle(case.daerah, case.bundle).form_files(),
            known=reading.known(case, *sorted(forms)) if knows else {},
            may=_offers(reading, case, subject),
            erased=erased,
        )


def _answers(reading: Reading, case: CaseRecord, subject: Subject) -> tuple[AnswerView, ...]:
    """Return every version of every form, oldest first; only the latest may be corrected.

    What only its author reads is left out for all others.
    """
    query = (
        select(answer)
        .where(answer.c.daerah == case.daerah, answer.c.case_id == case.id)
        .order_by(answer.c.at, answer.c.version, answer.c.id)
    )
    rows = reading.connection.execute(query)
    records = [_record(reading, row) for row in rows]
    by_version = sorted(records, key=lambda record: record.version)
    latest = {record.task_id: record.version for record in by_version}
    writers = {record.task_id: record.author for record in reversed(by_version)}
    facts = reading.bundle(case.daerah, case.bundle).facts
    correctable = case.status in DEEDS["correct"]

    def view(record: AnswerRecord) -> AnswerView:
        may = reading.may("correct", replace(subject, author=record.author))
        own = bool(record.form) and record.element != CARRIED
        newest = own and latest[record.task_id] == record.version
        fresh = newest and correctable and record.is_readable
        shown = record.view(may_correct=may and fresh)
        if writers[record.task_id] == reading.actor.username:
            return shown
        return replace(shown, body=for_others(shown.body, facts.get(record.form)))

    return tuple(map(view, records))


def _record(reading: Reading, row: Row[Any]) -> AnswerRecord:
    """Read an answer; of one that does not open, only that it is there."""
    shut = {**row._asdict(), "body": b"", "salt": b"", "reason": ""}
    return AnswerRecord(**(readable(reading.connection, answer, row) or shut))


def _offers(reading: Reading, case: CaseRecord, subject: Subject) -> frozenset[str]:
    idle = "continue_clocks" if case.clocks_stopped_at is None else "stop_clocks"
    deeds = (verb for verb in OFFERED if case.status in DEEDS[verb] and verb != idle)
    return frozenset(verb for verb in (*deeds, *SEEN) if reading.may(verb, subject))
