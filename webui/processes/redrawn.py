"""A published bundle with its main diagram drawn anew."""

from engine import DefinitionSheet, Files
from webui.bundles import completed, resolved


def main_file(sheet: DefinitionSheet) -> str:
    """Return the name of the file that holds the root process."""
    return sheet.processes[sheet.definition.process].file


def redraw(sheet: DefinitionSheet, source: bytes) -> Files:
    """Return the sheet's files with `source` as main diagram and what it newly names added."""
    return completed({**sheet.files, main_file(sheet): source}, sheet.definition.daerah)


def callable_processes(daerah: str) -> list[str]:
    """Return the ids of the processes that a diagram of the daerah may call."""
    return sorted(
        name.removesuffix(".bpmn") for name in resolved(daerah).drawn if name.endswith(".bpmn")
    )
