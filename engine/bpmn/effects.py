"""What each step of a rewritten diagram reads and sets, in the order it happens."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from engine.bpmn.facts import decision_of
from engine.bpmn.formulas import Formula
from engine.bpmn.sheet import Sheet
from engine.bpmn.vocabulary import EVENTS, NODES, attr, bpmn, child_text, definition, kind, local
from engine.dmn import Decision
from engine.model import FormFact, Node

#: Set by what cannot be told from the files.
ANYTHING: Final = frozenset({"*"})
_NOTHING: Final = frozenset[str]()
#: Tasks whose results nobody knows unless a form says them.
_OPAQUE: Final = frozenset({"serviceTask", "sendTask", "receiveTask"})
_MANY: Final = bpmn("multiInstanceLoopCharacteristics")
_LOOP: Final = bpmn("standardLoopCharacteristics")
#: Expressions in the order in which a step comes to them, before and after what it does.
_BEFORE: Final = ("loopCardinality", "loopDataInputRef", "preScript")
_AFTER: Final = ("script", "outputDataItem", "postScript", "loopCondition", "completionCondition")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is read, then something that is set."""

    #: The expression, or the name of the table.
    source: str = ""
    #: Dotted paths that have to be there.
    reads: frozenset[str] = _NOTHING
    #: Dotted paths; one that ends in a dot sets all below it, too.
    sets: frozenset[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class Effects:
    """The deeds of one step, around what it holds or calls."""

    before: tuple[Deed, ...] = ()
    after: tuple[Deed, ...] = ()
    #: Set at the end even if the step is done for an empty list.
    last: frozenset[str] = _NOTHING
    may_be_skipped: bool = False


@dataclass(slots=True)
class Book:
    """What steps do and the conditions of flows read, by file and id."""

    forms: Mapping[str, FormFact]
    decisions: Mapping[str, Decision]
    steps: dict[tuple[str, str], Effects] = field(default_factory=dict)
    flows: dict[tuple[str, str], Deed] = field(default_factory=dict)

    def enter(self, sheet: Sheet, names: Mapping[str, str]) -> None:
        """Enter one rewritten file; `names` leads from its ids to those as drawn."""
        drawn = {key: node for one in sheet.processes.values() for key, node in one.nodes.items()}
        owned: dict[str, list[Formula]] = defaultdict(list)
        for formula in sheet.formulas:
            owner = _owner(formula.where)
            if owner is not None and kind(owner) == "sequenceFlow":
                self.flows[sheet.file, attr(owner, "id")] = _read(formula)
            elif owner is not None:
                owned[attr(owner, "id")].append(formula)
        for element in sheet.all_elements():
            if kind(element) in NODES:
                name = attr(element, "id")
                node = drawn.get(names.get(name, name))
                self.steps[sheet.file, name] = self._effects(element, node, owned[name])

    def _effects(self, element: Element, node: Node | None, formulas: list[Formula]) -> Effects:
        many, loop = element.find(_MANY), element.find(_LOOP)
        places = sorted((one for one in formulas if not _is_patient(one.where)), key=_rank)
        checked_first = loop is not None and attr(loop, "testBefore") == "true"
        after = [one for one in places if _is_after(one, checked_first=checked_first)]
        before = [one for one in places if one not in after]
        return Effects(
            before=(*_items(many), *map(_read, before)),
            after=(*self._done(element, node), *map(_read, after)),
            last=_gathered(many),
            may_be_skipped=checked_first or (many is not None and not _is_sure(many)),
        )

    def _done(self, element: Element, node: Node | None) -> Iterator[Deed]:
        """Yield what a form, a table or the world outside does."""
        if kind(element) == "businessRuleTask":
            table = self.decisions.get(decision_of(element))
            if table is None:
                yield Deed(sets=ANYTHING)
            else:
                sets = frozenset(f"{name}." for name in table.outputs)
                yield Deed(table.name, table.paths - table.nullable, sets)
        elif node is not None and node.form and _asks(element):
            yield Deed(sets=_asked(self.forms[node.form]) if node.form in self.forms else ANYTHING)
        elif kind(element) in _OPAQUE:
            yield Deed(sets=ANYTHING)


def _owner(where: Element) -> Element | None:
    """Return the step or flow whose expression this is."""
    around = (where, *where.iterancestors())
    return next((one for one in around if kind(one) in NODES | {"sequenceFlow"}), None)


def _read(formula: Formula) -> Deed:
    read = formula.expression
    paths = {path for path in read.paths if path.partition(".")[0] not in read.filtered}
    sets = frozenset({f"{formula.sets}."}) if formula.sets else _NOTHING
    return Deed(read.source, frozenset(paths) - read.nullable, sets)


def _rank(formula: Formula) -> int:
    """Order the expressions of a step; assignments of one script stay as they are written."""
    order = (*_BEFORE, "", *_AFTER)
    name = local(formula.where)
    return order.index(name if name in order else "")


def _is_after(formula: Formula, *, checked_first: bool) -> bool:
    name = local(formula.where)
    if formula.is_outcome:
        return True
    return name in _AFTER and not (checked_first and name == "loopCondition")


def _is_patient(where: Element) -> bool:
    """Tell whether the expression waits until others set its variables, and may wait for ever."""
    of_scope = local(where) == "completionCondition" and not any(
        True for _ in where.iterancestors(_MANY)
    )
    return of_scope or local(where) == "condition"


def _asks(element: Element) -> bool:
    """Tell whether the form of a step is filled there: of several triggers a message alone asks."""
    return kind(element) not in EVENTS or definition(element)[0] == "message"


def _asked(form: FormFact) -> frozenset[str]:
    """Return what a filled form sets: a question left open is null, but known."""
    return frozenset(
        path if fact.type == "object" else f"{path}." for path, fact in form.fields.items()
    )


def _items(many: Element | None) -> Iterator[Deed]:
    if many is not None:
        for item in many.iterchildren(bpmn("inputDataItem")):
            yield Deed(sets=frozenset({f"{attr(item, 'id')}."}))


def _gathered(many: Element | None) -> frozenset[str]:
    name = child_text(many, "loopDataOutputRef") if many is not None else ""
    return frozenset({f"{name}."}) if name else _NOTHING


def _is_sure(many: Element) -> bool:
    """Tell whether the step is done at least once."""
    times = child_text(many, "loopCardinality")
    return times.isdecimal() and int(times) > 0
