"""Names: what expressions read is set somewhere, and what they compare with can be answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.bpmn.comparisons import Fields, check_comparisons
from engine.bpmn.facts import decision_of
from engine.bpmn.settings import Settings, check_settings, fields_of
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import attr, bpmn, kind, text
from engine.dmn import Decision
from engine.model import FieldFact, FormFact, Node, Problem, say

#: Variables every case has from its start.
BUILT_IN = frozenset({"daerah", "no_kasus", "pemulai"})
#: Tasks whose results are known to nobody before they run.
_OPAQUE = frozenset({"serviceTask", "sendTask", "receiveTask"})

#: Variables that activities done several times have, in the standard's words and in Camunda's.
COUNTS = frozenset({"loopCounter"}) | {
    f"{number}{which}Instances"
    for number in ("numberOf", "nrOf")
    for which in ("", "Active", "Completed", "Terminated")
}
_REPEATED = (bpmn("multiInstanceLoopCharacteristics"), bpmn("standardLoopCharacteristics"))


def check_names(
    sheets: Iterable[Sheet],
    forms: Mapping[str, FormFact],
    decisions: Mapping[str, Decision],
    settings: Settings,
) -> tuple[Problem, ...]:
    """Refuse comparisons that no answer can meet; warn of variables that nothing sets.

    Returns what is wrong with the settings themselves.
    """
    sheets = tuple(sheets)
    nodes = [
        node
        for sheet in sheets
        for process in sheet.processes.values()
        for node in process.nodes.values()
    ]
    fields = _fields(nodes, forms)
    owned = {path.partition(".")[0] for path in fields}
    known = BUILT_IN | owned | settings.keys() | set_inside(sheets, nodes, decisions)
    is_closed = not any(node.kind in _OPAQUE and not node.form for node in nodes)
    found = check_settings(sheets, settings, fields, decisions)
    for sheet in sheets:
        check_comparisons(sheet, {**fields, **fields_of(settings)}, decisions)
        if is_closed:
            _check_known(sheet, known, decisions)
    return found


def _fields(nodes: Iterable[Node], forms: Mapping[str, FormFact]) -> Fields:
    """Return the fields that the forms of these nodes set, by path."""
    found: dict[str, list[FieldFact]] = defaultdict(list)
    for file in {node.form for node in nodes} & forms.keys():
        for path, fact in forms[file].fields.items():
            found[path].append(fact)
    return found


def set_inside(
    sheets: Iterable[Sheet], nodes: Iterable[Node], decisions: Mapping[str, Decision]
) -> set[str]:
    """Return the variables that scripts, decisions and repeated tasks set."""
    called = (decisions[node.decision] for node in nodes if node.decision in decisions)
    found = {output for decision in called for output in decision.outputs}
    for sheet in sheets:
        found |= {formula.sets for formula in sheet.formulas if formula.sets}
        if sheet.root is not None:
            found |= {attr(item, "id") for item in sheet.root.iter(bpmn("inputDataItem"))}
            found |= {text(output) for output in sheet.root.iter(bpmn("loopDataOutputRef"))}
            found |= COUNTS if any(True for _ in sheet.root.iter(*_REPEATED)) else frozenset()
    return found


def _check_known(
    sheet: Sheet, known: set[str] | frozenset[str], decisions: Mapping[str, Decision]
) -> None:
    """Warn once for each place and name."""
    read = [(formula.where, formula.expression.names) for formula in sheet.formulas]
    read += [
        (element, frozenset(decisions[decision_of(element)].inputs))
        for element in sheet.elements.values()
        if kind(element) == "businessRuleTask" and decision_of(element) in decisions
    ]
    unknown = {(where, name): None for where, names in read for name in sorted(names - known)}
    for where, name in unknown:
        sheet.findings.warn(
            "bpmn.name_unknown",
            where,
            say("“{name}” tidak diisi oleh formulir, keputusan, atau skrip mana pun.", name=name),
            say("Periksa ejaannya, atau tambahkan isian dengan nama itu."),
        )
