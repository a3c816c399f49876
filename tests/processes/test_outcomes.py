"""A closed case says how it ended, whichever way it went."""

import pytest

from processes.overlay.catalogue import catalogue
from tests.processes.story import checked

#: Stages of a case that is closed; an end in another one ends a branch, and the case goes on.
CLOSING = {"tutup", "dibatalkan", "duplikat"}
PATHWAYS = sorted(one.process for one in catalogue().pathways.values())


@pytest.mark.parametrize("process", PATHWAYS)
def test_every_end_that_closes_a_case_says_how_it_ended(process):
    nodes = checked(process).processes[process].nodes.values()
    ends = [node for node in nodes if node.kind == "endEvent" and node.stage in CLOSING]
    assert ends
    assert [node.id for node in ends if not node.outcome] == []
