"""The trail drawer: the nodes a step left behind, and why it went the way it went."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection

from engine.model import Chosen, Decided, Json, Passed, Progress, RuleHit
from engine.store.canonical import canonical, digest, parsed
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.schema_trail import choice, decision_log, passed

#: Stands between the elements of `within`; no XML id contains it.
STEP = " "

#: Keeps what conditions saw from being guessed from the digest in the history; in bytes.
SALT = 16

Values = Mapping[str, Any]

_PASSED, _CHOICE, _DECISION = inserting(passed), inserting(choice), inserting(decision_log)


class Trail:
    """Writes the trail rows of one step, keyed by the history row that the step will get."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def write(self, case: CaseRecord, progress: Progress) -> str:
        """Write what the step left behind; returns its digest, for the history row."""
        written = (
            (_PASSED, [_passed_row(step) for step in progress.passed]),
            (_CHOICE, [_choice_row(step, self._now) for step in progress.chosen]),
            (_DECISION, [_decision_row(step, self._now) for step in progress.decided]),
        )
        step = {"daerah": case.daerah, "case_id": case.id, "seq": case.audit_seq + 1}
        for insert_all, rows in written:
            placed = [{**step, "place": place, **row} for place, row in enumerate(rows)]
            insert_all.say_all(self._connection, placed)
        return trail_digest(row for _, rows in written for row in rows)


def trail_digest(rows: Iterable[Values]) -> str:
    """Digest of trail rows in order: path, choices, decisions; "" when there are none."""
    lines = [canonical({name: _plain(value) for name, value in row.items()}) for row in rows]
    return digest(*lines) if lines else ""


def chosen_of(body: bytes) -> Chosen:
    """Read a choice back."""
    value: Any = parsed(body)
    return Chosen(
        element=value["element"],
        process=value["process"],
        flows=tuple((flow, condition, taken) for flow, condition, taken in value["flows"]),
        values=value["values"],
    )


def decided_of(body: bytes) -> Decided:
    """Read an evaluated decision back."""
    value: Any = parsed(body)
    return Decided(
        element=value["element"],
        decision=value["decision"],
        inputs=value["inputs"],
        hits=tuple(RuleHit(number=n, id=id_, note=note) for n, id_, note in value["hits"]),
        outputs=value["outputs"],
    )


def passed_of(row: Any) -> Passed:  # noqa: ANN401  # a row of `passed`, typed by its columns
    """Read a node left behind back."""
    return Passed(
        id=row.id,
        element=row.element,
        process=row.process,
        kind=row.kind,
        state=row.state,
        at=row.at,
        within=tuple(row.within.split(STEP)) if row.within else (),
    )


def _passed_row(step: Passed) -> Values:
    return {
        "id": step.id,
        "element": step.element,
        "process": step.process,
        "kind": step.kind,
        "state": step.state,
        "within": STEP.join(step.within),
        "at": step.at,
    }


def _choice_row(step: Chosen, at: datetime) -> Values:
    body: Json = {
        "element": step.element,
        "process": step.process,
        "flows": [list(flow) for flow in step.flows],
        "values": dict(step.values),
        "salt": token_hex(SALT),
    }
    place = {"element": step.element, "process": step.process}
    return {**place, "body": canonical(body), "at": at}


def _decision_row(step: Decided, at: datetime) -> Values:
    body: Json = {
        "element": step.element,
        "decision": step.decision,
        "inputs": dict(step.inputs),
        "hits": [[hit.number, hit.id, hit.note] for hit in step.hits],
        "outputs": dict(step.outputs),
        "salt": token_hex(SALT),
    }
    place = {"element": step.element, "decision": step.decision}
    return {**place, "body": canonical(body), "at": at}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.decode() if isinstance(value, bytes) else value
