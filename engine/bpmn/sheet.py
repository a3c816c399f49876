"""One diagram file on the desk: its tree, its values, and what was found about it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml.etree import _Element as Element

from engine.bpmn.attributes import check_attributes
from engine.bpmn.dialects import translate
from engine.bpmn.facts import processes_of
from engine.bpmn.findings import Findings
from engine.bpmn.formulas import Formula, formulas
from engine.bpmn.meaning import check_meaning
from engine.bpmn.reading import read
from engine.bpmn.structure import check_structure
from engine.bpmn.support import check_support
from engine.bpmn.vocabulary import NODES, SCOPES, attr, bpmn, kind
from engine.model import Process, say

#: Files whose judgement is kept: those of the library, and of five daerah that vary it.
_SHEETS_KEPT = 160
#: Bytes of a file that is kept; a pathway of thirty tasks has 60,000.
_MOST_KEPT = 1 << 17


@dataclass(slots=True)
class Sheet:
    """A file as read; `root` is None when the bytes were refused."""

    file: str
    findings: Findings
    root: Element | None = None
    #: Its processes as drawn, by id.
    processes: Mapping[str, Process] = field(default_factory=dict)
    formulas: tuple[Formula, ...] = ()
    #: The drawing hangs together: it can be rewritten and played.
    stands: bool = False
    #: Processes and flow nodes by id.
    elements: Mapping[str, Element] = field(default_factory=dict)

    def element(self, identifier: str) -> Element | None:
        """Return the process or flow node of that id."""
        return self.elements.get(identifier)

    def copied(self) -> "Sheet":
        """Return the sheet with a tree and findings of its own."""
        root = deepcopy(self.root)
        if self.root is None or root is None:
            return replace(self, findings=self.findings.copied())
        there = dict(zip(self.root.iter(), root.iter(), strict=True))
        return replace(
            self,
            findings=self.findings.copied(),
            root=root,
            formulas=tuple(replace(one, where=there[one.where]) for one in self.formulas),
            elements={name: there[element] for name, element in self.elements.items()},
        )

    def all_elements(self) -> Iterator[Element]:
        """Yield every element of the tree."""
        if self.root is not None:
            yield from self.root.iter()


def judged(file: str, source: bytes) -> Sheet:
    """Read a file and judge it by itself; the sheet is the caller's own, to be rewritten.

    Many bundles hold the same file: it is judged once, unless keeping it would take much room.
    """
    return (_kept if len(source) <= _MOST_KEPT else _judged)(file, source).copied()


def _judged(file: str, source: bytes) -> Sheet:
    sheet = _opened(file, source)
    _judge(sheet)
    return sheet


_kept = lru_cache(maxsize=_SHEETS_KEPT)(_judged)


def _opened(file: str, source: bytes) -> Sheet:
    """Read a file and put it into values; nothing is judged yet but the bytes."""
    sheet = Sheet(file, Findings(file))
    sheet.root = read(source, sheet.findings)
    if sheet.root is not None:
        translate(sheet.root, sheet.findings)
        sheet.processes = processes_of(file, sheet.root)
        sheet.elements = {
            attr(node, "id"): node for node in sheet.root.iter() if kind(node) in NODES | SCOPES
        }
    return sheet


def _judge(sheet: Sheet) -> None:
    """Refuse what the file itself, without its neighbours, shows to be wrong."""
    if sheet.root is None:
        return
    if sheet.root.find(bpmn("process")) is None:
        sheet.findings.refuse(
            "bpmn.no_process",
            sheet.root,
            say("Berkas ini tidak memuat proses."),
            say("Gambar sedikitnya satu proses dengan awal, tugas, dan akhir."),
        )
    check_support(sheet.root, sheet.findings)
    check_attributes(sheet.root, sheet.findings)
    check_structure(sheet.root, sheet.findings)
    check_meaning(sheet.root, sheet.findings)
    sheet.stands = not sheet.findings.refused
    sheet.formulas = formulas(sheet.root, sheet.findings)
