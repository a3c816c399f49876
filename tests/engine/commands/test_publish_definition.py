"""PublishDefinition: checked whole, stored once, the next version for new cases."""

from threading import Barrier, Thread

import pytest

from engine import (
    CaseByNo,
    DefinitionByVersion,
    DefinitionRefused,
    Definitions,
    Forbidden,
    PublishDefinition,
    SaveDiagram,
    StaleVersion,
    StartCase,
    Unknown,
)
from tests.engine.office import (
    BROKEN,
    BUNDLE,
    COMPLAINT,
    COORDINATOR,
    FORMS,
    MACHINE,
    OFFICER,
    PARIAMAN,
    WORKER,
    person,
    start,
)

CHANGED = {
    **BUNDLE,
    "aduan.bpmn": COMPLAINT.replace(b'name="Tangani"', b'name="Tangani baik-baik"'),
}


def test_running_cases_keep_their_version_and_new_ones_take_the_new(office):
    old = start(office).case_no
    receipt = office.do(
        PublishDefinition(PARIAMAN, "aduan", CHANGED, "Nama lebih jelas"), COORDINATOR
    )
    new = start(office).case_no
    versions = [office.ask(CaseByNo(no), OFFICER).case.definition for no in (old, new)]
    assert (receipt.version, versions) == (2, [1, 2])
    shown = {view.version: view.running for view in versions_of(office)}
    assert shown == {1: 1, 2: 1}


def versions_of(office):
    return office.ask(DefinitionByVersion("aduan"), COORDINATOR).versions


def test_the_same_files_again_are_the_version_they_were(office):
    receipt = office.do(PublishDefinition(PARIAMAN, "aduan", BUNDLE), COORDINATOR)
    assert (receipt.deed, receipt.version) == ("definition_unchanged", 1)
    assert len(versions_of(office)) == 1


def test_what_was_made_from_an_older_version_does_not_replace_a_newer_one(office):
    office.do(PublishDefinition(PARIAMAN, "aduan", CHANGED), COORDINATOR)
    other = {**BUNDLE, "aduan.bpmn": COMPLAINT.replace(b'name="Tangani"', b'name="Urus"')}
    with pytest.raises(StaleVersion):
        office.do(PublishDefinition(PARIAMAN, "aduan", other, seen_version=1), COORDINATOR)
    receipt = office.do(PublishDefinition(PARIAMAN, "aduan", other, seen_version=2), COORDINATOR)
    assert receipt.version == 3


def test_going_back_to_earlier_files_is_a_new_version_of_the_same_bundle(office):
    office.do(PublishDefinition(PARIAMAN, "aduan", CHANGED), COORDINATOR)
    assert office.do(PublishDefinition(PARIAMAN, "aduan", BUNDLE), COORDINATOR).version == 3
    third, _, first = versions_of(office)
    assert third.bundle == first.bundle


@pytest.mark.parametrize(
    "files",
    [
        {},
        FORMS,
        {"aduan.bpmn": b"bukan XML"},
        {"aduan.bpmn": COMPLAINT},
        {**BUNDLE, "aduan.schema.json": b"{"},
        {**BUNDLE, "aduan.bpmn": COMPLAINT.replace(b'risiko = "tinggi"', b'risiko == "tinggi"')},
    ],
)
def test_what_does_not_fit_is_refused_with_its_problems_and_nothing_is_published(office, files):
    with pytest.raises(DefinitionRefused) as refusal:
        office.do(PublishDefinition(PARIAMAN, "aduan", files), COORDINATOR)
    assert all(str(problem.message) for problem in refusal.value.problems)
    assert len(versions_of(office)) == 1


def test_publishing_takes_the_editor_s_draft_away(office):
    office.do(SaveDiagram("aduan", COMPLAINT), COORDINATOR)
    assert [view.draft for view in office.ask(Definitions(), COORDINATOR)] == [True, False]
    office.do(PublishDefinition(PARIAMAN, "aduan", CHANGED), COORDINATOR)
    assert office.ask(DefinitionByVersion("aduan"), COORDINATOR).draft is None


def test_each_daerah_publishes_for_itself(office):
    office.do(PublishDefinition("94.04", "aduan", CHANGED), MACHINE)
    mimika = person("petugas_penerima", daerah="94.04")
    assert office.do(StartCase("aduan"), mimika).case_no == "LK3-9404-2026-00001"
    assert len(versions_of(office)) == 1


def test_a_coordinator_publishes_at_home_only(office):
    with pytest.raises(Unknown):
        office.do(PublishDefinition("94.04", "aduan", BUNDLE), COORDINATOR)
    with pytest.raises(Forbidden):
        office.do(PublishDefinition(PARIAMAN, "aduan", BUNDLE), WORKER)


def test_two_who_publish_at_the_same_time_both_get_a_version(office):
    start_line, versions = Barrier(2), []

    def publish(name):
        named = COMPLAINT.replace(b'name="Tangani"', b'name="%s"' % name)
        files = {**BUNDLE, "aduan.bpmn": named}
        start_line.wait()
        versions.append(office.do(PublishDefinition(PARIAMAN, "aduan", files), COORDINATOR).version)

    both = [Thread(target=publish, args=(name,)) for name in (b"Satu", b"Dua")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(versions) == [2, 3]


def test_the_same_files_under_another_root_are_another_bundle(office):
    both = {**BUNDLE, **BROKEN}
    for process in ("aduan", "macet"):
        office.do(PublishDefinition(PARIAMAN, process, both), COORDINATOR)
    for process, first in (("aduan", "Catat aduan"), ("macet", "Catat")):
        [task] = office.ask(CaseByNo(start(office, process).case_no), OFFICER).tasks
        assert task.name == first
