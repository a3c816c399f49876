"""The whole story of one case, as an auditor reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, Table, select

from engine.access import Subject, reads_cases
from engine.errors import Broken
from engine.model import Chosen, Decided, JsonObject, Process
from engine.queries.erasures import said_of
from engine.queries.facts import (
    awaited_rows,
    case_row,
    clock_rows,
    tasks_of,
    team_of,
)
from engine.queries.openings import openings
from engine.queries.verify import verdict_on_case
from engine.queries.written import remarks
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.history import REMARKED
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_trail import audit, choice, decision_log, passed
from engine.store.sealing import readable
from engine.store.work_trail import chosen_of, decided_of, passed_of
from engine.views import Event, HistorySheet

#: Deeds whose reason is for who judges them, by the verb; it may hold what families said.
JUDGED = {
    "emergency_opened": "see_emergencies",
    "emergency_reviewed": "see_emergencies",
    "erasure_asked": "see_erasures",
    "erasure_refused": "see_erasures",
}
#: Deeds of which nobody outside the team learns whom they are about.
UNNAMED = frozenset(("access_denied", "denial_lifted"))


@dataclass(frozen=True, slots=True)
class History:
    """The history of a case by its number: events, path, diagrams; never answers.

    Reasons, and what choices and decisions saw, only for the case team.
    """

    no: str
    #: The answer is printed: the row that tells of it says so.
    printed: bool = False

    def answer(self, reading: Reading) -> HistorySheet:
        """Answer with the sheet, verified just now."""
        case = case_row(reading, no=self.no)
        subject = reading.subject(case)
        reading.guard("see_history", subject)
        inside = reading.may("see_answers", subject)
        reading.opens(case, "history_printed" if self.printed else "history_read")
        bundle = reading.bundle(case.daerah, case.bundle)
        events = _events(reading, case)
        hashes = dict.fromkeys(event.bundle for event in events if event.bundle)
        earlier = [reading.bundle(case.daerah, one) for one in hashes if one != case.bundle]
        path = reading.connection.execute(_trail(passed, case))
        choices, decisions = (_bodies(reading, table, case) for table in (choice, decision_log))
        return HistorySheet(
            case=case.view(),
            team=team_of(reading, case),
            events=tuple(event if inside else veiled(event, reading) for event in events),
            passed=tuple(passed_of(row) for row in path),
            chosen=tuple((row.at, _chosen(said, inside=inside)) for row, said in choices if said),
            decided=tuple(
                (row.at, _decided(said, inside=inside)) for row, said in decisions if said
            ),
            unread=tuple((row.at, row.element) for row, said in choices + decisions if not said),
            processes=_processes(bundle, earlier),
            sources={
                key: source for one in (*earlier, bundle) for key, source in sources_of(one).items()
            },
            active=_active(reading, case),
            verified=verdict_on_case(reading, case),
            inside=inside,
            erased=said_of(reading, case),
            opened=openings(reading, case) if reading.may("see_readers", subject) else None,
        )


def _processes(bundle: Bundle, earlier: Iterable[Bundle]) -> dict[str, Process]:
    """Return the processes as they are, with the nodes they had while the case ran on earlier ones.

    The path of a case that changed its version leads past steps that are drawn no more.
    """
    found: dict[str, Process] = {}
    for one in (*earlier, bundle):
        for key, process in one.checked.processes.items():
            before = found.get(key, process)
            found[key] = replace(
                process,
                nodes={**before.nodes, **process.nodes},
                flows={**before.flows, **process.flows},
            )
    return found


def sources_of(bundle: Bundle) -> dict[str, bytes]:
    """Return the diagrams as drawn, by process id."""
    processes = bundle.checked.processes.values()
    return {process.id: bundle.files[process.file] for process in processes}


def _trail(table: Table, case: CaseRecord) -> Select[Any]:
    return (
        select(table)
        .where(table.c.daerah == case.daerah, table.c.case_id == case.id)
        .order_by(table.c.seq, table.c.place)
    )


def _events(reading: Reading, case: CaseRecord) -> tuple[Event, ...]:
    query = (
        select(audit)
        .where(audit.c.daerah == case.daerah, audit.c.chain == case.id)
        .order_by(audit.c.seq)
    )
    rows = reading.connection.execute(query).all()
    said = remarks(reading, case.daerah, case.id)
    return tuple(event_of(row, said.get(row.seq)) for row in rows)


def event_of(row: Row[Any], said: bytes | None = None) -> Event:
    """Make an event of a row of the history; `said` is its sealed reason, opened."""
    values = {name: value for name, value in row._asdict().items() if name != "case_id"}
    return Event(
        **{**values, "reason": _reason(row.reason, said), "detail": _detail(row.detail.encode())}
    )


def _reason(held: str, said: bytes | None) -> str:
    """Return the words of a reason; of an erased case they are gone, as its banner says."""
    if not held.startswith(REMARKED):
        return held
    return str(_detail(said or b"").get("reason", ""))


def _bodies(reading: Reading, table: Table, case: CaseRecord) -> tuple[tuple[Row[Any], bytes], ...]:
    """Return the rows of a table of the trail with what they say, b"" where it does not open.

    Of an erased case nothing is left.
    """
    if reading.envelopes.erased(case.daerah, case.id):
        return ()
    rows = reading.connection.execute(_trail(table, case))
    held = ((row, readable(reading.connection, table, row)) for row in rows)
    return tuple((row, one["body"] if one else b"") for row, one in held)


def _detail(written: bytes) -> JsonObject:
    """Read a detail; one that was damaged is empty, and the verdict beside it says so."""
    try:
        return parsed(written)
    except Broken:
        return {}


def veiled(event: Event, reading: Reading) -> Event:
    """Leave out what somebody else who reads cases wrote in her own words."""
    if event.deed in UNNAMED:
        return replace(event, name="", detail={}, reason="")
    hers = event.actor == reading.actor.username
    verb = JUDGED.get(event.deed, "")
    judges = verb and reading.may(verb, Subject(daerah=event.daerah))
    told = hers or judges or not reads_cases(event.role)
    return event if told else replace(event, reason="")


def _chosen(body: bytes, *, inside: bool) -> Chosen:
    """Return which way was taken; what the conditions saw are answers."""
    found = chosen_of(body)
    return found if inside else replace(found, values={})


def _decided(body: bytes, *, inside: bool) -> Decided:
    """Return that a table was asked; what it saw and said are answers."""
    found = decided_of(body)
    return found if inside else replace(found, inputs={}, hits=(), outputs={})


def _active(reading: Reading, case: CaseRecord) -> frozenset[tuple[str, str]]:
    tasks = tasks_of(reading, case)
    return frozenset(
        {(item.element_process, item.element) for item in tasks if item.status == "open"}
        | {(item.process, item.element) for item in awaited_rows(reading, case, inside=False)}
        | {(item.process, item.element) for item in clock_rows(reading, case)}
    )
