"""A published bundle with its main diagram drawn anew."""

from engine import Checked, DefinitionSheet, Files, Problem, check_bundle
from forms import FormLibrary
from webui.bundles import completed, resolved


def main_file(sheet: DefinitionSheet) -> str:
    """Return the name of the file that holds the root process."""
    return sheet.processes[sheet.definition.process].file


def redraw(sheet: DefinitionSheet, source: bytes) -> Files:
    """Return the sheet's files with `source` as main diagram and what it newly names added."""
    return completed({**sheet.files, main_file(sheet): source}, sheet.definition.daerah)


def look_over(process: str, files: Files) -> tuple[Checked, tuple[Problem, ...]]:
    """Check a bundle as publishing would; return what it is and all that is wrong with it."""
    facts, of_forms = FormLibrary().facts(files)
    checked = check_bundle(process, files, facts)
    return checked, (*checked.problems, *of_forms)


def callable_processes(daerah: str) -> list[str]:
    """Return the ids of the processes that a diagram of the daerah may call."""
    return sorted(
        name.removesuffix(".bpmn") for name in resolved(daerah).drawn if name.endswith(".bpmn")
    )
