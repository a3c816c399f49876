"""A second version of the office's process, with what changed in it."""

from engine import Engine, PublishDefinition
from tests.engine.office import BUNDLE, COMPLAINT, COORDINATOR, PARIAMAN

#: What the second version says instead: another name, form and role; a step before the letter.
CHANGES = {
    b'id="tangani" name="Tangani" lk3:stage="intervensi" lk3:due="P2D"': (
        b'id="tangani" name="Dampingi" lk3:stage="intervensi" lk3:due="P9D"'
    ),
    b"P3D": b"P7D",
    b'<bpmn:userTask id="tutup"': b'<bpmn:userTask id="lapor" name="Lapor"/>'
    b'<bpmn:userTask id="tutup"',
    b'sourceRef="tunggu" targetRef="tutup"': b'sourceRef="tunggu" targetRef="lapor"',
    b"</bpmn:process>": b'<bpmn:sequenceFlow id="baru" sourceRef="lapor" targetRef="tutup"/>'
    b"</bpmn:process>",
    b"<bpmn:flowNodeRef>tutup<": b"<bpmn:flowNodeRef>lapor</bpmn:flowNodeRef>"
    b"<bpmn:flowNodeRef>tutup<",
}


def changed(changes=None) -> dict[str, bytes]:
    source = COMPLAINT
    for old, new in (changes or CHANGES).items():
        assert old in source, old
        source = source.replace(old, new)
    return {**BUNDLE, "aduan.bpmn": source}


def publish(office: Engine, changes=None) -> int:
    command = PublishDefinition(PARIAMAN, "aduan", changed(changes))
    return office.do(command, COORDINATOR).version


#: The same step under another id and name.
RENAMED = {b"tangani": b"dampingi", b"Tangani": b"Dampingi"}
