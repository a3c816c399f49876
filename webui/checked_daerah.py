"""Is the library, as a daerah has it, fit to be published? Everything wrong with it at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from engine import Checked, Problem, check_bundle, say
from forms import FormLibrary
from processes import HOME, Resolved, catalogue, resolve
from webui.bundles import shipped_forms

#: What reads a variable that is not there, or not on every way.
_BROKEN_FLOW = frozenset({"bpmn.name_unknown", "bpmn.not_handed_over", "bpmn.not_set"})


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
            yield from (*of_forms, *map(_graver, checked.problems))
            yield from _forbidden(found, checked, one.forbidden)


def _graver(problem: Problem) -> Problem:
    """Refuse what is a warning in anybody's drawing: an overlay must not break the data flow."""
    return replace(problem, severity="error") if problem.code in _BROKEN_FLOW else problem


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
