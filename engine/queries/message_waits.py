"""What the cases that somebody reads wait for from outside: answers of institutions, reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, Select, and_, select

from engine.bpmn import onward
from engine.errors import Unknown
from engine.model import Process
from engine.queries.shelves import CAP, Asker, asker_of, in_her_cases, shelves_of
from engine.store.admitted import not_denied
from engine.store.columns import NEVER
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_trail import awaited, clock
from engine.store.work_waits import due_of
from engine.views import Lapse, MessageWait, MessageWaitsPage

#: Where a case stands still until a message comes; elsewhere one may come while people work.
_STANDING = frozenset(("intermediateCatchEvent", "receiveTask"))
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MessageWaits:
    """Messages from outside that the asker's cases wait for, where "waiting" is a shelf of hers.

    Those that have a form, or without which a case does not go on.
    """

    limit: int = 25

    def answer(self, reading: Reading) -> MessageWaitsPage:
        """Answer with up to `limit`, what runs out first first; Unknown without the shelf."""
        if "waiting" not in shelves_of(reading):
            raise Unknown
        asker, said = asker_of(reading.actor, reading.now)
        rows = reading.connection.execute(waits_of(asker), said)
        found = sorted(_waits(reading, rows), key=_pressing)
        return MessageWaitsPage(waits=tuple(found[: self.limit]), count=len(found))


@lru_cache(128)
def waits_of(asker: Asker) -> Select[Any]:
    """Ask for the waits of her cases, each as often as timers run in its process, or once."""
    wait, file = awaited.c, case_file.c
    heads = (file.no, file.process_name, file.bundle, file.suspended_at)
    near = (
        select(wait.id, wait.daerah, wait.case_id, wait.process, wait.element, wait.message)
        .add_columns(wait.name, wait.form, *heads)
        .join(case_file, and_(file.daerah == wait.daerah, file.id == wait.case_id))
        .where(wait.daerah == asker.daerah, not_denied(awaited, asker))
        .where(*in_her_cases(wait.case_id, file.klass, asker))
        # Not in their order: found by their cases, not by going through all of the daerah.
        .limit(CAP)
        .subquery()
    )
    same = (getattr(clock.c, name) == near.c[name] for name in ("daerah", "case_id", "process"))
    timers = (clock.c.element.label("timer"), clock.c.name.label("timer_name"))
    running = (clock.c.due, clock.c.budget, clock.c.remaining)
    query = select(near, *timers, *running).join_from(near, clock, and_(*same), isouter=True)
    return query.order_by(near.c.id, clock.c.due)


def _waits(reading: Reading, rows: Iterator[Row[Any]]) -> Iterator[MessageWait]:
    for _, same in groupby(rows, key=attrgetter("id")):
        told = list(same)
        first = told[0]
        processes = reading.bundle(first.daerah, first.bundle).checked.processes
        drawn = processes[first.process]
        if not first.form and drawn.nodes[first.element].kind not in _STANDING:
            continue
        beside = _beside(drawn, first.element)
        # Of several that are drawn as one, which belongs to which wait is not known: the first.
        runs = {row.timer: row for row in reversed(told) if row.timer in beside}
        lapses = (
            Lapse(name=row.timer_name, due=_due(row), then=onward(processes, drawn.id, row.timer))
            for row in runs.values()
        )
        yield MessageWait(
            id=first.id,
            case_no=first.no,
            process_name=first.process_name,
            name=first.name or first.message,
            has_form=bool(first.form),
            lapses=tuple(sorted(lapses, key=lambda lapse: lapse.due or _LAST)),
        )


def _beside(process: Process, element: str) -> set[str]:
    """Return what ends the wait without the message: on its border, or at the same gateway."""
    forks = {
        flow.source
        for flow in process.flows.values()
        if flow.target == element and process.nodes[flow.source].kind == "eventBasedGateway"
    }
    border = {node.id for node in process.nodes.values() if node.attached_to == element}
    return border | {flow.target for flow in process.flows.values() if flow.source in forks}


def _due(row: Row[Any]) -> datetime | None:
    """Return when a timer fires; None while the case is suspended or its clocks are stopped."""
    due = due_of(row, row.suspended_at)
    return None if row.suspended_at or due == NEVER else due


def _pressing(wait: MessageWait) -> tuple[datetime, str, str]:
    due = wait.lapses[0].due if wait.lapses else None
    return due or _LAST, wait.case_no, wait.id
