"""SaveDiagram: the editor's copy, kept until it is published."""

import pytest

from engine import DefinitionByVersion, Forbidden, SaveDiagram, StaleVersion, Unknown
from tests.engine.office import COORDINATOR, MANAGER


def test_the_unpublished_diagram_waits_for_its_editor_alone(office):
    assert office.do(SaveDiagram("aduan", b"<setengah"), COORDINATOR).version == 1
    sheet = office.ask(DefinitionByVersion("aduan"), COORDINATOR)
    assert (sheet.draft, sheet.draft_version) == (b"<setengah", 1)
    assert office.ask(DefinitionByVersion("aduan"), MANAGER).draft is None


def test_the_older_of_two_editors_is_told_so(office):
    office.do(SaveDiagram("aduan", b"satu"), COORDINATOR)
    with pytest.raises(StaleVersion):
        office.do(SaveDiagram("aduan", b"dua"), COORDINATOR)
    assert office.do(SaveDiagram("aduan", b"dua", 1), COORDINATOR).version == 2


def test_who_does_not_edit_saves_nothing(office):
    with pytest.raises(Forbidden):
        office.do(SaveDiagram("aduan", b"satu"), MANAGER)


def test_a_process_that_is_not_published_has_no_diagram_to_keep(office):
    with pytest.raises(Unknown):
        office.do(SaveDiagram("tak_ada", b"satu"), COORDINATOR)
