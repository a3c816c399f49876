"""FEEL instead of Python in everything that SpiffWorkflow evaluates."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from SpiffWorkflow.bpmn.script_engine import BasePythonScriptEngineEnvironment, PythonScriptEngine

from engine.bpmn import Settings
from engine.dmn import Decision, Evaluation
from engine.feel import Expression, assignments, compile_expression, to_json
from engine.model import Json, JsonObject
from engine.spiff.reads import Reads

#: Compiled expressions by source, filled when the definition is built.
Compiled = dict[str, Expression]
#: Compiled assignments by source.
Scripts = dict[str, tuple[tuple[str, Expression], ...]]


class Language:
    """The compiled expressions of one definition; compiled once, then only read."""

    def __init__(self, reads: Reads, decisions: Mapping[str, Decision], settings: Settings) -> None:
        self.reads = reads
        self.decisions = decisions
        self.settings = settings
        self._expressions: Compiled = {}
        self._scripts: Scripts = {}

    def expression(self, source: str) -> Expression:
        """Return `source` compiled; raises FeelError."""
        found = self._expressions.get(source)
        if found is None:
            found = self._expressions[source] = compile_expression(source)
        return found

    def script(self, source: str) -> tuple[tuple[str, Expression], ...]:
        """Return the assignments of `source` compiled; raises FeelError."""
        found = self._scripts.get(source)
        if found is None:
            found = self._scripts[source] = assignments(source)
        return found


class FeelEnvironment(BasePythonScriptEngineEnvironment):
    """Evaluates FEEL at one moment; SpiffWorkflow calls it, also past the engine below."""

    def __init__(self, language: Language, now: datetime) -> None:
        super().__init__()
        self.language = language
        self.now = now

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """The definition's decisions by id."""
        return self.language.decisions

    def evaluate(
        self, expression: str, context: JsonObject, external_context: object = None
    ) -> Json:
        """Return the value as JSON: dates and durations are ISO strings."""
        del external_context
        known = {**self.language.settings, **context}
        return to_json(self.language.expression(expression).evaluate(known, self.now))

    def execute(
        self, script: str, context: dict[str, Json], external_context: object = None
    ) -> bool:
        """Run assignments on `context`."""
        del external_context
        context.update(self.assigned(script, context))
        return True

    def assigned(self, script: str, context: JsonObject) -> dict[str, Json]:
        """Return what the assignments set and somebody reads; later lines see earlier ones."""
        scope: dict[str, Json] = {**self.language.settings, **context}
        names = []
        for name, expression in self.language.script(script):
            scope[name] = to_json(expression.evaluate(scope, self.now))
            names.append(name)
        return self.kept({name: scope[name] for name in names})

    def mapped(self, script: str, context: JsonObject) -> dict[str, Json]:
        """Return what the assignments set and somebody reads; all see `context` alone."""
        known = {**self.language.settings, **context}
        lines = self.language.script(script)
        return self.kept({name: to_json(line.evaluate(known, self.now)) for name, line in lines})

    def decided(self, decision: Decision, context: JsonObject) -> Evaluation:
        """Ask a decision; of the settings it sees, and the history tells, what it reads."""
        chosen = {
            group: {
                name: value for name, value in values.items() if f"{group}.{name}" in decision.paths
            }
            for group, values in self.language.settings.items()
        }
        return decision.evaluate({**chosen, **context}, self.now)

    def kept(self, values: JsonObject) -> dict[str, Json]:
        """Return the part of `values` that the case carries."""
        return self.language.reads.part(values)

    def seen(self, sources: Iterable[str], context: JsonObject) -> dict[str, Json]:
        """Return the variables these expressions read, by dotted path, as they are."""
        paths = sorted(
            {path for source in sources for path in self.language.expression(source).paths}
        )
        known = {**self.language.settings, **context}
        return {path: _at(known, path) for path in paths}


def _at(values: Any, path: str) -> Json:
    for name in path.split("."):
        values = values.get(name) if isinstance(values, Mapping) else None
    return values  # type: ignore[no-any-return]


class FeelEngine(PythonScriptEngine):
    """SpiffWorkflow's script engine without any Python in it."""

    def validate(self, expression: str) -> None:
        """Compile `expression`; raises FeelError."""
        self.environment.language.expression(expression)
