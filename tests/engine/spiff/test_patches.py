"""The patches fit the SpiffWorkflow that is installed, and no other."""

import pytest
from SpiffWorkflow.util.task import TaskIterator

from engine.spiff.patches import UnknownSpiffWorkflow, expect


def test_another_source_is_refused_by_name_and_version() -> None:
    with pytest.raises(UnknownSpiffWorkflow, match=r"3\.2\.0.*TaskIterator"):
        expect(TaskIterator, "0" * 64)
