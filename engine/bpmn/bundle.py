"""A bundle's diagrams, checked as a whole: refused with reasons, or ready to run."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from engine.bpmn.calls import check_calls
from engine.bpmn.dataflow import Proven, Rewritten, prove_data
from engine.bpmn.effects import Book
from engine.bpmn.findings import named
from engine.bpmn.handover import check_handover
from engine.bpmn.names import check_names, set_inside
from engine.bpmn.opened import unopened
from engine.bpmn.rewriting import rewrite
from engine.bpmn.settings import Settings, read_settings, without_values
from engine.bpmn.sheet import Sheet, judged
from engine.bpmn.soundness import prove
from engine.bpmn.vocabulary import attr, scopes
from engine.dmn import Decision, read_decisions
from engine.model import Files, FormFact, Problem, Process, say

#: Variables that pages and history always want, whether an expression reads them or not.
ALWAYS = frozenset({"risiko", "jalur", "kelas", "tahap", "hasil_akhir", "kewenangan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of a bundle: its problems and, where there is no error, what runs."""

    #: Id of the process that a case starts with.
    root: str
    problems: tuple[Problem, ...]
    #: Every process of the bundle by id, as drawn, conditions in FEEL.
    processes: Mapping[str, Process]
    #: File -> XML that SpiffWorkflow's BpmnParser reads: expressions and timers are FEEL.
    sources: Mapping[str, bytes]
    decisions: Mapping[str, Decision]
    #: Dotted paths of the variables that some expression, table or form reads.
    reads: frozenset[str]
    #: Variables that scripts, decisions and repeated tasks set.
    sets: frozenset[str] = frozenset()
    #: What the daerah chose: group -> name -> value, read as group.name.
    settings: Settings = field(default_factory=dict)
    #: Id in `sources` -> id as drawn, for renamed nodes; "" for nodes and flows nobody drew.
    drawn: Mapping[str, str] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Tell whether the bundle may be run: no error was found."""
        return not any(problem.severity == "error" for problem in self.problems)


def check_bundle(root: str, files: Files, forms: Mapping[str, FormFact]) -> Checked:
    """Check the bundle whose cases start with process `root`. Never raises, whatever the bytes.

    Equal bundles are checked once, as are those that differ in nothing but what was chosen.
    """
    question = _Question(root, frozenset(without_values(files).items()), files, forms)
    found, settings = _answer(question), read_settings(files)[0]
    problems = (*found.problems, *unopened(found.processes, settings))
    return replace(found, settings=settings, problems=problems)


@dataclass(frozen=True, slots=True)
class _Question:
    """What makes one check differ from another."""

    root: str
    content: frozenset[tuple[str, bytes]]
    files: Files = field(compare=False)
    #: A table of facts has no hash; that it is the same is seen by comparing.
    forms: Mapping[str, FormFact] = field(hash=False)


@lru_cache(maxsize=64)
def _answer(question: _Question) -> Checked:
    desk = _Desk(question.files, question.forms)
    if not any(question.root in sheet.processes for sheet in desk.sheets):
        desk.missing(question.root)
    desk.check({question.root})
    return Checked(
        root=question.root,
        problems=desk.problems,
        processes=desk.processes,
        sources=desk.sources,
        decisions=desk.decisions,
        reads=desk.reads,
        sets=desk.sets,
        drawn=desk.drawn,
    )


def check_files(files: Files, forms: Mapping[str, FormFact]) -> tuple[Problem, ...]:
    """Check loose BPMN and DMN files that may refer to each other; never raises."""
    desk = _Desk(files, forms)
    called = {node.calls for one in desk.processes.values() for node in one.nodes.values()}
    desk.check(desk.processes.keys() - called)
    return desk.problems


def read_process(file: str, source: bytes) -> tuple[dict[str, Process], tuple[Problem, ...]]:
    """Return the processes of one file by id for showing, and what is wrong with the file alone."""
    sheet = judged(file, source)
    return dict(sheet.processes), sheet.findings.problems


def reading_steps(file: str, source: bytes) -> dict[str, frozenset[str]]:
    """Return dotted path -> ids of the drawn nodes and flows whose expressions read it."""
    found: dict[str, set[str]] = {}
    for formula in judged(file, source).formulas:
        for path in formula.expression.paths:
            found.setdefault(path, set()).add(named(formula.where))
    return {path: frozenset(steps) for path, steps in found.items()}


class _Desk:
    """The files of a bundle while they are being checked."""

    def __init__(self, files: Files, forms: Mapping[str, FormFact]) -> None:
        self.forms = forms
        self.sheets: list[Sheet] = []
        self.decisions: dict[str, Decision] = {}
        self.drawn: dict[str, str] = {}
        self.sources: dict[str, bytes] = {}
        self.settings, unread = read_settings(files)
        self._others: list[Problem] = list(unread)
        for file, source in sorted(files.items()):
            if file.endswith(".bpmn"):
                self.sheets.append(judged(file, source))
            elif file.endswith(".dmn"):
                found, problems = read_decisions(file, source)
                self.decisions.update(found)
                self._others += problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found, file by file."""
        found = [problem for sheet in self.sheets for problem in sheet.findings.problems]
        return (*found, *self._others)

    @property
    def processes(self) -> dict[str, Process]:
        """Every process of the files by id."""
        return {key: process for sheet in self.sheets for key, process in sheet.processes.items()}

    @property
    def reads(self) -> frozenset[str]:
        """Paths that an expression, a table or a form reads, and those always wanted."""
        read = {
            path for sheet in self.sheets for one in sheet.formulas for path in one.expression.paths
        }
        read |= {path for decision in self.decisions.values() for path in decision.paths}
        used = {node.form for process in self.processes.values() for node in process.nodes.values()}
        read |= {path for form in used & self.forms.keys() for path in self.forms[form].reads}
        chosen = {path for path in read if path.partition(".")[0] in self.settings}
        return ALWAYS | (read - chosen)

    @property
    def sets(self) -> frozenset[str]:
        """Variables that are set by something else than a person or the world outside."""
        nodes = [node for process in self.processes.values() for node in process.nodes.values()]
        return frozenset(set_inside(self.sheets, nodes, self.decisions))

    def missing(self, root: str) -> None:
        """Say that the process a case should start with is in none of the files."""
        message = say("Proses “{id}” tidak ada di dalam bundel.", id=root)
        repair = say("Samakan id proses di dalam berkas BPMN dengan nama yang diterbitkan.")
        self._others.append(Problem(code="bpmn.root_missing", message=message, repair=repair))

    def check(self, roots: Collection[str]) -> None:
        """Judge all files together; rewrite and prove those that pass.

        Cases start with the processes `roots`.
        """
        check_calls(self.sheets, self.forms, self.decisions)
        self._others += check_names(self.sheets, self.forms, self.decisions, self.settings)
        handed = check_handover(self.sheets, self.forms, self.decisions, self.settings)
        ids = {attr(element, "id") for sheet in self.sheets for element in sheet.all_elements()}
        taken = set(self.processes)
        rewritten: list[Rewritten] = []
        for sheet in self.sheets:
            if sheet.root is not None and sheet.stands:
                names = rewrite(sheet.root, sheet.findings, ids, frozenset(taken))
                taken |= {attr(scope, "id") for scope in scopes(sheet.root)}
                self.drawn |= names
                rewritten.append(Rewritten(sheet, names))
                self.sources[sheet.file] = etree.tostring(sheet.root, encoding="utf-8")
                sheet.findings.add(*prove(sheet.file, sheet.root, sheet.processes, names))
        if len(rewritten) == len(self.sheets):
            book = Book(self.forms, self.decisions)
            proven = Proven(rewritten, sorted(roots), self.settings.keys(), handed)
            self._others += prove_data(proven, book)
