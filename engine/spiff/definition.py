"""A checked bundle as specs that run; built once, then only read, by many cases at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin

from engine.bpmn import Checked
from engine.errors import DefinitionRefused
from engine.model import Problem, Process, say
from engine.spiff import patches as _patches  # noqa: F401 - must be in place before the first task
from engine.spiff.adhoc import Offer
from engine.spiff.events import BoundaryEvent, EndEvent, StartEvent
from engine.spiff.names import Names
from engine.spiff.parser import Reader
from engine.spiff.passing import Passing, passings
from engine.spiff.reads import Reads
from engine.spiff.script import Language
from engine.spiff.tasks import Ours
from engine.spiff.triggers import nothing, ours
from engine.spiff.undoing import Undoing, undone


@dataclass(frozen=True, slots=True)
class Part:
    """One process or embedded sub-process: its spec and what the codec and compaction ask of it."""

    spec: Any
    #: Task spec names, as a state writes them.
    names: Names
    #: Specs that flow into a join of several inputs.
    feeds: frozenset[Any]


@dataclass(frozen=True, slots=True)
class Definition:
    """A bundle that cases run on."""

    checked: Checked
    #: The part the case starts in.
    root: str
    parts: Mapping[str, Part]
    language: Language
    #: Four bytes that a state carries to be told from one of another process.
    seal: bytes

    @classmethod
    def build(cls, checked: Checked) -> "Definition":
        """Build the specs of a usable bundle; raises DefinitionRefused with its problems."""
        if not checked.usable:
            raise DefinitionRefused(checked.problems)
        try:
            reader = Reader(checked.sources)
            specs = {checked.root: reader.get_spec(checked.root)}
            specs.update(reader.get_subprocess_specs(checked.root))
        except ValidationException as error:
            raise DefinitionRefused((_unread(error),)) from error
        _dress(specs, checked, reader)
        parts = {name: _part(spec) for name, spec in sorted(specs.items())}
        language = Language(Reads(checked.reads), checked.decisions, checked.settings)
        return cls(checked, checked.root, parts, language, _seal(checked.root))


def _unread(error: ValidationException) -> Problem:
    return Problem(
        code="bpmn.unreadable",
        message=say("Mesin proses tidak dapat membaca elemen ini: {why}", why=error),
        file=error.file_name or "",
        element=error.id or "",
        line=error.line_number or 0,
    )


def _part(spec: Any) -> Part:
    joins = [task for task in spec.task_specs.values() if isinstance(task, UnstructuredJoin)]
    feeds = frozenset(feed for join in joins if len(join.inputs) > 1 for feed in join.inputs)
    return Part(spec, Names(spec.task_specs), feeds)


def _seal(root: str) -> bytes:
    return crc32(root.encode()).to_bytes(4, "big")


# ── what SpiffWorkflow's specs lack ──────────────────────────────────────────────────────────────


def _dress(specs: Mapping[str, Any], checked: Checked, reader: Reader) -> None:
    said = passings(reader.roots)
    for name, process in _homes(specs, checked):
        spec = specs[name]
        spec.data_objects.clear()
        #: Of an ad-hoc sub-process what offers its tasks.
        spec.offer = next((t for t in spec.task_specs.values() if isinstance(t, Offer)), None)
        for task in list(spec.task_specs.values()):
            _name(task, process, checked.drawn)
            if isinstance(task, Ours) and not isinstance(task, LoopTask):
                _say(task, said.get(task.bpmn_id, Passing()))
            _mend(task, spec)
        #: The tasks that only remind.
        spec.reminders = frozenset(filter(_reminds, spec.task_specs.values()))


def _reminds(task: Any) -> bool:
    return task.node is not None and task.node.reminder


def _say(task: Any, passing: Passing) -> None:
    task.undo = passing.undo
    if isinstance(task, Undoing):
        task.undoes = passing.undoes
    if passing.is_mapped:
        task.passing = passing
    else:
        task.before = passing.before
    if not passing.gives_named:
        task.after = passing.after


def _name(task: Any, process: Process | None, drawn: Mapping[str, str]) -> None:
    """Tie a spec, ours or SpiffWorkflow's, to the node as drawn."""
    key = drawn.get(task.bpmn_id, task.bpmn_id) if task.bpmn_id else ""
    task.node = process.nodes.get(key) if process else None
    if not isinstance(task, Ours):
        task.called, task.before, task.after, task.undo = False, "", "", ""
    if hasattr(task, "ways"):
        task.ways = [replace(way, flow=drawn.get(way.flow, way.flow)) for way in task.ways]


def _homes(specs: Mapping[str, Any], checked: Checked) -> Iterator[tuple[str, Process | None]]:
    """Yield each part with the process it is drawn in: an embedded one with its outer process."""
    homes: dict[str, str] = {}
    todo = [(name, name) for name in specs if name in checked.processes]
    while todo:
        name, home = todo.pop()
        homes[name] = home
        inner = [task.spec for task in specs[name].task_specs.values() if hasattr(task, "spec")]
        todo += [
            (part, home) for part in inner if part not in homes and part not in checked.processes
        ]
    for name in specs:
        yield name, checked.processes.get(homes.get(name, ""))


def _mend(task: Any, spec: Any) -> None:
    # data flows by variables; SpiffWorkflow's data objects would fail where none was set
    task.data_input_associations, task.data_output_associations = [], []
    task.io_specification = None
    if hasattr(task, "offers"):
        task.offers = {name: ours(offer) for name, offer in task.offers.items()}
    elif hasattr(task, "event_definition"):
        task.event_definition = ours(task.event_definition)
    if isinstance(task, StartEvent) and len(spec.bpmn_start_events) == 1:
        task.event_definition = nothing()  # the case is started by a person or the message itself
    if isinstance(task, BoundaryEvent) and not task.cancel_activity:
        _let_go(task)
    if isinstance(task, LoopTask):
        # a restored case has its instances already: nobody else would connect them
        spec.task_specs[task.task_spec].completed_event.connect(task.merge_child)
    if isinstance(task, Ours) and task.before:
        task.update_event.connect(task.prepare)
    if task.undo:
        spec.task_specs[task.undo].completed_event.connect(undone)
    _end(task, spec)


def _let_go(event: Any) -> None:
    """Take the join away that makes an activity wait for an event that does not interrupt it."""
    for join in [out for out in event.outputs if isinstance(out, BoundaryEventJoin)]:
        event._outputs.remove(join.name)
        join._inputs.remove(event.name)


def _end(task: Any, spec: Any) -> None:
    """Lead a node without a way out to the end: its part would never be completed."""
    if not task.inputs:  # what undoes another node comes back to the event that called it
        return
    if isinstance(task, EndEvent) or not task.bpmn_id or task.name.endswith(" [child]"):
        return
    if all(isinstance(out, BoundaryEventJoin) for out in task.outputs):
        task.connect(spec.end)
