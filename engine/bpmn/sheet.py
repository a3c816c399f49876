"""One diagram file on the desk: its tree, its values, and what was found about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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

    def all_elements(self) -> Iterator[Element]:
        """Yield every element of the tree."""
        if self.root is not None:
            yield from self.root.iter()


def open_sheet(file: str, source: bytes) -> Sheet:
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


def judge(sheet: Sheet) -> None:
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
