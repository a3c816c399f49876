"""Kill -9 between any two of 500 completions: nothing is lost, nothing is done twice."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from engine import (
    MACHINE_ACTOR,
    Actor,
    CaseByNo,
    CompleteTask,
    Database,
    Engine,
    EngineError,
    History,
    PublishDefinition,
    RegisterAccount,
    StartCase,
    VerifyHistory,
)
from forms import FormLibrary
from webui.passwords import Argon2

COMPLETIONS = 500
SEED = int(os.environ.get("LK3_SEED", "1377"))
OFFICER = Actor(username="penerima", name="Penerima", daerah="13.77", role="petugas_penerima")
COORDINATOR = Actor(username="koordinator", name="Koordinator", daerah="13.77", role="koordinator")
AUDITOR = Actor(username="auditor", name="Auditor", daerah="13.77", role="auditor")

#: One task in a circle: every completion opens the next.
CIRCLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:lk3="urn:lk3:bpmn:1" id="d" targetNamespace="urn:lk3:test">
  <bpmn:process id="putaran" isExecutable="true">
    <bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="Penerima" lk3:role="petugas_penerima">
      <bpmn:flowNodeRef>mulai</bpmn:flowNodeRef><bpmn:flowNodeRef>kumpul</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>catat</bpmn:flowNodeRef><bpmn:flowNodeRef>lagi</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>selesai</bpmn:flowNodeRef>
    </bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="mulai"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:exclusiveGateway id="kumpul">
      <bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f4</bpmn:incoming>
      <bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:userTask id="catat" name="Catat">
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="lagi" default="f4">
      <bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="selesai"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="mulai" targetRef="kumpul"/>
    <bpmn:sequenceFlow id="f2" sourceRef="kumpul" targetRef="catat"/>
    <bpmn:sequenceFlow id="f3" sourceRef="catat" targetRef="lagi"/>
    <bpmn:sequenceFlow id="f4" sourceRef="lagi" targetRef="kumpul"/>
    <bpmn:sequenceFlow id="f5" sourceRef="lagi" targetRef="selesai">
      <bpmn:conditionExpression>hasil_akhir = "cukup"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
</bpmn:definitions>"""


def open_office(url: str) -> tuple[Engine, Database]:
    database = Database(url)
    return Engine(database, FormLibrary(), Argon2(), lambda: datetime.now(UTC)), database


def prepare(url: str) -> str:
    """Make an office with one case; return its number."""
    engine, database = open_office(url)
    for person in (OFFICER, COORDINATOR, AUDITOR):
        account = RegisterAccount(
            person.username, person.name, "13.77", (person.role,), password_hash="-"
        )
        engine.do(account, MACHINE_ACTOR)
    engine.do(PublishDefinition("13.77", "putaran", {"putaran.bpmn": CIRCLE}), COORDINATOR)
    no: str = engine.do(StartCase("putaran"), OFFICER).case_no
    database.close()
    return no


def work(url: str, no: str, told: int) -> None:
    """Complete task after task; what is written to `told` is what the person was told."""
    engine, _database = open_office(url)
    tasks = engine.ask(CaseByNo(no), OFFICER).tasks
    task_id = next(task.id for task in tasks if task.status == "open")
    while True:
        receipt = engine.do(CompleteTask(task_id, {}), OFFICER, submission=f"kirim-{task_id}")
        os.write(told, f"{task_id}\n".encode())
        (task_id,) = receipt.next_tasks


def work_until_killed(url: str, no: str, chance: random.Random) -> list[str]:
    """Let a process complete a few tasks, kill it at any moment after; return what it told."""
    hearing, telling = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(EngineError, OSError):
            work(url, no, telling)
        os._exit(1)
    os.close(telling)
    with os.fdopen(hearing) as told:
        # In completions, not in seconds: a busy machine kills no oftener than a quiet one.
        heard = [told.readline() for _ in range(chance.randint(0, 9))]
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "".join([*heard, told.read()]).split()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")  # the child opens its own
def test_no_acknowledged_completion_is_lost_or_done_twice(database_url):
    chance = random.Random(SEED)  # noqa: S311 a replayable seed, not a secret
    no, kills = prepare(database_url), 0
    told: list[str] = []
    while len(told) < COMPLETIONS:
        told += work_until_killed(database_url, no, chance)
        kills += 1
        assert kills < COMPLETIONS, "whoever comes after a kill cannot go on"

    engine, database = open_office(database_url)
    events = engine.ask(History(no), AUDITOR).events
    done = Counter(event.task_id for event in events if event.deed == "task_completed")
    verdict = engine.ask(VerifyHistory(no), AUDITOR)
    database.close()
    print(f"{kills} kills, {len(done)} completions, seed {SEED}")  # noqa: T201 shown when it fails
    assert set(told) <= set(done), "an acknowledged completion is gone"
    assert set(done.values()) == {1}, "a completion was done twice"
    assert len(done) - len(set(told)) <= kills, "more done than the kills explain"
    assert verdict.whole, verdict
