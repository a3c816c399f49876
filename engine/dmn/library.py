"""A DMN file becomes decisions, or problems that name element, line and repair."""

from functools import lru_cache

from engine.dmn.decision import Decision
from engine.dmn.graph import Graph, compile_graph, cycle
from engine.dmn.model import Logic, Model, read_model
from engine.dmn.proof import prove
from engine.dmn.reading import Element, Findings, read_tree
from engine.dmn.table import Table
from engine.feel import syntax
from engine.feel.compared import dotted
from engine.feel.facts import Facts, facts
from engine.model import Problem, say


def read_decisions(file: str, source: bytes) -> tuple[dict[str, Decision], tuple[Problem, ...]]:
    """Read the decisions of a file by id; those with an error of their own still evaluate."""
    decisions, problems = _read(file, source)
    return dict(decisions), problems


@lru_cache(maxsize=64)
def _read(file: str, source: bytes) -> tuple[dict[str, Decision], tuple[Problem, ...]]:
    findings = Findings(file)
    root = read_tree(source, findings)
    decisions: dict[str, Decision] = {}
    try:
        decisions = {} if root is None else decisions_in(root, findings)
    except RecursionError:
        findings.add(
            "dmn.too_deep",
            root,
            say("Ekspresi dalam berkas ini bersarang terlalu dalam."),
            say("Pecahlah ekspresi menjadi beberapa keputusan."),
        )
    return decisions, tuple(findings.problems)


def decisions_in(root: Element, findings: Findings) -> dict[str, Decision]:
    """Read the decisions below a definitions element."""
    model = read_model(root, findings)
    if not _is_sound(model, findings):
        return {}
    for logic in (*model.decisions.values(), *model.knowledge.values()):
        core = _core(logic.tree)
        if isinstance(core, Table):
            prove(core, logic.where, findings)
    graph = compile_graph(model)
    file = findings.file
    return {id_: _decision(logic, graph, file) for id_, logic in model.decisions.items()}


def _is_sound(model: Model, findings: Findings) -> bool:
    if not model.decisions:
        findings.add("dmn.empty", None, say("Berkas ini tidak berisi keputusan."))
        return False
    looping = cycle(model)
    if looping:
        findings.add(
            "dmn.cycle",
            looping.where,
            say("Keputusan {name} membutuhkan dirinya sendiri.", name=looping.label),
            say("Putuskan lingkaran kebutuhannya."),
        )
        return False
    _report_missing(model, findings)
    return True


def _report_missing(model: Model, findings: Findings) -> None:
    known = model.decisions.keys() | model.knowledge.keys() | model.inputs.keys()
    for logic in (*model.decisions.values(), *model.knowledge.values()):
        for missing in set(logic.requires) - known - model.services.keys():
            findings.add(
                "dmn.reference",
                logic.where,
                say(
                    "{name} membutuhkan {missing}, yang tidak ada.",
                    name=logic.label,
                    missing=missing,
                ),
                say("Hubungkan lagi kebutuhannya, atau hapus."),
            )


def _decision(logic: Logic, graph: Graph, file: str) -> Decision:
    read = _reads(logic, graph.model, set())
    return Decision(
        id=logic.id,
        name=logic.label,
        file=file,
        inputs=tuple(sorted(read.names)),
        paths=frozenset(read.paths),
        nullable=frozenset(read.nullable),
        literals=frozenset(read.literals),
        bounds=frozenset(read.bounds),
        outputs=_outputs(logic),
        spread=isinstance(_core(logic.tree), Table) and _width(logic.tree) > 1,
        graph=graph,
    )


def _core(tree: syntax.Syntax) -> syntax.Syntax:
    return tree.value if isinstance(tree, syntax.As) else tree


def _width(tree: syntax.Syntax) -> int:
    core = _core(tree)
    return len(core.outputs) if isinstance(core, Table) else 1


def _outputs(logic: Logic) -> dict[str, str]:
    table = _core(logic.tree)
    if isinstance(table, Table) and all(output.name for output in table.outputs):
        return {output.name: output.type.name for output in table.outputs}
    return {logic.name: logic.type.name if logic.type else ""}


#: A path and a literal each.
Pairs = set[tuple[str, object]]


def _reads(logic: Logic, model: Model, seen: set[str]) -> Facts:
    """Collect what a decision reads of the case, through everything it requires."""
    seen.add(logic.id)
    found = facts(logic.tree)
    _resolve_cells(logic.tree, found)
    internal = {"?"} | {k.name for k in model.knowledge.values()}
    internal |= {s.name for s in model.services.values()}
    for required in logic.requires:
        if required in model.decisions:
            internal.add(model.decisions[required].name)
            if required not in seen:
                below = _reads(model.decisions[required], model, seen)
                found.names |= below.names
                found.paths |= below.paths
                found.nullable |= below.nullable
                found.literals |= below.literals
                found.bounds |= below.bounds
    found.names -= internal
    found.paths = {path for path in found.paths if path.partition(".")[0] not in internal}
    found.literals = _without(found.literals, internal)
    found.bounds = _without(found.bounds, internal)
    return found


def _without(pairs: Pairs, internal: set[str]) -> Pairs:
    return {pair for pair in pairs if pair[0].partition(".")[0] not in internal}


def _resolve_cells(tree: syntax.Syntax, found: Facts) -> None:
    """Add the literals of a table's cells under the path that their column reads."""
    table = _core(tree)
    if not isinstance(table, Table):
        return
    for place, column in enumerate(table.inputs):
        path = dotted(column.value)
        if path:
            for rule in table.rules:
                cell = facts(rule.cells[place])
                found.literals |= {(path, value) for name, value in cell.literals if name == "?"}
                found.bounds |= {(path, value) for name, value in cell.bounds if name == "?"}
