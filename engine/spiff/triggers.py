"""What an event waits for or tells: ours instead of SpiffWorkflow's."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from SpiffWorkflow.bpmn.specs.event_definitions import (
    CancelEventDefinition,
    ConditionalEventDefinition,
    CycleTimerEventDefinition,
    ErrorEventDefinition,
    EscalationEventDefinition,
    MessageEventDefinition,
    NoneEventDefinition,
    SignalEventDefinition,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.item_aware_event import CodeEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition

from engine.spiff.inside import Condition, Fault, FaultKind, Signal
from engine.spiff.marks import DUE, EVERY, LEFT
from engine.spiff.moments import cycle, moment
from engine.spiff.tasks import send

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


_FAULTS: Final[dict[type, FaultKind]] = {
    ErrorEventDefinition: "error",
    EscalationEventDefinition: "escalation",
    CancelEventDefinition: "cancel",
}


def due_of(task: Any) -> datetime:
    """Return when the clock of `task` is due, aware UTC."""
    stored: int = task.internal_data[DUE]
    return _EPOCH + stored * _MILLISECOND


def _stored(at: datetime) -> int:
    return (at - _EPOCH) // _MILLISECOND


class Alarm(EventDefinition):
    """A timer. Its due time is fixed when it starts to run; only `fire` makes it happen."""

    def __init__(self, kind: Literal["once", "cycle"], name: str, expression: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.expression = expression

    def begin(self, task: Any, context: Any) -> None:
        """Fix the due time of `task`, reading the variables of `context`."""
        if DUE in task.internal_data:
            return
        now = context.workflow.top_workflow.journal.now
        text = context.workflow.script_engine.evaluate(context, self.expression)
        if self.kind == "once":
            task.internal_data[DUE] = _stored(moment(text, now))
            return
        first, left, every = cycle(text, now)
        task.internal_data.update({DUE: _stored(first), LEFT: left, EVERY: every})

    def renew(self, task: Any) -> dict[str, Any] | None:
        """Return the marks of the cycle's next firing, or None after the last.

        Counted from the due time, not from when it fired: a late worker does not shift the rest.
        """
        left = task.internal_data.get(LEFT, 0)
        if not left:
            return None
        every = task.internal_data[EVERY]
        after = _stored(moment(every, due_of(task)))
        return {DUE: after, LEFT: max(left - 1, -1), EVERY: every}


class Letter(MessageEventDefinition):
    """A message: thrown, it goes to the outbox; caught, `receive` hands it to one wait."""

    def throw(self, my_task: Any) -> None:
        """Send the message out of the case."""
        send(my_task, self.name)


def ours(definition: Any) -> Any:
    """Return our definition for SpiffWorkflow's clock or message, any other as it is."""
    if isinstance(definition, TimerEventDefinition):
        cyclic = isinstance(definition, CycleTimerEventDefinition)
        return Alarm("cycle" if cyclic else "once", definition.name, definition.expression)
    if isinstance(definition, MessageEventDefinition):
        return Letter(definition.name)
    if isinstance(definition, SignalEventDefinition):
        return Signal(definition.name)
    if isinstance(definition, ConditionalEventDefinition):
        return Condition(definition.expression)
    if isinstance(definition, (CodeEventDefinition, CancelEventDefinition)):
        kind = _FAULTS[type(definition)]
        return Fault(kind, getattr(definition, "code", None))
    return definition


def nothing() -> Any:
    """Return the definition of an event that waits for nothing."""
    return NoneEventDefinition()
