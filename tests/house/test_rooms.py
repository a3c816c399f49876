"""The rooms keep their walls: the import contracts in pyproject.toml hold."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_import_contracts_hold():
    assert lint_imports() == EXIT_STATUS_SUCCESS
