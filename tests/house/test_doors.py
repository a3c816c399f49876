"""Each room is entered by its door: `__all__` is sorted and true."""

import importlib
import json

import pytest

DOORS = ("engine", "engine.model", "engine.views", "processes", "forms", "reports", "webui")


@pytest.mark.parametrize("room", DOORS)
def test_the_door_lists_what_it_opens(room):
    module = importlib.import_module(room)
    assert list(module.__all__) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_no_lock_file_names_a_host(root):
    for lock in sorted(root.glob("requirements*.lock")):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
