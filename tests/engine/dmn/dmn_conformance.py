"""Reads the DMN conformance kit: models, inputs, expected results."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from lxml import etree

from engine.dmn.decision import Decision
from engine.dmn.library import decisions_in
from engine.dmn.reading import Findings
from engine.feel.compare import equal
from engine.feel.limits import FeelLimit, Run
from engine.feel.numbers import NUMBERS
from engine.feel.temporal_text import temporal

_ROOT = Path(__file__).parents[3]
KIT = Path(os.environ.get("LK3_CORPORA", _ROOT / "../shared/corpora")) / "dmn-tck" / "TestCases"
_NS = "{http://www.omg.org/spec/DMN/20160719/testcase}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: Results of functions that round differently in every implementation agree to this.
_NEAR = Decimal("1e-8")


@dataclass(frozen=True)
class Outcome:
    """One expected result and what came out."""

    folder: str
    case: str
    node: str
    expected: object
    found: object

    @property
    def passed(self) -> bool:
        return is_same(self.expected, self.found)


def is_same(expected: object, found: object) -> bool:
    if type(expected) in NUMBERS and type(found) in NUMBERS:
        return abs(Decimal(expected) - Decimal(found)) <= _NEAR
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(is_same, expected, found))
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(
            is_same(value, found[key]) for key, value in expected.items()
        )
    return equal(expected, found) is True


def value_of(element: etree._Element) -> object:
    """Return the FEEL value that a kit's value, list or components stand for."""
    items = element.find(f"{_NS}list")
    if items is not None:
        nil = items.get(f"{_XSI}nil") == "true"
        return None if nil else [value_of(item) for item in items.findall(f"{_NS}item")]
    components = element.findall(f"{_NS}component")
    if components:
        return {part.get("name"): value_of(part) for part in components}
    value = element.find(f"{_NS}value")
    if value is None or value.get(f"{_XSI}nil") == "true":
        return None
    return _scalar(value.text or "", value.get(f"{_XSI}type", "xsd:string").rpartition(":")[2])


def _scalar(text: str, kind: str) -> object:
    if kind in {"decimal", "double", "integer", "int", "long", "float"}:
        return Decimal(text)
    if kind == "boolean":
        return text.strip() == "true"
    return text if kind in {"string", "anySimpleType"} else temporal(text)


@cache
def _model(path: Path) -> dict[str, Decision]:
    # The kit holds files larger than a person's may be, so its trees are read here.
    return decisions_in(etree.parse(path).getroot(), Findings(path.name))


def outcomes(level: str) -> Iterator[Outcome]:
    for sheet in sorted((KIT / level).glob("*/*.xml")):
        root = etree.parse(sheet).getroot()
        if root.tag != f"{_NS}testCases":
            continue
        model = _model(sheet.parent / root.findtext(f"{_NS}modelName", ""))
        for case in root.findall(f"{_NS}testCase"):
            yield from _results(sheet.parent.name, case, model)


def _results(folder: str, case: etree._Element, model: dict[str, Decision]) -> Iterator[Outcome]:
    given = {node.get("name"): value_of(node) for node in case.findall(f"{_NS}inputNode")}
    for node in case.findall(f"{_NS}resultNode"):
        expected = node.find(f"{_NS}expected")
        name = node.get("name", "")
        invocable = case.get("invocableName") if case.get("type") != "decision" else None
        found = (
            _invoked(invocable, name, given, model) if invocable else _decided(name, given, model)
        )
        wanted = None if expected is None else value_of(expected)
        yield Outcome(folder, case.get("id", ""), name, wanted, found)


def _decided(name: str, given: dict[str, object], model: dict[str, Decision]) -> object:
    name = " ".join(name.split())
    for decision in model.values():
        if " ".join(decision.name.split()) == name:
            run = Run(NOW)
            try:
                value = decision.graph.value(decision.id, given, run)
            except FeelLimit as limit:
                return f"limit: {limit}"
            problems = [note for note in run.notes if getattr(note, "problem", None)]
            return None if problems else value
    return f"no decision {name}"


def _invoked(name: str, node: str, given: dict[str, object], model: dict[str, Decision]) -> object:
    run = Run(NOW)
    graph = next(iter(model.values())).graph
    function = graph.functions(run).get(name)
    if function is None:
        return f"nothing to invoke called {name}"
    value = function.invoke(run, *(given.get(param) for param in function.params))
    return value.get(node, value) if isinstance(value, dict) else value
