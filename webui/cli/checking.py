"""Check loose files as if they stood where they belong: beside their neighbours and the library."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from engine import SETTINGS, Files, FormFact, Problem, check_files, read_process, say
from forms import FormLibrary, self_contained
from processes import HOME, check_identity, read_letter, settings_file, shipped
from webui.bundles import NOBODY, resolved, shipped_forms
from webui.checked_daerah import check_daerah
from webui.checked_letters import letter_problems
from webui.cli.gathering import LETTERS, OVERLAY, neighbours
from webui.retelling import retold_beside

DRAWN = (".bpmn", ".dmn")
FORMS = (".schema.json", ".uischema.json", "umum.json")
#: What a file may be refused for alone, and not among those that it calls or that call it.
LONELY = frozenset(("bpmn.call_missing", "bpmn.decision_missing", "bpmn.error_uncaught"))


def check(files: Files) -> tuple[Problem, ...]:
    """Return every problem of `files` once, in the order of files and lines; never raises.

    Where there is no error, the stories beside the diagrams are played, too.
    """
    facts, form_problems = _forms(files)
    problems = [*form_problems, *_drawings(files, facts)]
    for name, source in files.items():
        if name.endswith("daerah.yaml"):
            problems += check_identity(name, source)
    problems += _letters(files)
    for folder in sorted({Path(name).parent for name in only(files, OVERLAY)}):
        problems += _overlay(folder)
    order = {name: number for number, name in enumerate(files)}
    once = dict.fromkeys(problem for problem in problems if problem.file in order)
    told = sorted(once, key=lambda problem: (order[problem.file], problem.line))
    if any(problem.severity == "error" for problem in told):
        return tuple(told)
    return (*told, *retold_beside(only(files, DRAWN), whole_forms(only(files, FORMS))))


def _overlay(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the library under this overlay, each at the file that changed it."""
    code = folder.name.partition("_")[0]
    for problem in check_daerah(code, (HOME, folder.parent.parent)):
        if problem.severity == "error":
            place, _, name = problem.file.partition("/")
            if place == code:
                yield replace(problem, file=str(folder / name))
            else:
                there = f"{problem.file} {problem.element}"
                yield replace(problem, file=str(folder / "overlay.yaml"), line=1, element=there)


def _letters(files: Files) -> Iterator[Problem]:
    """Check texts of papers against the forms that are beside them or shipped."""
    forms = {**shipped_forms(), **_by_name(whole_forms(only(files, FORMS)))}
    for name, source in only(files, (LETTERS,)).items():
        text, problems = read_letter(name, source)
        yield from problems
        if text:
            of_text = letter_problems({name: text}, forms)
            yield from (replace(problem, file=name) for problem in of_text)


def _by_name(files: Files) -> Files:
    return {Path(name).name: source for name, source in files.items()}


def _drawings(files: Files, facts: dict[str, FormFact]) -> tuple[Problem, ...]:
    """Check diagrams and tables; whoever lacks a neighbour is judged again among them."""
    drawn = {**only(files, DRAWN), SETTINGS: settings_file(resolved(NOBODY).settings)}
    problems = check_files(drawn, facts)
    if LONELY.isdisjoint(problem.code for problem in problems):
        return problems
    processes = _processes(drawn)
    around = dict(neighbours(drawn, DRAWN))
    library = {name: source for bundle in shipped().values() for name, source in bundle.items()}
    taken = {Path(name).name for name in (*drawn, *around)}
    around |= {name: source for name, source in library.items() if name not in taken}
    fitting = {n: s for n, s in around.items() if processes.isdisjoint(_processes({n: s}))}
    return check_files({**drawn, **fitting}, facts)


def _processes(files: Files) -> set[str]:
    return {
        process
        for name, source in files.items()
        if name.endswith(".bpmn")
        for process in read_process(name, source)[0]
    }


def _forms(files: Files) -> tuple[dict[str, FormFact], list[Problem]]:
    """Read the forms, and by name those that diagrams may use: ours, theirs beside, the shipped."""
    library = FormLibrary()
    asked = only(files, FORMS)
    beside = neighbours(files, FORMS)
    own, problems = library.facts(whole_forms({**beside, **asked}))
    shelf, _ = library.facts(shipped_forms())
    by_name = {Path(name).name: fact for name, fact in own.items()}
    return {**shelf, **by_name}, [*problems, *_orphans(asked, {**beside, **asked})]


def whole_forms(files: Files) -> Files:
    """Put the common definitions of a folder's `umum.json` into its forms, as shipping does."""
    whole: dict[str, bytes] = {}
    for folder in {Path(name).parent for name in files}:
        shelf = {Path(n).name: files[n] for n in files if Path(n).parent == folder}
        whole |= {str(folder / name): source for name, source in self_contained(shelf).items()}
    return whole


def _orphans(asked: Iterable[str], there: Files) -> list[Problem]:
    """Name the layouts that no form uses."""
    missing = [
        (name, schema)
        for name in asked
        if name.endswith(".uischema.json")
        and (schema := name.replace(".uischema.json", ".schema.json")) not in there
    ]
    return [
        Problem(
            code="form.orphan",
            file=name,
            line=1,
            message=say("Formulir tata letak ini, “{schema}”, tidak ada.", schema=schema),
            repair=say("Taruh formulirnya di folder yang sama."),
        )
        for name, schema in missing
    ]


def only(files: Files, kinds: tuple[str, ...]) -> Files:
    """Return the files of these kinds."""
    return {name: source for name, source in files.items() if name.endswith(kinds)}
