"""The requirement graph at run time: a decision asks for what it requires, once each."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.dmn.model import Logic, Model, Service
from engine.dmn.table import typed
from engine.feel import syntax
from engine.feel.compiler import Lexical, compiled
from engine.feel.frame import Code, Frame
from engine.feel.limits import FeelLimit, Run
from engine.feel.types import ANY, Kind, coerced, fitted, resolved
from engine.feel.values import Function
from engine.model import say


@dataclass(frozen=True, slots=True)
class Graph:
    """A compiled model."""

    model: Model
    code: Mapping[str, Code]

    def functions(self, run: Run) -> dict[str, object]:
        """Return the knowledge models and decision services as functions."""
        found: dict[str, object] = {}
        frame = Frame(found, run)
        for logic in self.model.knowledge.values():
            found[logic.name] = self.code[logic.id](frame)
        for service in self.model.services.values():
            found[service.name] = self._service(service, run)
        return found

    def value(self, decision: str, given: Mapping[str, object], run: Run) -> object:
        """Return the value of a decision for given inputs. Raises FeelLimit."""
        try:
            return self._decide(decision, given, run, {})
        except RecursionError:
            raise FeelLimit(say("Perhitungan bersarang terlalu dalam.")) from None

    def _decide(
        self, decision: str, given: Mapping[str, object], run: Run, known: dict[str, object]
    ) -> object:
        if decision in known:
            return known[decision]
        logic = self.model.decisions[decision]
        names: dict[str, object] = dict(given)
        for required in logic.requires:
            if required in self.model.inputs:
                name, kind = self.model.inputs[required]
                names[name] = self._input(given.get(name), kind)
            elif required in self.model.decisions:
                value = self._decide(required, given, run, known)
                names[self.model.decisions[required].name] = value
        run.notes.clear()
        known[decision] = self.code[decision](Frame({**self.functions(run), **names}, run))
        return known[decision]

    def _input(self, value: object, kind: syntax.Type | None) -> object:
        wanted = self._kind(kind)
        return coerced(typed(value, wanted), wanted)

    def _service(self, service: Service, run: Run) -> Function:
        model = self.model
        inputs = [model.inputs[i] for i in service.inputs if i in model.inputs]
        decisions = [model.decisions[i] for i in service.given if i in model.decisions]
        params = [*inputs, *((logic.name, logic.type) for logic in decisions)]
        names = tuple(name for name, _ in params)
        kinds = tuple(self._kind(written) for _, written in params)
        outputs = [model.decisions[i] for i in service.outputs if i in model.decisions]
        wanted = self._result(service)

        def invoke(_run: Run, *args: object) -> object:
            values = fitted(args, kinds)
            if values is None:
                return None
            given = dict(zip(names, values, strict=True))
            known = {logic.id: given[logic.name] for logic in decisions}
            found = {o.name: self._decide(o.id, given, run, known) for o in outputs}
            return coerced(found[outputs[0].name] if len(found) == 1 else found, wanted)

        return Function(names, kinds, invoke)

    def _kind(self, written: syntax.Type | None) -> Kind:
        return resolved(written, self.model.types) if written else ANY

    def _result(self, service: Service) -> Kind:
        """Return what a service gives: its variable is typed as a function, or as the result."""
        kind = self._kind(service.type)
        return dict(kind.parts).get("->", ANY) if kind.name == "function" else kind


def compile_graph(model: Model) -> Graph:
    """Compile every decision and knowledge model."""
    around = Lexical(types=model.types)
    code = {}
    for logic in (*model.decisions.values(), *model.knowledge.values()):
        code[logic.id] = compiled(tree_of(logic), around)
    return Graph(model, code)


def tree_of(logic: Logic) -> syntax.Syntax:
    """Return the tree of a decision with its variable's type around it."""
    return syntax.As(logic.tree, logic.type) if logic.type else logic.tree


def cycle(model: Model) -> Logic | None:
    """Return a decision that requires itself, if there is one."""
    done: set[str] = set()
    for start in model.decisions:
        if start not in done and (found := _cycle_from(start, model, done)):
            return found
    return None


def _cycle_from(start: str, model: Model, done: set[str]) -> Logic | None:
    """Walk depth first without recursion; `done` holds what leads to no cycle."""
    path: list[str] = [start]
    ahead = [list(model.decisions[start].requires)]
    while path:
        if not ahead[-1]:
            done.add(path.pop())
            ahead.pop()
            continue
        step = ahead[-1].pop()
        if step in path:
            return model.decisions[step]
        if step in model.decisions and step not in done:
            path.append(step)
            ahead.append(list(model.decisions[step].requires))
    return None
