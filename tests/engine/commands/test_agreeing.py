"""An agreement that a task signs ends in the registry, and nothing of the case goes along."""

import pytest

from engine import (
    AddInstitution,
    CompleteTask,
    InstitutionById,
    Institutions,
    PublishDefinition,
)
from tests.engine.office import (
    COORDINATOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    diagram,
    form,
    schema,
    start,
)

LINE = {"type": "string", "maxLength": 160}
FILES = {
    "pks.bpmn": diagram(
        "pks",
        f"""
        <bpmn:startEvent id="mulai"/>
        <bpmn:userTask id="tanda" name="Tanda tangan">{form("tanda")}</bpmn:userTask>
        <bpmn:endEvent id="selesai"/>
        """,
        """mulai > tanda
        tanda > selesai""",
        {"petugas_penerima": "mulai tanda selesai"},
    ),
    "tanda.schema.json": schema(
        "Tanda",
        {
            "mitra": {**LINE, "title": "Mitra"},
            "nomor": {**LINE, "title": "Nomor"},
            "sampai": {"type": "string", "format": "date", "title": "Sampai"},
        },
        (),
    ).replace(
        b'"type": "object"',
        b'"type": "object",'
        b' "x-perjanjian": {"dengan": "mitra", "nomor": "nomor", "sampai": "sampai"}',
        1,
    ),
}
SIGNED = {"mitra": "PT Latihan", "nomor": "PKS-01/2026", "sampai": "2027-03-01"}


@pytest.fixture
def sign(office):
    office.do(PublishDefinition(PARIAMAN, "pks", FILES), COORDINATOR)

    def signing(**answers):
        office.do(CompleteTask(start(office, "pks").next_tasks[0], answers), OFFICER)
        return office.ask(Institutions(), MANAGER)

    return signing


def test_a_new_partner_is_entered_as_one_whom_nobody_has_asked(sign):
    [partner] = sign(**SIGNED)
    assert (partner.name, partner.agreement_no) == ("PT Latihan", "PKS-01/2026")
    assert (partner.agreement_until, partner.checked_on) == ("2027-03-01", "")
    assert partner.source == "Perjanjian PKS-01/2026"


def test_a_known_partner_keeps_what_is_known_and_gets_its_agreement(sign, office):
    known = {"name": "PT Latihan", "kind": "lainnya", "hours": "pagi"}
    id_ = office.do(AddInstitution(known), COORDINATOR).subject
    [partner] = sign(**SIGNED)
    assert (partner.id, partner.hours, partner.agreement_no) == (id_, "pagi", "PKS-01/2026")
    changed = office.ask(InstitutionById(id_), MANAGER).story.events[0]
    assert (changed.actor, changed.detail["agreement_no"]) == (
        OFFICER.username,
        ["", "PKS-01/2026"],
    )
    assert "LK3-" not in str(changed)


def test_what_was_sent_back_unsigned_enters_nothing(sign):
    assert sign(mitra="PT Latihan") == ()
