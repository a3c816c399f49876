"""An office whose work is given working days: one task after another, with a timer beside each."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from engine import Engine, Files, PublishDefinition, Receipt, Refused, StartCase
from tests.engine.office import COORDINATOR, PARIAMAN, WORKER, diagram

AGENDA = diagram(
    "agenda",
    """
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="jawab" name="Jawab" lk3:due='if 1 &gt; 2 then sla.genting else sla.jawab'/>
    <bpmn:boundaryEvent id="batas" name="Empat hari" attachedToRef="jawab" cancelActivity="false">
      <bpmn:timerEventDefinition>
        <bpmn:timeDuration>4 HK</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="susul" name="Susul" lk3:due="P2D"/>
    <bpmn:endEvent id="sudah"/>
    <bpmn:userTask id="lapor" name="Lapor" lk3:due="2 HK"/>
    <bpmn:boundaryEvent id="hukum" name="Tiga hari" attachedToRef="lapor" cancelActivity="false">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="lewat"/>
    <bpmn:endEvent id="selesai"/>
    """,
    """mulai > jawab
    jawab > lapor
    batas > susul
    susul > sudah
    hukum > lewat
    lapor > selesai""",
    {"pekerja_sosial": "mulai jawab batas susul sudah lapor hukum lewat selesai"},
)


#: What the daerah says of the first task's deadline.
SETTINGS = {
    "sla": {"jawab": "4 HK", "genting": "P1D"},
    "paling_lama": {"jawab": "6 HK", "genting": "P2D"},
    "eskalasi": {"jawab": ["kepala_dinas"]},
}
FILES: Files = {"agenda.bpmn": AGENDA, "tetapan.json": json.dumps(SETTINGS).encode()}


def open_agenda(engine: Engine) -> Engine:
    """Publish the process in an office where everybody is there."""
    engine.do(PublishDefinition(PARIAMAN, "agenda", FILES), COORDINATOR)
    return engine


@contextmanager
def refused(code: str) -> Iterator[None]:
    """Expect a refusal with one problem of this code."""
    with pytest.raises(Refused) as refusal:
        yield
    assert [problem.code for problem in refusal.value.problems] == [code]


def begun(engine: Engine) -> tuple[str, str]:
    """Begin a case whose worker holds its first task; return its number and the task's id."""
    receipt: Receipt = engine.do(StartCase("agenda"), WORKER)
    return receipt.case_no, receipt.next_tasks[0]
