"""The whole story of one case, as an auditor reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, Table, select

from engine.errors import Broken
from engine.model import JsonObject, Process
from engine.queries.facts import (
    awaited_rows,
    case_row,
    clock_rows,
    subject_of,
    tasks_of,
    team_of,
)
from engine.queries.verify import verdict_on_case
from engine.store.bundles import Bundle
from engine.store.canonical import parsed
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_trail import audit, choice, decision_log, passed
from engine.store.work_trail import chosen_of, decided_of, passed_of
from engine.views import Event, HistorySheet


@dataclass(frozen=True, slots=True)
class History:
    """The history of a case by its number: events, path, reasons, diagrams; never answers."""

    no: str

    def answer(self, reading: Reading) -> HistorySheet:
        """Answer with the sheet, verified just now."""
        case = case_row(reading, no=self.no)
        team = team_of(reading, case)
        reading.guard("see_history", subject_of(case, team))
        bundle = reading.bundle(case.daerah, case.bundle)
        events = _events(reading, case)
        hashes = dict.fromkeys(event.bundle for event in events if event.bundle)
        earlier = [reading.bundle(case.daerah, one) for one in hashes if one != case.bundle]
        rows = {
            table.name: tuple(reading.connection.execute(_trail(table, case)))
            for table in (passed, choice, decision_log)
        }
        return HistorySheet(
            case=case.view(),
            team=team,
            events=events,
            passed=tuple(passed_of(row) for row in rows["passed"]),
            chosen=tuple((row.at, chosen_of(row.body)) for row in rows["choice"]),
            decided=tuple((row.at, decided_of(row.body)) for row in rows["decision_log"]),
            processes=_processes(bundle, earlier),
            sources={
                key: source for one in (*earlier, bundle) for key, source in sources_of(one).items()
            },
            active=_active(reading, case),
            verified=verdict_on_case(reading, case),
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
    return tuple(_event(row) for row in reading.connection.execute(query))


def _event(row: Row[Any]) -> Event:
    values = {name: value for name, value in row._asdict().items() if name != "case_id"}
    return Event(**{**values, "detail": _detail(row.detail)})


def _detail(written: str) -> JsonObject:
    """Read a detail; one that was damaged is empty, and the verdict beside it says so."""
    try:
        return parsed(written.encode())
    except Broken:
        return {}


def _active(reading: Reading, case: CaseRecord) -> frozenset[tuple[str, str]]:
    tasks = tasks_of(reading, case)
    return frozenset(
        {(item.element_process, item.element) for item in tasks if item.status == "open"}
        | {(item.process, item.element) for item in awaited_rows(reading, case)}
        | {(item.process, item.element) for item in clock_rows(reading, case)}
    )
