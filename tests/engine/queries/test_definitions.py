"""Definitions, DefinitionByVersion, Colleagues, Rights: what an office is made of."""

import pytest

from engine import Colleagues, DefinitionByVersion, Definitions, Forbidden, Rights, Unknown
from tests.engine.office import (
    AUDITOR,
    BUNDLE,
    COORDINATOR,
    MANAGER,
    OFFICER,
    WORKER,
    person,
    start,
)


def test_the_list_names_current_versions_and_their_cases(office):
    start(office)
    views = office.ask(Definitions(), COORDINATOR)
    assert [(view.process, view.version, view.running) for view in views] == [
        ("aduan", 1, 1),
        ("macet", 1, 0),
    ]


def test_a_definition_comes_with_its_files(office):
    sheet = office.ask(DefinitionByVersion("aduan", 1), COORDINATOR)
    assert sheet.files == BUNDLE
    assert sheet.definition.published_by == COORDINATOR.username
    assert sheet.processes["aduan"].nodes["tangani"].role == "pekerja_sosial"


@pytest.mark.parametrize(("process", "version"), [("tidak_ada", 0), ("aduan", 2)])
def test_what_was_never_published_is_unknown(office, process, version):
    with pytest.raises(Unknown):
        office.ask(DefinitionByVersion(process, version), COORDINATOR)


def test_another_daerah_has_published_nothing(office):
    assert office.ask(Definitions(), person("koordinator", daerah="94.04")) == ()


def test_colleagues_are_those_of_the_same_daerah(office):
    assert [m.username for m in office.ask(Colleagues("pekerja_sosial"), MANAGER)] == [
        "pekerja_sosial.1",
        "pekerja_sosial.2",
    ]
    assert len(office.ask(Colleagues(), MANAGER)) == 6
    assert office.ask(Colleagues(), person("manajer_kasus", daerah="94.04")) == ()
    with pytest.raises(Forbidden):
        office.ask(Colleagues(), person("relawan"))


def test_rights_are_what_the_hat_alone_allows(office):
    assert {"start_case", "see_definitions"} <= office.ask(Rights(), OFFICER)
    assert "see_answers" not in office.ask(Rights(), WORKER)
    assert {"edit_definition", "publish"} <= office.ask(Rights(), COORDINATOR)
    assert {"see_case", "see_history", "verify_all"} <= office.ask(Rights(), AUDITOR)
