"""The office of the pages, and a stage for stories."""

from collections.abc import Iterator

import pytest

from tests.webui.conftest import building, office, template
from webui.stage import Stage, stage

__all__ = ["building", "office", "ours", "template"]


@pytest.fixture
def ours() -> Iterator[Stage]:
    """A stage of the test's own."""
    with stage() as one:
        yield one
