"""Mapped calls: what a called process reads must be handed over to it, or set inside it."""

from collections.abc import Iterable, Mapping

from lxml.etree import _Element as Element

from engine.bpmn.names import set_inside
from engine.bpmn.settings import Settings
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import LK3, attr, kind, local
from engine.dmn import Decision
from engine.model import FormFact, Process, say

#: What may set variables that the file itself does not tell of.
_OPAQUE = frozenset({"callActivity", "serviceTask", "sendTask", "receiveTask"})


def check_handover(
    sheets: Iterable[Sheet],
    forms: Mapping[str, FormFact],
    decisions: Mapping[str, Decision],
    settings: Settings,
) -> frozenset[tuple[str, str, str]]:
    """Warn of names that a called process reads and its mapped call does not hand over.

    Returns file, call and name of each.
    """
    told: set[tuple[str, str, str]] = set()
    sheets = tuple(sheets)
    wanted = {
        key: _wanted(sheet, process, forms, decisions) - settings.keys()
        for sheet in sheets
        for key, process in sheet.processes.items()
    }
    for sheet in sheets:
        for call in sheet.elements.values():
            if kind(call) == "callActivity" and attr(call, f"{{{LK3}}}in") == "mapped":
                called = wanted.get(attr(call, "calledElement"), set())
                for name in sorted(called - _given(sheet, call)):
                    _warn(sheet, call, name)
                    told.add((sheet.file, attr(call, "id"), name))
    return frozenset(told)


def _warn(sheet: Sheet, call: Element, name: str) -> None:
    sheet.findings.warn(
        "bpmn.not_handed_over",
        call,
        say("Proses yang dipanggil membaca “{name}”, yang tidak diteruskan.", name=name),
        say("Tambahkan “{name} = {name}” pada preScript panggilan ini.", name=name),
    )


def _given(sheet: Sheet, call: Element) -> set[str]:
    return {
        formula.sets
        for formula in sheet.formulas
        if local(formula.where) == "preScript" and call in formula.where.iterancestors()
    }


def _wanted(
    sheet: Sheet,
    process: Process,
    forms: Mapping[str, FormFact],
    decisions: Mapping[str, Decision],
) -> set[str]:
    """Return the names a process reads and does not set; none when that cannot be told."""
    nodes = process.nodes.values()
    if any(node.kind in _OPAQUE and not node.form for node in nodes):
        return set()
    inside = [one for one in sheet.formulas if _process_of(one.where) == process.id]
    asked = [decisions[node.decision] for node in nodes if node.decision in decisions]
    read = {name for one in inside for name in one.expression.names}
    read |= {name for decision in asked for name in decision.inputs}
    filled = [forms[node.form] for node in nodes if node.form in forms]
    fields = {path.partition(".")[0] for form in filled for path in form.fields}
    return read - fields - set_inside((sheet,), nodes, decisions)


def _process_of(where: Element) -> str:
    """Return the id of the process an expression stands in."""
    around = [one for one in (where, *where.iterancestors()) if kind(one) == "process"]
    return attr(around[0], "id") if around else ""
