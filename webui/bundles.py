"""Put a bundle together: a shipped process, what it calls, and the forms its tasks name."""

from collections.abc import Iterable
from functools import cache

import forms
import processes
from engine import Files, Unknown, read_process, say


@cache
def shipped_bundle(process: str) -> Files:
    """Return the files of a shipped pathway with the shipped forms they name.

    Raises:
        Unknown: no such process is shipped.
    """
    diagrams = processes.shipped().get(process)
    if diagrams is None:
        raise Unknown(say("Proses “{process}” tidak ada dalam pustaka.", process=process))
    return with_forms(diagrams)


def with_forms(files: Files) -> Files:
    """Return `files` and, for every form a diagram names and the files lack, the shipped one."""
    shelf = shipped_forms()
    wanted = {name for name in named_forms(files) if name not in files}
    return {**files, **{name: shelf[name] for name in sorted(wanted) if name in shelf}}


def named_forms(files: Files) -> set[str]:
    """Return the schema and layout files that the diagrams in `files` name."""
    names: set[str] = set()
    for file, source in files.items():
        if file.endswith(".bpmn"):
            drawn, _problems = read_process(file, source)
            names.update(
                _forms_of(node.form for one in drawn.values() for node in one.nodes.values())
            )
    return names


def _forms_of(forms_named: Iterable[str]) -> Iterable[str]:
    for form in forms_named:
        if form:
            yield form
            yield form.replace(".schema.json", ".uischema.json")


@cache
def shipped_forms() -> Files:
    """Return every shipped form, read once."""
    return forms.shipped()
