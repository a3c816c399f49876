"""Is the library, as a daerah has it, fit to be published? Everything wrong with it at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import processes
from engine import Checked, DefinitionRefused, Files, Problem, check_bundle, say
from forms import FormLibrary
from processes import Resolved, catalogue, resolve
from webui.bundles import shipped_forms
from webui.checked_letters import letter_problems
from webui.required import taken_away

#: What reads a variable that is not there, or not on every way.
_BROKEN_FLOW = frozenset({"bpmn.name_unknown", "bpmn.not_handed_over", "bpmn.not_set"})


def check_daerah(code: str, homes: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with the overlay of a daerah, or with a pathway as it has it.

    Its layers lie in `homes`; without them where this installation looks. A problem of the overlay
    itself names the file "<code>/<name>".
    """
    return read_daerah(code, homes)[1]


def read_daerah(code: str, homes: tuple[Path, ...] = ()) -> tuple[Resolved, tuple[Problem, ...]]:
    """Return the library as the files of a daerah make it now, and what `check_daerah` returns."""
    found, problems = resolve(code, shipped_forms(), homes or processes.homes())
    papers = letter_problems(found.letters, found.forms)
    return found, tuple(dict.fromkeys((*problems, *papers, *_pathway_problems(found))))


def _pathway_problems(found: Resolved) -> Iterator[Problem]:
    for one in catalogue().pathways.values():
        if f"{one.process}.bpmn" in found.drawn:
            _checked, problems = look_over(found, one.process, found.bundle(one.process))
            yield from map(_graver, problems)


def _graver(problem: Problem) -> Problem:
    """Refuse what is a warning in anybody's drawing: an overlay must not break the data flow."""
    return replace(problem, severity="error") if problem.code in _BROKEN_FLOW else problem


def look_over(found: Resolved, process: str, files: Files) -> tuple[Checked, tuple[Problem, ...]]:
    """Check a bundle as `found` has it; return what it is, and all that is wrong with it."""
    facts, of_forms = FormLibrary().facts(files)
    checked = check_bundle(process, files, facts)
    limits = (*_forbidden(found, checked), *taken_away(found, checked, facts))
    return checked, (*of_forms, *checked.problems, *limits)


def refuse_forbidden(found: Resolved, process: str, files: Files) -> None:
    """Raise DefinitionRefused where a bundle calls what it never may, or lacks a law's step."""
    facts, _problems = FormLibrary().facts(files)
    checked = check_bundle(process, files, facts)
    if problems := (*_forbidden(found, checked), *taken_away(found, checked, facts)):
        raise DefinitionRefused(problems)


def _forbidden(found: Resolved, checked: Checked) -> Iterator[Problem]:
    """Name what may never be called from here, by its own name or by that of its alias."""
    never = {one.process: one.forbidden for one in catalogue().pathways.values()}
    forbidden = never.get(checked.root, frozenset[str]())
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
