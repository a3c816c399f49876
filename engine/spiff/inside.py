"""What happens inside a case and is caught there: signals, conditions, errors, escalations."""

from collections.abc import Iterable
from typing import Any, Literal

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask

from engine.model import say
from engine.spiff.events import BoundaryEvent, happen, waits_of
from engine.spiff.marks import FAILED, HELD, WAITING
from engine.spiff.stall import Stall, hold

FaultKind = Literal["error", "escalation", "cancel"]


class Signal(EventDefinition):
    """A signal: all in the case who wait for it hear it."""

    def throw(self, my_task: Any) -> None:
        """Tell everybody."""
        call_out(my_task.workflow.top_workflow, self.name)


class Condition(EventDefinition):
    """A condition over the variables: happens when it becomes true."""

    def __init__(self, expression: str) -> None:
        super().__init__()
        self.expression = expression

    def begin(self, _task: Any, context: Any) -> None:
        """Have the condition looked at: it may hold already."""
        context.workflow.top_workflow.changed = True

    def renew(self, _task: Any) -> dict[str, Any]:
        """Return the marks of the next watch: the condition has to become false first."""
        return {HELD: True}


class Fault(EventDefinition):
    """An error, an escalation or a cancellation: goes outward to the nearest that catches it.

    SpiffWorkflow offers it to everybody who waits, also to those it does not come by.
    """

    def __init__(self, kind: FaultKind, code: str | None) -> None:
        super().__init__()
        self.kind = kind
        #: None catches all of the kind.
        self.code = code

    def throw(self, my_task: Any) -> None:
        """Let the catcher happen; raises Stall when nobody catches an error."""
        for host in _hosts(my_task.workflow):
            caught = self._caught_on(host)
            if caught is not None:
                happen(caught)
                return
        if self.kind == "error":
            raise Stall(say("galat “{code}” tidak ditangkap oleh apa pun.", code=self.code or ""))
        if self.kind == "cancel":
            raise Stall(say("pembatalan ini tidak berada di dalam transaksi yang menangkapnya."))

    def _caught_on(self, host: Any) -> Any:
        """Return the event on the boundary of `host` that catches this: its code before any."""
        catching: dict[str | None, Any] = {}
        for event in host.parent.children if host.parent is not None else ():
            trigger = getattr(event.task_spec, "event_definition", None)
            watches = isinstance(event.task_spec, BoundaryEvent) and event._state == WAITING
            if watches and isinstance(trigger, Fault) and trigger.kind == self.kind:
                catching[trigger.code] = event
        return catching.get(self.code, catching.get(None))


def _hosts(part: Any) -> Iterable[Any]:
    """Yield the activities around a part, innermost first."""
    while part.owner is not None:
        host = part.owner
        while isinstance(host.parent.task_spec, LoopTask):
            host = host.parent
        yield host
        part = part.parent_workflow


def call_out(instance: Any, name: str) -> int:
    """Let all who wait for this signal hear it; return how many did."""
    heard = 0
    for task in list(instance.event_manager.tasks.values()):
        for wait, trigger in waits_of(task):
            if isinstance(trigger, Signal) and trigger.name == name:
                happen(wait)
                heard += 1
                break
    return heard


def wake(instance: Any) -> bool:
    """Let the conditions happen that have become true; tell whether there is something to run."""
    if instance.changed:
        instance.changed = False
        for task in list(instance.event_manager.tasks.values()):
            for wait, trigger in waits_of(task):
                if isinstance(trigger, Condition) and _becomes_true(wait, trigger):
                    happen(wait)
                    break
    return bool(instance.agenda)


def _becomes_true(wait: Any, condition: Condition) -> bool:
    """Tell whether the condition holds now and did not when it was last looked at."""
    if FAILED in wait.internal_data:
        return False
    environment = wait.workflow.script_engine.environment
    try:
        variables = {**wait.data, **wait.workflow.known}
        holds = environment.evaluate(condition.expression, variables) is True
    except Exception as error:  # noqa: BLE001 - whatever it is, the case waits for a person
        hold(wait, error)
        return False
    held = wait.internal_data.pop(HELD, False)
    if holds:
        wait.internal_data[HELD] = True
    return holds and not held
