"""What an event waits for or tells: ours instead of SpiffWorkflow's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from SpiffWorkflow.bpmn.specs.event_definitions import (
    CancelEventDefinition,
    ConditionalEventDefinition,
    CycleTimerEventDefinition,
    ErrorEventDefinition,
    EscalationEventDefinition,
    MessageEventDefinition,
    MultipleEventDefinition,
    NoneEventDefinition,
    SignalEventDefinition,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition

from engine.model import working_days
from engine.spiff.inside import Condition, Fault, Signal
from engine.spiff.marks import DUE, EVERY, LEFT
from engine.spiff.moments import cycle, moment
from engine.spiff.tasks import send

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


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
        journal = context.workflow.top_workflow.journal
        text = context.workflow.script_engine.evaluate(context, self.expression)
        if self.kind == "once":
            task.internal_data[DUE] = _stored(moment(text, journal.now, journal.working))
            if working_days(text):
                journal.budgets[str(task.id)] = text
            return
        first, left, every = cycle(text, journal.now, journal.working)
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


class Several(EventDefinition):
    """What an event throws together."""

    def __init__(self, thrown: list[Any]) -> None:
        super().__init__()
        self.thrown = thrown

    def throw(self, my_task: Any) -> None:
        """Throw each."""
        for one in self.thrown:
            one.throw(my_task)


#: SpiffWorkflow's definition -> ours; a cycle is a timer too, so it stands before.
_OURS: Final[tuple[tuple[type, Callable[[Any], Any]], ...]] = (
    (CycleTimerEventDefinition, lambda one: Alarm("cycle", one.name, one.expression)),
    (TimerEventDefinition, lambda one: Alarm("once", one.name, one.expression)),
    (MessageEventDefinition, lambda one: Letter(one.name)),
    (SignalEventDefinition, lambda one: Signal(one.name)),
    (ConditionalEventDefinition, lambda one: Condition(one.expression)),
    (ErrorEventDefinition, lambda one: Fault("error", one.code)),
    (EscalationEventDefinition, lambda one: Fault("escalation", one.code)),
    (CancelEventDefinition, lambda _: Fault("cancel", None)),
    (MultipleEventDefinition, lambda one: Several([ours(each) for each in one.event_definitions])),
)


def ours(definition: Any) -> Any:
    """Return our definition for SpiffWorkflow's; those of none and of terminate as they are."""
    for kind, make in _OURS:
        if isinstance(definition, kind):
            return make(definition)
    return definition


def nothing() -> Any:
    """Return the definition of an event that waits for nothing."""
    return NoneEventDefinition()
