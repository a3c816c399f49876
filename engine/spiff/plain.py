"""SpiffWorkflow as it comes, for the benchmarks: run as a program of its own, without our patches.

`python -P plain.py DATABASE ROUNDS LATE` plays ROUNDS young cases on DATABASE (a SQLite file, or a
PostgreSQL URL), whole steps with one commit each, and one case for LATE sessions in memory, then
prints the figures as JSON.
"""

import json
import logging
import sqlite3
import sys
import time
from collections.abc import Callable
from statistics import median
from tempfile import NamedTemporaryFile
from typing import Any, Final

from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

#: Sessions of a young case, and completed tasks after which a case is looked at first.
SESSIONS: Final = 8
EARLY: Final = 10
#: Steps whose cost is compared.
COMPARED: Final = 5
#: What one form brings: two kilobytes and a half.
FORM: Final = {f"isian_{n:02}": "keluarga mengatakan bahwa " * 4 for n in range(24)}

#: Made for the run and dropped after it.
TABLES: Final = ("plain_state", "plain_answer")

#: Intake, triage, a called assessment, plan and consent side by side, sessions that are late after
#: a week, referral, closure.
_CASE: Final = (
    "mulai>terima terima>triase triase>darurat triase>jalur darurat>jalur jalur>asesmen "
    "asesmen>pisah pisah>rencana pisah>setuju rencana>gabung setuju>gabung gabung>ulang ulang>sesi "
    "sesi>lagi lagi>ulang lagi>rujuk rujuk>tutup tutup>selesai lewat>tegur tegur>sudah"
)
_ASSESSMENT: Final = "mulai2>f1 f1>f2 f2>f3 f3>f4 f4>selesai2"
_CONDITIONS: Final = {"triase>darurat": "risiko == 'tinggi'", "lagi>ulang": "sesi_lagi"}
_DEFAULTS: Final = {"triase": "triase>jalur", "lagi": "lagi>rujuk"}
_LATE: Final = (
    '<boundaryEvent id="lewat" attachedToRef="sesi" cancelActivity="false"><timerEventDefinition>'
    "<timeDuration>'P7D'</timeDuration></timerEventDefinition></boundaryEvent>"
)
#: Node -> its element; all others are user tasks.
_KINDS: Final = {
    **dict.fromkeys(("mulai", "mulai2"), "startEvent"),
    **dict.fromkeys(("selesai", "selesai2", "sudah"), "endEvent"),
    **dict.fromkeys(("pisah", "gabung"), "parallelGateway"),
    **dict.fromkeys(("triase", "jalur", "ulang", "lagi"), "exclusiveGateway"),
    "asesmen": 'callActivity calledElement="q"',
}


def diagram() -> bytes:
    """Draw the process and the one it calls."""
    called, case = _process("q", _ASSESSMENT), _process("p", _CASE, _LATE)
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="p">'
        f"{called}{case}</definitions>"
    ).encode()


def _process(name: str, flows: str, more: str = "") -> str:
    ids = {flow: f"{name}{number}" for number, flow in enumerate(flows.split())}
    nodes = dict.fromkeys(end for flow in ids for end in flow.split(">") if end != "lewat")
    drawn = [_node(node, ids) for node in nodes] + [_flow(flow, key) for flow, key in ids.items()]
    return f'<process id="{name}" isExecutable="true">{"".join(drawn)}{more}</process>'


def _node(name: str, ids: dict[str, str]) -> str:
    default = f' default="{ids[_DEFAULTS[name]]}"' if name in _DEFAULTS else ""
    return f'<{_KINDS.get(name, "userTask")} id="{name}"{default}/>'


def _flow(flow: str, key: str) -> str:
    source, target = flow.split(">")
    condition = _CONDITIONS.get(flow, "")
    inner = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    return (
        f'<sequenceFlow id="{key}" sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'
    )


class Case:
    """One case, restored for every step and saved after it, as the library's manual shows."""

    def __init__(self, specs: tuple[Any, Any], execute: Callable[..., Any]) -> None:
        self.serializer = BpmnWorkflowSerializer()
        self.execute = execute
        self.workflow = BpmnWorkflow(*specs)
        self.workflow.task_tree.data["risiko"] = "tinggi"
        self.workflow.do_engine_steps()
        self.state = self.serializer.serialize_json(self.workflow)
        execute("DELETE FROM plain_state")
        execute("INSERT INTO plain_state VALUES (?)", self.state)
        self.steps = 0

    def complete(self, *, again: bool) -> str:
        """Complete the task that waits first, in memory."""
        task = self.workflow.get_tasks(state=TaskState.READY, manual=True)[0]
        name = str(task.task_spec.name)
        task.data[f"form_{name}"] = FORM
        task.data["sesi_lagi"] = again
        task.run()
        self.workflow.do_engine_steps()
        self.steps += 1
        return name

    def step(self, *, again: bool) -> str:
        """Load, complete, save and commit."""
        self.execute("BEGIN")
        self.workflow = self.serializer.deserialize_json(
            self.execute("SELECT body FROM plain_state")
        )
        name = self.complete(again=again)
        self.state = self.serializer.serialize_json(self.workflow)
        self.execute("UPDATE plain_state SET body = ?", self.state)
        self.execute("INSERT INTO plain_answer VALUES (?)", json.dumps(FORM))
        self.execute("COMMIT")
        return name


def database(url: str) -> Callable[..., Any]:
    """Open the database; return what says a statement and gives the first value of its answer."""
    if url.startswith("postgresql"):
        import psycopg

        opened: Any = psycopg.connect(url, autocommit=True)
        mark = "%s"
    else:
        opened, mark = sqlite3.connect(url, isolation_level=None), "?"
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("PRAGMA synchronous=FULL")

    def execute(statement: str, *values: str) -> Any:
        cursor = opened.execute(statement.replace("?", mark), values)
        row = cursor.fetchone() if cursor.description else None
        return row and row[0]

    for table in TABLES:
        execute(f"CREATE TABLE {table} (body TEXT)")
    return execute


def young(specs: tuple[Any, Any], execute: Callable[..., Any], rounds: int) -> dict[str, float]:
    """Play whole young cases; return steps per second, and the CPU milliseconds of a step."""
    steps, seconds, spent = 0, 0.0, 0.0
    for _ in range(rounds):
        case, sessions = Case(specs, execute), 0
        began, cpu = time.perf_counter(), time.process_time()
        while not case.workflow.completed:
            sessions += case.step(again=sessions < SESSIONS - 1) == "sesi"
        seconds += time.perf_counter() - began
        spent += time.process_time() - cpu
        steps += case.steps
    return {"steps_per_s": round(steps / seconds, 1), "cpu_ms": round(spent / steps * 1000, 2)}


def grown(specs: tuple[Any, Any], execute: Callable[..., Any], late: int) -> dict[str, Any]:
    """Let one case go on; return what a step costs (CPU) after ten and after `late` tasks."""
    case, looks = Case(specs, execute), []
    for until in (EARLY, late):
        while case.steps < until:
            case.complete(again=True)
        execute("UPDATE plain_state SET body = ?", case.serializer.serialize_json(case.workflow))
        costs = []
        for _ in range(COMPARED):
            began = time.process_time()
            case.step(again=True)
            costs.append((time.process_time() - began) * 1000)
        looks.append((median(costs), len(case.state)))
    (early_ms, early_bytes), (late_ms, late_bytes) = looks
    return {
        "late": late,
        "ratio": round(late_ms / early_ms, 2),
        "early_ms": round(early_ms, 2),
        "late_ms": round(late_ms, 2),
        "state_bytes": [early_bytes, late_bytes],
    }


def main(url: str, rounds: int, late: int) -> None:
    """Print the figures."""
    logging.disable(logging.ERROR)
    parser = BpmnParser()
    with NamedTemporaryFile(suffix=".bpmn") as drawn:
        drawn.write(diagram())
        drawn.flush()
        parser.add_bpmn_file(drawn.name)
    specs = parser.get_spec("p"), parser.get_subprocess_specs("p")
    execute = database(url)
    told: dict[str, Any] = {}
    try:
        if rounds:
            told["young"] = young(specs, execute, rounds)
        if late:
            told["growth"] = grown(specs, execute, late)
    finally:
        for table in TABLES:
            execute(f"DROP TABLE {table}")
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
