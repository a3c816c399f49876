"""Kill -9 between any two of 500 completions: nothing is lost, nothing is done twice."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

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


def work_until_killed(url: str, no: str, acknowledged: Path) -> None:
    """Complete task after task; a line in `acknowledged` is what the person was told."""
    engine, _database = open_office(url)
    with acknowledged.open("a", buffering=1) as told:
        while True:
            sheet = engine.ask(CaseByNo(no), OFFICER)
            task = next(task for task in sheet.tasks if task.status == "open")
            engine.do(CompleteTask(task.id, {}), OFFICER, submission=f"kirim-{task.id}")
            told.write(f"{task.id}\n")


def lines(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


@pytest.mark.slow
def test_no_acknowledged_completion_is_lost_or_done_twice(database_url, tmp_path):
    chance = random.Random(SEED)  # noqa: S311 a replayable seed, not a secret
    no, told, kills = prepare(database_url), tmp_path / "told", 0
    while len(lines(told)) < COMPLETIONS:
        child = os.fork()
        if child == 0:
            with suppress(EngineError, OSError):
                work_until_killed(database_url, no, told)
            os._exit(1)
        time.sleep(chance.uniform(0.05, 0.35))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kills += 1

    engine, database = open_office(database_url)
    events = engine.ask(History(no), AUDITOR).events
    done = Counter(event.task_id for event in events if event.deed == "task_completed")
    verdict = engine.ask(VerifyHistory(no), AUDITOR)
    database.close()
    print(f"{kills} kills, {len(done)} completions, seed {SEED}")  # noqa: T201 shown when it fails
    assert set(lines(told)) <= set(done), "an acknowledged completion is gone"
    assert set(done.values()) == {1}, "a completion was done twice"
    assert len(done) - len(set(lines(told))) <= kills, "more done than the kills explain"
    assert verdict.whole, verdict
