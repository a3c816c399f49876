"""The tree of a running case hung onto another version of its process, node by node by name.

What lies ahead is dropped and foretold anew; what was reached keeps its id, its variables and its
due times. What cannot be carried is written down, never left out in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from engine.model import Text, say
from engine.spiff.definition import Definition
from engine.spiff.events import BoundaryEvent, offers_of
from engine.spiff.instance import Instance
from engine.spiff.marks import COMPLETED, FAILED, FINISHED, LIVE, WAITING
from engine.spiff.tokens import CHILD, JOIN, SPLIT, is_open, parts_of, running_id
from engine.spiff.triggers import Alarm, Letter
from engine.spiff.undoing import carried
from engine.spiff.walk import below

_SUFFIXES: Final = (CHILD, SPLIT, JOIN)

OTHER_KIND = say("Langkah “{name}” berganti jenis.")
OTHER_TRIGGER = say("“{name}” kini menunggu hal lain.")
OTHER_PART = say("Langkah “{name}” pindah ke bagian proses yang lain.")
FIRED_AND_GONE = say("Kejadian tepi “{name}” sudah terjadi, tetapi tidak ada lagi.")
HALF_DONE = say("Langkah “{name}” gagal setelah selesai; coba lagi dahulu.")
NO_PART = say("Bagian “{name}” tidak ada lagi.")
NO_UNDO = say("Kompensasi atas “{name}”, yang sudah selesai, tidak ada lagi.")
WATCH_GONE = say("“{name}” tidak ada lagi dan berhenti menunggu.")
WATCH_NEW = say("“{name}” baru dan mulai menunggu saat kasus dipindahkan.")


@dataclass(slots=True)
class Findings:
    """What was found out on the way."""

    #: Why the case must stay.
    blocked: list[Text] = field(default_factory=list)
    #: Ids as drawn of nodes that are in use and have no counterpart.
    missing: dict[str, str] = field(default_factory=dict)
    #: What the coordinator should know, though nothing is lost.
    notes: list[Text] = field(default_factory=list)
    #: Ids of watches that ended, and that began.
    dropped: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)


class Carrier:
    """Hangs one instance of `old` onto `new`; `mapping` leads from ids as drawn to ids as drawn."""

    def __init__(self, old: Definition, new: Definition, mapping: Mapping[str, str]) -> None:
        self._old, self._new, self._mapping = old, new, mapping
        self.found = Findings()

    def name(self, old_name: str) -> str:
        """Return what a spec of the old version is called in the new one."""
        suffix = next((end for end in _SUFFIXES if old_name.endswith(end)), "")
        base = old_name.removesuffix(suffix)
        drawn = self.drawn(self._old.checked.drawn.get(base, base))
        return (running_id(self._new, drawn) if drawn else base) + suffix

    def drawn(self, old: str) -> str:
        """Return the counterpart of a node as drawn."""
        return self._mapping.get(old, old)

    def hang(self, instance: Instance) -> None:
        """Give every task of `instance` its spec of the new version."""
        for part in parts_of(instance):
            facts = self._new.parts.get(self._part_name(part, instance))
            if facts is None:
                self.found.blocked.append(_about(NO_PART, part.spec.name))
                return
            _forget_what_lies_ahead(part)
            specs = facts.spec.task_specs
            for task in list(part.tasks.values()):
                if task.id in part.tasks:
                    self._hang(part, task, specs.get(self.name(task.task_spec.name)), facts)
            for name in carried(part, facts, self._new.parts, self.name):
                self.found.blocked.append(_about(NO_UNDO, name))
            part.spec = facts.spec

    def _part_name(self, part: Any, instance: Instance) -> str:
        if part is instance:
            return self._new.root
        owner = next(
            p.tasks[part.parent_task_id]
            for p in parts_of(instance)
            if part.parent_task_id in p.tasks
        )
        return str(getattr(owner.task_spec, "spec", ""))

    def _hang(self, part: Any, task: Any, spec: Any, facts: Any) -> None:
        old = task.task_spec
        if isinstance(old, BoundaryEventSplit) and spec is None:
            if self.name(old.name).removesuffix(SPLIT) in facts.spec.task_specs:
                self._unwatch(part, task)
            else:  # the activity itself is gone: that is told where it is open
                task.task_spec = facts.spec.start
        elif isinstance(old, BoundaryEvent) and spec is None:
            self._drop_watch(part, task)
        elif is_open(task) or _counts(task):
            self._keep(task, old, spec)
        else:
            same = spec is not None and type(spec) is type(old)
            task.task_spec = spec if same else facts.spec.start  # only its variables are asked for

    def _keep(self, task: Any, old: Any, spec: Any) -> None:
        name = self._told(old)
        if spec is None:
            self._miss(old)
        elif type(spec) is not type(old) and not (spec.manual and old.manual):
            self.found.blocked.append(_about(OTHER_KIND, name))
        elif not self._same_trigger(old, spec):
            self.found.blocked.append(_about(OTHER_TRIGGER, name))
        elif FAILED in task.internal_data and task._state == COMPLETED:
            self.found.blocked.append(_about(HALF_DONE, name))
        else:
            task.task_spec = spec

    def _same_trigger(self, old: Any, new: Any) -> bool:
        offers, others = getattr(old, "offers", {}), getattr(new, "offers", {})
        if {self.name(name) for name in offers} != set(others):
            return False
        pairs = [(offer, others[self.name(name)]) for name, offer in offers.items()]
        pairs.append((_trigger(old), _trigger(new)))
        return all(_sign(one) == _sign(other) for one, other in pairs)

    def _miss(self, old: Any) -> None:
        name = self.name(old.name)
        if any(name in part.spec.task_specs for part in self._new.parts.values()):
            self.found.blocked.append(_about(OTHER_PART, self._told(old)))
        elif old.node is not None:
            self.found.missing[old.node.id] = self._told(old)
        else:
            self.found.blocked.append(_about(NO_PART, old.name))

    def _unwatch(self, part: Any, split: Any) -> None:
        """Take away the split around an activity that nothing watches any more."""
        for child in split.children:
            if isinstance(child.task_spec, BoundaryEvent):
                self._drop_watch(part, child)
        if self.found.blocked:
            return
        parent = split.parent
        at = parent._children.index(split.id)
        parent._children[at : at + 1] = split._children
        for child in split.children:
            child._parent = parent.id
        if part.last_task is split:
            part.last_task = parent
        del part.tasks[split.id]

    def _drop_watch(self, part: Any, task: Any) -> None:
        if task._state & FINISHED and task._children:
            self.found.blocked.append(_about(FIRED_AND_GONE, self._told(task.task_spec)))
            return
        if task._state & LIVE:
            self.found.dropped.add(str(task.id))
            self.found.notes.append(_about(WATCH_GONE, self._told(task.task_spec)))
        task.parent._children.remove(task.id)
        part.tasks.pop(task.id)
        part.top_workflow.event_manager.tasks.pop(task.id, None)
        if part.last_task is task:
            part.last_task = part.task_tree

    def _told(self, spec: Any) -> str:
        return str((spec.node.name or spec.node.id) if spec.node else spec.name)

    # ── after the instance was taken up again ────────────────────────────────────────────────

    def foretell(self, instance: Instance) -> None:
        """Grow what lies ahead of every open task, and begin the watches that are new."""
        for part in parts_of(instance):
            for task in list(part.tasks.values()):
                if is_open(task):
                    self._watch(part, task)
                    task.task_spec._predict(task, mask=TaskState.NOT_FINISHED_MASK)

    def _watch(self, part: Any, task: Any) -> None:
        spec = part.spec.task_specs.get(f"{task.task_spec.name}{SPLIT}")
        if spec is None:
            return
        parent = task.parent
        split = parent if parent.task_spec is spec else _split(task, spec)
        there = {child.task_spec for child in split.children}
        for event in spec.outputs:
            if isinstance(event, BoundaryEvent) and event not in there:
                fresh = split._add_child(event, WAITING)
                event._predict(fresh, mask=TaskState.NOT_FINISHED_MASK)
                event._update(fresh)
                self.found.added.add(str(fresh.id))
                self.found.notes.append(_about(WATCH_NEW, self._told(event)))


def _counts(task: Any) -> bool:
    """Tell whether a finished task is still asked for: a split, a loop, a token at a join."""
    spec = task.task_spec
    at_join = isinstance(spec, UnstructuredJoin) and task._state != COMPLETED
    return at_join or isinstance(spec, (BoundaryEventSplit, LoopTask))


def _about(text: Text, name: str) -> Text:
    return Text(text.template, (("name", name),))


def _split(task: Any, spec: Any) -> Any:
    """Put a split between an activity and what is before it."""
    parent = task.parent
    split = parent._add_child(spec, TaskState.FUTURE)
    split.data = {**parent.data}
    split._set_state(COMPLETED)
    parent._children.remove(split.id)
    parent._children[parent._children.index(task.id)] = split.id
    split._children.append(task.id)
    task._parent = split.id
    return split


def _forget_what_lies_ahead(part: Any) -> None:
    """Drop the tasks nobody has reached; those of an event gateway that waits have due times."""
    for task in list(part.tasks.values()):
        if task.id not in part.tasks or task._state >= WAITING or FAILED in task.internal_data:
            continue
        parent = task.parent
        if offers_of(parent) and parent._state == WAITING:
            continue
        for one in below(task):
            part.tasks.pop(one.id, None)
        parent._children.remove(task.id)


def _trigger(spec: Any) -> Any:
    return getattr(spec, "event_definition", None)


def _sign(trigger: Any) -> tuple[object, ...]:
    """Reduce what an event waits for to what a running wait depends on; not how long it waits."""
    if isinstance(trigger, Alarm):
        return (Alarm, trigger.kind)
    if isinstance(trigger, Letter):
        return (Letter, trigger.name)
    return (type(trigger), getattr(trigger, "name", None))
