"""A decision: what it reads, what it gives, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.dmn.graph import Graph
from engine.dmn.table import TableNote
from engine.feel import FeelLimit, from_json, to_json
from engine.feel.limits import Run
from engine.model import Json, RuleHit, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One evaluation: outputs by name, the rows that matched, the inputs as they were."""

    outputs: dict[str, Json]
    hits: tuple[RuleHit, ...]
    inputs: dict[str, Json]
    #: The whole value: a context for several outputs, a list for COLLECT.
    value: Json = None
    #: Why there is no value, e.g. two rows of a UNIQUE table matched; None when all is well.
    problem: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of a file, ready to be evaluated."""

    id: str
    name: str
    file: str
    #: Case variables it reads, also through the decisions it requires.
    inputs: tuple[str, ...]
    #: Dotted paths it reads.
    paths: frozenset[str]
    #: Of those, what it compares with null: it says itself what holds then.
    nullable: frozenset[str]
    #: Pairs of a path and a literal it has to equal, or to be more or less than.
    literals: frozenset[tuple[str, object]]
    bounds: frozenset[tuple[str, object]]
    #: Names of the outputs and their types ("" when untyped).
    outputs: Mapping[str, str]
    #: Whether the outputs are the table's columns, so that the value is a context of them.
    spread: bool
    graph: Graph = field(repr=False)

    def evaluate(self, context: Mapping[str, object], now: datetime) -> Evaluation:
        """Evaluate for the case's variables; never raises."""
        inputs = {name: to_json(from_json(context.get(name))) for name in self.inputs}
        run = Run(now)
        problem: Text | None = None
        value: object = None
        try:
            value = self.graph.value(self.id, context, run)
        except FeelLimit as limit:
            problem = limit.message
        notes = [note for note in run.notes if isinstance(note, TableNote)]
        problem = problem or next((note.problem for note in notes if note.problem), None)
        return Evaluation(
            outputs=self._named(value),
            hits=tuple(hit for note in notes for hit in note.hits),
            inputs=inputs,
            value=to_json(value),
            problem=problem,
        )

    def _named(self, value: object) -> dict[str, Json]:
        if not self.spread:
            return {name: to_json(value) for name in self.outputs}
        rows = value if isinstance(value, list) else [value]
        columns: dict[str, list[Json]] = {
            name: [to_json(row.get(name)) for row in rows if isinstance(row, dict)]
            for name in self.outputs
        }
        if isinstance(value, list):
            return dict(columns.items())
        return {name: cells[0] if cells else None for name, cells in columns.items()}
