"""A case that never ends: a task, a letter out, a short wait, and the task again."""

from tests.engine.office import diagram

#: Every round takes a completion, a delivery and a timer.
CIRCLE = diagram(
    "putaran",
    """
    <bpmn:startEvent id="mulai"/>
    <bpmn:exclusiveGateway id="kumpul"/>
    <bpmn:userTask id="catat" name="Catat"/>
    <bpmn:intermediateThrowEvent id="kirim" name="Kirim">
      <bpmn:messageEventDefinition messageRef="m_surat"/>
    </bpmn:intermediateThrowEvent>
    <bpmn:intermediateCatchEvent id="jeda" name="Jeda">
      <bpmn:timerEventDefinition><bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:exclusiveGateway id="lagi" default="f5"/>
    <bpmn:endEvent id="selesai"/>
    """,
    """mulai > kumpul
    kumpul > catat
    catat > kirim
    kirim > jeda
    jeda > lagi
    lagi > kumpul
    lagi > selesai : hasil_akhir = "cukup\"""",
    {"petugas_penerima": "mulai kumpul catat kirim jeda lagi selesai"},
    '<bpmn:message id="m_surat" name="msg_surat"/>',
)

#: One task in a circle and nothing else: every completion opens the next.
SPIN = diagram(
    "kitaran",
    """
    <bpmn:startEvent id="mulai"/>
    <bpmn:exclusiveGateway id="kumpul"/>
    <bpmn:userTask id="catat" name="Catat"/>
    <bpmn:exclusiveGateway id="lagi" default="f3"/>
    <bpmn:endEvent id="selesai"/>
    """,
    """mulai > kumpul
    kumpul > catat
    catat > lagi
    lagi > kumpul
    lagi > selesai : hasil_akhir = "cukup\"""",
    {"petugas_penerima": "mulai kumpul catat lagi selesai"},
)
