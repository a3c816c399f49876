"""Incidents: what cannot run in a daerah, for those who mend it."""

import pytest

from engine import CancelCase, Forbidden, Incidents
from tests.engine.mending import noted
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER, person
from webui.i18n import catalogue


def test_each_open_incident_is_told_with_its_case_and_step(office):
    no = noted(office)
    [row] = office.ask(Incidents(), COORDINATOR)
    assert (row.case_no, row.process, row.definition) == (no, "temu", 1)
    assert (row.element, row.name, row.kind) == ("tunggu", "Tunggu harinya", "node")
    assert office.ask(Incidents(), MANAGER) == (row,)
    assert office.ask(Incidents(after=row.id), COORDINATOR) == ()


def test_the_sentence_reads_in_both_languages_down_to_its_reason(office):
    noted(office)
    [row] = office.ask(Incidents(), COORDINATOR)
    assert str(row.message) == (
        "Langkah “Tunggu harinya” tidak dapat dijalankan: "
        "“…” bukan tanggal atau lama waktu ISO 8601."
    )
    english = row.message.said(catalogue("en").gettext)
    assert english.startswith("The step “Tunggu harinya” could not run: “…” is not an")


def test_of_a_case_that_is_over_nothing_waits(office):
    office.do(CancelCase(noted(office), "Salah catat"), MANAGER)
    assert office.ask(Incidents(), COORDINATOR) == ()


def test_another_daerah_sees_none(office):
    noted(office)
    assert office.ask(Incidents(), person("koordinator", 2, "94.04")) == ()


@pytest.mark.parametrize("actor", [OFFICER, WORKER, AUDITOR])
def test_others_do_not_look(office, actor):
    with pytest.raises(Forbidden):
        office.ask(Incidents(), actor)
