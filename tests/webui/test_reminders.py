"""A reminder that was withdrawn says so, and why, in the history of its case."""

from datetime import timedelta

from engine import MACHINE_ACTOR, PublishDefinition
from tests.webui.conftest import FILES, words_of

MARKED = FILES["kunjungan.bpmn"].replace(
    b'<bpmn:endEvent id="ingatkan" name="Diingatkan"/>',
    b'<bpmn:userTask id="ingatkan" name="Ingatkan petugas" lk3:reminder="true"/>'
    b'<bpmn:endEvent id="diingatkan"/>'
    b'<bpmn:sequenceFlow id="f6b" sourceRef="ingatkan" targetRef="diingatkan"/>',
)


def test_the_path_says_why_a_reminder_was_withdrawn(office):
    files = {**FILES, "kunjungan.bpmn": MARKED}
    office.engine.do(PublishDefinition("13.77", "kunjungan", files), MACHINE_ACTOR)
    no, visit = office.visited_case()
    office.clock.turn(timedelta(days=2, hours=1))
    office.work()
    person = office.person("peksos")
    person.post(visit + "/ambil")
    assert "Ingatkan petugas" in words_of(person.get(f"/kasus/{no}").text)
    assert person.post(visit, {"pengamatan": "Aman", "x-selesai": "1"}).status_code == 303

    told = words_of(office.person("auditor").get(f"/kasus/{no}/riwayat").text)
    path = told[told.index("Jalan yang ditempuh") :]
    assert "Ingatkan petugas" in path
    assert "ditarik karena yang diingatkan sudah berlalu" in path
