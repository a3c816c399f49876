"""Events: when a clock or a message happens is decided by `fire` and `receive`, by nothing else."""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.bpmn.specs.event_definitions import (
    NoneEventDefinition,
    TerminateEventDefinition,
)
from SpiffWorkflow.util.task import TaskState

from engine.model import Json
from engine.spiff.marks import FINISHED, FIRED, PAYLOAD, WAITING, WINNER
from engine.spiff.tasks import Ours
from engine.spiff.undoing import Undoing

_RUNNABLE = TaskState.FUTURE | TaskState.PREDICTED_MASK


def happen(task: Any, payload: dict[str, Json] | None = None) -> None:
    """Let the event `task` waits for happen to it, and to nothing else."""
    if isinstance(task.task_spec, BoundaryEvent) and not task.task_spec.cancel_activity:
        task.task_spec.watch_on(task)
    holder = task.parent if task.parent is not None and offers_of(task.parent) else task
    if holder is not task:
        holder.internal_data[WINNER] = task.task_spec.name
    holder.internal_data[FIRED] = True
    if payload:
        holder.internal_data[PAYLOAD] = payload
    holder.task_spec._update(holder)


def waits_of(task: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the events `task` waits for, each with its trigger; a gateway offers several."""
    offers = offers_of(task)
    if not offers:
        yield task, task.task_spec.event_definition
    for child in task.children if offers else ():
        yield child, offers.get(child.task_spec.name)


def trigger_of(task: Any) -> Any:
    """Return what `task` waits for, itself or by the event gateway before it."""
    offered = offers_of(task.parent).get(task.task_spec.name)
    return task.task_spec.event_definition if offered is None else offered


def seer_of(task: Any) -> Any:
    """Return whose variables the event `task` sees while it waits: those of its event gateway."""
    return task.parent if offers_of(task.parent) else task


def offers_of(task: Any) -> dict[str, Any]:
    """Return the events an event gateway offers, by spec name; {} for any other task."""
    return getattr(task.task_spec, "offers", {}) if task else {}


class Catching(Ours):
    """Waits for an event."""

    def _update_hook(self, my_task: Any) -> bool:
        if my_task.internal_data.get(FIRED):
            return True
        manager = my_task.workflow.top_workflow.event_manager
        if my_task.id in manager.tasks:
            return False
        BpmnTaskSpec._update_hook(self, my_task)
        if isinstance(self.event_definition, NoneEventDefinition):
            return True
        self.begin(my_task)
        my_task._set_state(WAITING)
        manager.add_task(my_task)
        return False

    def begin(self, task: Any) -> None:
        """Start waiting: a clock's due time is fixed here, once."""
        begin = getattr(self.event_definition, "begin", None)
        if begin is not None:
            begin(task, task)

    def _run_hook(self, my_task: Any) -> bool:
        if my_task.internal_data.pop(FIRED, False):
            my_task.workflow.top_workflow.remind(my_task)
        payload = my_task.internal_data.pop(PAYLOAD, None)
        if payload:
            my_task.workflow.top_workflow.learn(my_task, payload)
        return True


class StartEvent(Catching, defaults.StartEvent):
    """Where a process begins."""


class CatchEvent(Catching, defaults.IntermediateCatchEvent):
    """Waits on the way."""


class ReceiveTask(Catching, defaults.ReceiveTask):
    """Waits for a message."""


class BoundaryEvent(Catching, defaults.BoundaryEvent):
    """Watches an activity."""

    def watch_on(self, task: Any) -> None:
        """Put a fresh watch beside one that fires; SpiffWorkflow's fires only once."""
        split = task.parent
        main = [other for other in split.children if not isinstance(other.task_spec, BoundaryEvent)]
        renew = getattr(self.event_definition, "renew", None)
        marks = {} if renew is None else renew(task)
        if marks is None or any(other._state & FINISHED for other in main):
            return
        fresh = split._add_child(self, TaskState.FUTURE)
        fresh.internal_data.update(marks)
        self._predict(fresh, mask=TaskState.NOT_FINISHED_MASK)
        self._update(fresh)


class EventGateway(Catching, defaults.EventBasedGateway):
    """Waits for the first of several events."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: What may happen, by the name of the event's spec.
        self.offers: dict[str, Any] = {}

    def connect(self, child: Any) -> None:
        """Take over what the event `child` waits for; the event itself then passes at once."""
        BpmnTaskSpec.connect(self, child)
        self.offers[child.name] = child.event_definition
        child.event_definition = NoneEventDefinition()

    def begin(self, task: Any) -> None:
        """Start waiting for each of the events; each clock has its own due time."""
        for child in task.children:
            begin = getattr(self.offers[child.task_spec.name], "begin", None)
            if begin is not None:
                begin(child, task)

    def _run_hook(self, my_task: Any) -> bool:
        super()._run_hook(my_task)
        winner = self._wf_spec.task_specs[my_task.internal_data.pop(WINNER)]
        my_task._sync_children([winner], TaskState.FUTURE)
        for child in my_task.children:
            child.task_spec._predict(child, mask=_RUNNABLE)
        return True


class ThrowEvent(Undoing, defaults.IntermediateThrowEvent):
    """Tells others on the way."""


class SendTask(Ours, defaults.SendTask):
    """Sends a message."""


class EndEvent(Undoing, defaults.EndEvent):
    """Ends a path."""

    def _on_complete_hook(self, my_task: Any) -> None:
        super()._on_complete_hook(my_task)
        if isinstance(self.event_definition, TerminateEventDefinition):
            my_task.workflow.end_handlers()
