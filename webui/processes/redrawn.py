"""A published bundle with its main diagram drawn anew."""

from collections.abc import Mapping
from functools import cache

import processes
from engine import Checked, DefinitionSheet, Files, Problem, check_bundle, read_process
from forms import FormLibrary
from webui.bundles import with_forms


def main_file(sheet: DefinitionSheet) -> str:
    """Return the name of the file that holds the root process."""
    return sheet.processes[sheet.definition.process].file


def redraw(sheet: DefinitionSheet, source: bytes) -> Files:
    """Return the sheet's files with `source` as main diagram and what it newly names added."""
    return with_forms(_with_called({**sheet.files, main_file(sheet): source}))


def look_over(process: str, files: Files) -> tuple[Checked, tuple[Problem, ...]]:
    """Check a bundle as publishing would; return what it is and all that is wrong with it."""
    facts, of_forms = FormLibrary().facts(files)
    checked = check_bundle(process, files, facts)
    return checked, (*checked.problems, *of_forms)


@cache
def shelf() -> Mapping[str, Files]:
    """Return what a diagram may call by id: shipped processes with all they need, and tables."""
    shipped = processes.shipped()
    tables = {
        file.removesuffix(".dmn"): {file: source}
        for files in shipped.values()
        for file, source in files.items()
        if file.endswith(".dmn")
    }
    return {**tables, **shipped}


def _with_called(files: Files) -> Files:
    added: dict[str, bytes] = {}
    for name in sorted(_called(files) & set(shelf())):
        added.update(shelf()[name])
    return {**added, **files}


def _called(files: Files) -> set[str]:
    called: set[str] = set()
    for file, source in files.items():
        if file.endswith(".bpmn"):
            drawn, _problems = read_process(file, source)
            nodes = [node for one in drawn.values() for node in one.nodes.values()]
            called.update(name for node in nodes for name in (node.calls, node.decision) if name)
    return called
