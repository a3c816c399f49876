"""SpiffWorkflow as it comes, for the benchmarks: run as a program of its own, without our patches.

`python -P plain.py DATABASE ROUNDS LATE < story.json` plays the story ROUNDS times on DATABASE (a
SQLite file, or a PostgreSQL URL), and once more up to its session, which then comes LATE times;
prints the figures as JSON. A story: the `sources` of a pathway by file, its `root`, the `names` its
expressions read, `moves` ([verb, what, data]) and the number of the move that is the `session`.

A step loads the case with the library's own serializer, completes one human task with all its
answers in the task's data, runs on, and commits the state and one row of answers. It checks no
form and no right, and writes no row of tasks, path or history: it does less than a step of ours.
"""

import json
import logging
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from statistics import median
from typing import Any, Final

from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

#: Completed tasks after which a long case is looked at first, and steps whose cost is compared.
EARLY: Final = 10
COMPARED: Final = 5

#: Made for the run and dropped after it.
TABLES: Final = ("plain_state", "plain_answer")
#: What the pathways' expressions need to be Python's.
_PYTHON: Final = (
    (r"(?<![<>!=])=", "=="),
    (r"\bnull\b", "None"),
    (r"\btrue\b", "True"),
    (r"\bfalse\b", "False"),
    (r"list contains\((\w+), (.+?)\)", r"\2 in (\1 or ())"),
    (r"some (\w+) in (\w+) satisfies ([^()]+)", r"any(\3 for \1 in \2 or ())"),
    (r"\bcount\((\w+)\)", r"len(\1)"),
    (r"\b([a-z]\w*)\.(\w+)", r'(\1 or {}).get("\2")'),
    (r"^if (.+) then (.+) else (.+)$", r"\2 if \1 else \3"),
)
#: What the library cannot do here has been done by the engine: what a table gave is told.
_TOLD: Final = "businessRuleTask"


def python(expression: str) -> str:
    """Say a FEEL expression in Python."""
    for pattern, words in _PYTHON:
        expression = re.sub(pattern, words, expression.strip())
    return expression


def drawn(source: str) -> Any:
    """Read a diagram and say its expressions in Python."""
    root = etree.fromstring(source.encode())
    for node in root.iter("{*}conditionExpression"):
        node.text = python(node.text or "")
    for node in root.iter("{*}script"):
        lines = (line.partition("=") for line in (node.text or "").splitlines() if line.strip())
        node.text = "\n".join(f"{name.strip()} = {python(value)}" for name, _, value in lines)
    for node in root.iter(f"{{*}}{_TOLD}"):
        node.tag = node.tag.replace(_TOLD, "scriptTask")
        etree.SubElement(node, node.tag.replace("scriptTask", "script")).text = "pass"
    return root


class Case:
    """One case, restored for every step and saved after it, as the library's manual shows."""

    def __init__(self, story: dict[str, Any], specs: tuple[Any, Any], execute: Any) -> None:
        self.serializer = BpmnWorkflowSerializer()
        self.execute = execute
        self.workflow = BpmnWorkflow(*specs)
        self.workflow.task_tree.data.update(dict.fromkeys(story["names"]))
        self.workflow.do_engine_steps()
        execute("DELETE FROM plain_state")
        execute("INSERT INTO plain_state VALUES (?)", "")
        self.save()

    def save(self) -> None:
        """Write the state down."""
        self.state = self.serializer.serialize_json(self.workflow)
        self.execute("UPDATE plain_state SET body = ?", self.state)

    def move(self, verb: str, what: str, data: dict[str, Any]) -> None:
        """Let in memory happen what the story tells."""
        {"complete": self._complete, "message": self._receive, "clock": self._wait}[verb](
            what, data
        )
        self.workflow.do_engine_steps()

    def step(self, what: str, data: dict[str, Any]) -> None:
        """Load, complete, save and commit."""
        self.execute("BEGIN")
        self.workflow = self.serializer.deserialize_json(
            self.execute("SELECT body FROM plain_state")
        )
        self.move("complete", what, data)
        self.save()
        self.execute("INSERT INTO plain_answer VALUES (?)", json.dumps(data))
        self.execute("COMMIT")

    def _complete(self, what: str, data: dict[str, Any]) -> None:
        ready = self.workflow.get_tasks(state=TaskState.READY, manual=True)
        task = next(task for task in ready if task.task_spec.bpmn_id == what)
        task.data.update(data)
        task.run()

    def _receive(self, what: str, data: dict[str, Any]) -> None:
        self.workflow.send_event(BpmnEvent(MessageEventDefinition(what), payload=data))

    def _wait(self, duration: str, _data: dict[str, Any]) -> None:
        length = TimerEventDefinition.get_timedelta_from_start(
            TimerEventDefinition.parse_iso_duration(duration), datetime.now(UTC)
        )
        for task in self.workflow.event_manager.tasks.values():
            if due := task.internal_data.get("event_value"):
                task.internal_data["event_value"] = str(datetime.fromisoformat(due) - length)
        self.workflow.refresh_timers()


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


def young(begin: Callable[[], Case], moves: Sequence[Any], rounds: int) -> dict[str, float]:
    """Play whole young cases; return steps per second, and the CPU milliseconds of a step."""
    steps, seconds, spent = 0, 0.0, 0.0
    for _ in range(rounds):
        case = begin()
        for verb, what, data in moves:
            if verb != "complete":
                case.move(verb, what, data)
                case.save()
                continue
            began, cpu = time.perf_counter(), time.process_time()
            case.step(what, data)
            seconds += time.perf_counter() - began
            spent += time.process_time() - cpu
            steps += 1
        if not case.workflow.completed:
            raise RuntimeError("the story did not come to its end")
    return {"steps_per_s": round(steps / seconds, 1), "cpu_ms": round(spent / steps * 1000, 2)}


def grown(begin: Callable[[], Case], moves: Sequence[Any], session: int, late: int) -> Any:
    """Let one case go on; return what a step costs (CPU) after ten and after `late` tasks."""
    case, looks = begin(), []
    for move in moves[:session]:
        case.move(*move)
    _, what, data = moves[session]
    done = 0
    for until in (EARLY, late):
        for _ in range(until - done):
            case.move("complete", what, data)
        case.save()
        costs = []
        for _ in range(COMPARED):
            began = time.process_time()
            case.step(what, data)
            costs.append((time.process_time() - began) * 1000)
        done = until + COMPARED
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
    story = json.load(sys.stdin)
    parser = BpmnParser()
    for file, source in story["sources"].items():
        parser.add_bpmn_xml(drawn(source), file)
    specs = parser.get_spec(story["root"]), parser.get_subprocess_specs(story["root"])
    execute = database(url)
    told: dict[str, Any] = {}

    def begin() -> Case:
        return Case(story, specs, execute)

    try:
        if rounds:
            told["young"] = young(begin, story["moves"], rounds)
        if late:
            told["growth"] = grown(begin, story["moves"], story["session"], late)
    finally:
        for table in TABLES:
            execute(f"DROP TABLE {table}")
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
