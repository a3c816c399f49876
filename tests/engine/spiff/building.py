"""Definitions made of drawn processes, through the real check of bundles."""

from collections.abc import Mapping

from engine.bpmn import Checked, check_bundle, read_process
from engine.model import FormFact
from engine.spiff import Definition
from tests.engine.spiff.drawing import file_of


def build(
    content: str,
    *,
    root: str = "p",
    called: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    forms: Mapping[str, FormFact] | None = None,
) -> Definition:
    """The process `root` of this content, with the processes it calls by id."""
    bundle = {f"{root}.bpmn": file_of(root, content), **(files or {})}
    bundle |= {f"{name}.bpmn": file_of(name, inside) for name, inside in (called or {}).items()}
    checked = check_bundle(root, bundle, forms or {})
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert not errors, [(str(problem.message), problem.element) for problem in errors]
    return Definition.build(checked)


def unproven(files: Mapping[str, bytes], reads: frozenset[str] = frozenset()) -> Definition:
    """Files as they are, past the checks: what the engine does where no proof went before."""
    processes = {}
    for file, source in files.items():
        processes |= read_process(file, source)[0]
    checked = Checked(
        root="p", problems=(), processes=processes, sources=files, decisions={}, reads=reads
    )
    return Definition.build(checked)
