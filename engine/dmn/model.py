"""What one file defines: types, inputs, decisions, knowledge models, services."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.dmn.boxed import Boxes, function, name_of, type_of, variable_type
from engine.dmn.reading import Element, Findings, child, children, target, text
from engine.feel import syntax
from engine.feel.types import Kind, resolved
from engine.model import say

_NAMED = frozenset(
    {"variable", "inputData", "decision", "businessKnowledgeModel", "decisionService"}
    | {"itemComponent", "formalParameter", "parameter", "output", "column", "import"}
)


@dataclass(frozen=True, slots=True)
class Logic:
    """A decision or knowledge model: its name, its tree, what it requires."""

    id: str
    name: str
    label: str
    tree: syntax.Syntax
    type: syntax.Type | None
    #: Ids of what it requires.
    requires: tuple[str, ...]
    where: Element


@dataclass(frozen=True, slots=True)
class Service:
    """A decision service: a function over a part of the graph."""

    id: str
    name: str
    inputs: tuple[str, ...]
    given: tuple[str, ...]
    outputs: tuple[str, ...]
    type: syntax.Type | None


@dataclass(slots=True)
class Model:
    """All definitions of a file, by id."""

    types: dict[str, Kind] = field(default_factory=dict)
    #: Input data: id -> name and type.
    inputs: dict[str, tuple[str, syntax.Type | None]] = field(default_factory=dict)
    decisions: dict[str, Logic] = field(default_factory=dict)
    knowledge: dict[str, Logic] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)


def read_model(root: Element, findings: Findings) -> Model:
    """Read the definitions below `root`."""
    model = Model()
    _read_types(root, model)
    boxes = Boxes(_names(root), findings)
    for element in children(root, "inputData"):
        model.inputs[_id(element)] = (_variable(element), variable_type(element))
    for element in children(root, "businessKnowledgeModel"):
        logic = child(element, "encapsulatedLogic")
        tree = function(boxes, logic) if logic is not None else syntax.Constant(None)
        _put(model.knowledge, element, tree, None, findings)
    for element in children(root, "decision"):
        _put(model.decisions, element, boxes.below(element), variable_type(element), findings)
    for element in children(root, "decisionService"):
        model.services[_id(element)] = _service(element)
    return model


def _put(
    into: dict[str, Logic],
    element: Element,
    tree: syntax.Syntax,
    kind: syntax.Type | None,
    findings: Findings,
) -> None:
    id_ = _id(element)
    if id_ in into:
        findings.add(
            "dmn.twice",
            element,
            say("Id {id} dipakai dua kali.", id=id_),
            say("Beri setiap keputusan id sendiri."),
        )
    requires = tuple(_required(element))
    name = _variable(element)
    into[id_] = Logic(id_, name, element.get("name", id_), tree, kind, requires, element)


def _id(element: Element) -> str:
    return element.get("id") or element.get("name") or ""


def _variable(element: Element) -> str:
    variable = child(element, "variable")
    return (name_of(variable) if variable is not None else "") or name_of(element)


def _required(element: Element) -> Iterator[str]:
    for requirement in children(element, "informationRequirement", "knowledgeRequirement"):
        for part in children(requirement, "requiredInput", "requiredDecision", "requiredKnowledge"):
            yield target(part)


def _service(element: Element) -> Service:
    def ids(part: str) -> tuple[str, ...]:
        return tuple(target(reference) for reference in children(element, part))

    return Service(
        _id(element),
        _variable(element),
        ids("inputData"),
        ids("inputDecision"),
        ids("outputDecision"),
        variable_type(element),
    )


def _names(root: Element) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _NAMED:
            name = name_of(element)
            if name:
                yield name


def _read_types(root: Element, model: Model) -> None:
    """Resolve the item definitions; one that refers to a later one waits for it."""
    waiting = {name_of(element): element for element in children(root, "itemDefinition")}
    for _ in range(len(waiting)):
        for name, element in list(waiting.items()):
            if text(element, "typeRef").removeprefix("feel:") not in waiting.keys() - {name}:
                model.types[name] = _item(element, model.types)
                del waiting[name]


def _item(element: Element, known: Mapping[str, Kind]) -> Kind:
    components = children(element, "itemComponent")
    functional = child(element, "functionItem")
    if components:
        parts = tuple((name_of(part), _item(part, known)) for part in components)
        found = Kind("context", parts)
    elif functional is not None:
        found = _function_type(functional, known)
    else:
        written = text(element, "typeRef").removeprefix("feel:") or "any"
        found = resolved(syntax.Type(written), known)
    return Kind("list", (("", found),)) if element.get("isCollection") == "true" else found


def _function_type(element: Element, known: Mapping[str, Kind]) -> Kind:
    params = [type_of(part) for part in children(element, "parameters")]
    result = element.get("outputTypeRef", "any").removeprefix("feel:")
    kinds = [(("", resolved(kind or syntax.Type("any"), known))) for kind in params]
    return Kind("function", (*kinds, ("->", resolved(syntax.Type(result), known))))
