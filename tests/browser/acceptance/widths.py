"""Marks for what is shown at one width: how a page looks at both is seen by the walks."""

import pytest

PHONE = pytest.mark.parametrize("width", [360], indirect=True)
DESK = pytest.mark.parametrize("width", [1280], indirect=True)
