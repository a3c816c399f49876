"""Is the library, as a daerah has it, fit to be published? Everything wrong with it at once."""

from collections.abc import Iterator
from pathlib import Path

from engine import Checked, Problem, check_bundle, say
from forms import FormLibrary
from processes import HOME, Resolved, catalogue, resolve
from webui.bundles import shipped_forms


def check_daerah(code: str, home: Path = HOME) -> tuple[Problem, ...]:
    """Return what is wrong with the overlay of a daerah, or with a pathway as it has it.

    Its layers lie in `home`. A problem of the overlay itself names the file "<code>/<name>".
    """
    found, problems = resolve(code, shipped_forms(), home)
    if problems:
        return problems
    return tuple(dict.fromkeys(_pathway_problems(found)))


def _pathway_problems(found: Resolved) -> Iterator[Problem]:
    forms = FormLibrary()
    for one in catalogue().pathways.values():
        if f"{one.process}.bpmn" in found.drawn:
            files = found.bundle(one.process)
            facts, of_forms = forms.facts(files)
            checked = check_bundle(one.process, files, facts)
            yield from (*of_forms, *checked.problems)
            yield from _forbidden(found, checked, one.forbidden)


def _forbidden(found: Resolved, checked: Checked, forbidden: frozenset[str]) -> Iterator[Problem]:
    """Name what may never be called from here, by its own name or by that of its alias."""
    named = forbidden | {found.aliases[name] for name in forbidden & found.aliases.keys()}
    for process in checked.processes.values():
        for node in process.nodes.values():
            if node.calls in named:
                yield Problem(
                    code="overlay.forbidden",
                    file=process.file,
                    element=node.id,
                    line=node.line,
                    message=say("“{id}” tidak boleh dipanggil dari jalur ini.", id=node.calls),
                    repair=say("Hapus panggilan ini."),
                )
