"""Everything the task page needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, or_, select

from engine.access import PUBLIC, Subject, is_task_alone, stands_in
from engine.bpmn import Checked, longer_budgets, onward
from engine.errors import Unknown
from engine.lifecycle import DEEDS
from engine.model import (
    NOTHING_AHEAD,
    Actor,
    Chosen,
    Decided,
    FormFact,
    Json,
    JsonObject,
    working_days,
)
from engine.queries.attachments import attachments_at
from engine.queries.facts import case_row, newest_answer
from engine.queries.known_before import known_before
from engine.queries.stops import days_left_of, stop_views
from engine.store.author_only import for_others
from engine.store.canonical import parsed
from engine.store.handed_over import ALWAYS, handed_over
from engine.store.reading import Reading
from engine.store.records import CaseRecord, TaskRecord
from engine.store.schema import draft, draft_left, task
from engine.store.schema_trail import choice, decision_log
from engine.store.sealing import opened, readable
from engine.store.work_trail import chosen_of, decided_of
from engine.views import Draft, StopView, TaskSheet


@dataclass(frozen=True, slots=True)
class TaskById:
    """One task; content of the case only for its holder and the case team."""

    task_id: str
    #: Ask also for who could have taken it: she is told who was faster.
    late: bool = False

    def answer(self, reading: Reading) -> TaskSheet:
        """Answer with the sheet; Unknown for whom the task does not exist."""
        query = select(task).where(task.c.daerah == reading.actor.daerah, task.c.id == self.task_id)
        row = reading.connection.execute(query).first()
        if row is None:
            raise Unknown
        return _sheet(reading, TaskRecord.of(row), "know_task" if self.late else "see_task")


def _sheet(reading: Reading, record: TaskRecord, verb: str) -> TaskSheet:
    case = case_row(reading, id_=record.case_id)
    subject = record.subject(reading.subject(case))
    reading.guard(verb, subject)
    reading.envelopes.number(case.daerah, case.id)  # Erased: nothing is left to show or fill
    bundle = reading.bundle(case.daerah, case.bundle)
    inside = reading.may("read_task", subject)
    mine = reading.may("save_draft", subject) or (inside and reading.may("complete", subject))
    may_see_case = reading.may("see_case", subject)
    whole = may_see_case or not is_task_alone(reading.actor.role, record.role)
    fact = bundle.facts.get(record.form)
    known = _known(reading, case, record, fact) if inside or mine else {}
    if inside or known.keys() - ALWAYS:
        reading.opens(case, "task_read", record.id)

    kept = _draft(reading, record, fact, inside=inside) if mine else None
    left = _left(reading, record, fact, inside=inside and mine)
    seen, stops = record.view(reading.now), stop_views(reading, case, record.id)

    def may(verb: str) -> bool:
        fits = record.status == "open" and case.status in DEEDS[verb]
        return fits and reading.may(verb, subject)

    return TaskSheet(
        task=seen if whole else seen.alone(),
        node=bundle.checked.processes[record.element_process].nodes[record.element],
        files=bundle.form_files(),
        known=known,
        attachments=attachments_at(reading, record, subject, inside=inside)
        if inside or mine
        else (),
        draft=kept,
        left=tuple(one for one in left if kept is None or one.version != kept.version),
        earlier=_earlier(reading, record, fact) if inside else {},
        may_complete=may("complete"),
        may_claim=may("claim"),
        may_assign=may("assign"),
        may_see_case=may_see_case,
        works_on=record.status == "open" and reading.may("save_draft", subject),
        may_entrust=bool(record.assignee) and may("entrust"),
        **_in_place(reading.actor, subject),
        stops=stops,
        days_left=days_left_of(reading, record, stops),
        longer=_longer(bundle.checked, record, reading.now) if may("extend") else (),
        may_stop_clock=may("stop_clock") and _can_stop(record, reading.now),
        may_continue_clock=may("continue_clock") and any(_is_hers(one, record) for one in stops),
        chosen=_chosen(reading, record) if inside else (),
        decided=_decided(reading, record) if inside else (),
        # Who is asked for help must be able to look, though she reads neither case.
        onward=onward(bundle.checked.processes, record.element_process, record.element)
        if inside and whole
        else NOTHING_AHEAD,
        known_before=known_before(reading, case)
        if fact and fact.shows_known and (inside or may("assign"))
        else None,
    )


def _in_place(actor: Actor, subject: Subject) -> dict[str, Any]:
    """Return who works on the task in its holder's place, and in whose the asker does."""
    there = sorted(one for one in subject.stand_ins if one.task_id == subject.task_id)
    absent = stands_in(actor, subject)
    return {
        "stand_ins": tuple(dict.fromkeys(one.name for one in there)),
        "entrusted": any(one.entrusted for one in there),
        "absent_name": absent.absent_name if absent else "",
    }


def _longer(checked: Checked, record: TaskRecord, now: datetime) -> tuple[str, ...]:
    if record.deadline and record.deadline.due <= now:
        return ()
    return longer_budgets(checked, record.element_process, record.element, record.budget)


def _can_stop(record: TaskRecord, now: datetime) -> bool:
    deadline = record.deadline
    return bool(deadline and working_days(record.budget) and deadline.due > now)


def _is_hers(stop: StopView, record: TaskRecord) -> bool:
    """Tell whether a stop of this task alone lasts."""
    return stop.task_id == record.id and stop.until is None


def _known(
    reading: Reading, case: CaseRecord, record: TaskRecord, fact: FormFact | None
) -> dict[str, Json]:
    """Return what the form may read; of a task that is seen alone only what the form hands over."""
    known = reading.known(case, record.form)
    if not is_task_alone(reading.actor.role, record.role):
        return known
    return handed_over(known, fact, case.klass) if record.status == "open" else {}


def _draft(
    reading: Reading, record: TaskRecord, fact: FormFact | None, *, inside: bool
) -> Draft | None:
    """Return the draft; to who sees nothing of the case only what she typed herself."""
    query = select(draft).where(draft.c.daerah == record.daerah, draft.c.task_id == record.id)
    row = reading.connection.execute(query).first()
    if row is None:
        return None
    return _typed(reading, opened(reading.connection, draft, row), fact, inside=inside)


def _left(
    reading: Reading, record: TaskRecord, fact: FormFact | None, *, inside: bool
) -> Iterator[Draft]:
    """Return what former holders typed and nobody handed in, oldest first, each as the draft is."""
    query = (
        select(draft_left)
        .where(
            draft_left.c.daerah == record.daerah,
            draft_left.c.task_id == record.id,
            # What somebody typed who did not hold it is for her alone.
            or_(draft_left.c.version > 0, draft_left.c.saved_by == reading.actor.username),
        )
        .order_by(draft_left.c.version)
    )
    for row in reading.connection.execute(query):
        held = readable(reading.connection, draft_left, row)
        if held is not None and (typed := _typed(reading, held, fact, inside=inside)).body:
            yield typed


def _typed(
    reading: Reading, held: Mapping[str, Any], fact: FormFact | None, *, inside: bool
) -> Draft:
    body: JsonObject = parsed(held["body"])
    if held["saved_by"] != reading.actor.username:
        # Who reports by a public door writes to whoever takes her report up.
        theirs = body if held["saved_by"] == PUBLIC else for_others(body, fact)
        body = theirs if inside else {}
    shown = ("version", "saved_at", "saved_by", "saved_by_name")
    return Draft(body=body, **{name: held[name] for name in shown})


def _earlier(reading: Reading, record: TaskRecord, fact: FormFact | None) -> JsonObject:
    if fact is None or not fact.continues:
        return {}
    return for_others(newest_answer(reading, record.case_id, record.form), fact)


def _chosen(reading: Reading, record: TaskRecord) -> tuple[Chosen, ...]:
    return tuple(chosen_of(body) for body in _of_its_step(reading, choice, record))


def _decided(reading: Reading, record: TaskRecord) -> tuple[Decided, ...]:
    return tuple(decided_of(body) for body in _of_its_step(reading, decision_log, record))


def _of_its_step(reading: Reading, table: Table, record: TaskRecord) -> list[Any]:
    """Return what was written in the step that brought the task; older reasons brought others."""
    query = (
        select(table)
        .where(
            table.c.daerah == record.daerah,
            table.c.case_id == record.case_id,
            table.c.at == record.opened_at,
        )
        .order_by(table.c.seq, table.c.place)
    )
    rows = reading.connection.execute(query)
    held = (readable(reading.connection, table, row) for row in rows)
    return [one["body"] for one in held if one is not None]
