"""Ad-hoc sub-processes: a hub offers tasks, takes the tokens back, and ends when it is enough."""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins import BpmnSpecMixin
from SpiffWorkflow.util.task import TaskState

from engine.spiff.events import BoundaryEvent, EndEvent, StartEvent
from engine.spiff.marks import CLOSING, READY, STARTED, UNFINISHED
from engine.spiff.tasks import Ours
from engine.spiff.walk import below


class Offer(Ours, BpmnSpecMixin):
    """Offers each task again as soon as it is done, until the condition holds."""

    def __init__(self, *args: Any, condition: str, ordering: str, remaining: str) -> None:
        super().__init__(*args)
        #: FEEL; looked at whenever an activity inside is done.
        self.condition = condition
        #: What was begun is finished before anything else is offered.
        self.one_by_one = ordering == "Sequential"
        #: What was begun is finished, too, once the condition holds.
        self.waits = remaining == "false"

    def _predict_hook(self, my_task: Any) -> None:
        end = next(spec for spec in self.outputs if isinstance(spec, EndEvent))
        if all(child.task_spec is not end for child in my_task.children):
            is_sure = my_task.has_state(TaskState.DEFINITE_MASK)
            my_task._add_child(end, TaskState.FUTURE if is_sure else my_task._state)

    def _update_hook(self, my_task: Any) -> bool:
        if hub_of(my_task.workflow) is not None:
            my_task.cancel()  # a token that came back: `settle` offers its task again
            return False
        BpmnTaskSpec._update_hook(self, my_task)
        self.offer(my_task, [])
        my_task._set_state(STARTED)
        return False

    def look(self, part: Any, task: Any) -> None:
        """Look around after something in the part is done; its start is what began to offer."""
        hub = hub_of(part)
        if hub is not None and not isinstance(task.task_spec, StartEvent):
            self.settle(hub)

    def settle(self, hub: Any) -> None:
        """Offer, withdraw or end, as the variables and what is going on demand."""
        hub.workflow.top_workflow.remind(hub)
        begun, offered = list(_begun(hub)), list(_offered(hub))
        if CLOSING not in hub.internal_data and self._is_enough(hub):
            hub.internal_data[CLOSING] = True
            _withdraw(offered if self.waits else offered + begun)
            begun = begun if self.waits else []
        if CLOSING in hub.internal_data:
            if not begun:
                hub._set_state(READY)
        elif begun and self.one_by_one:
            _withdraw(offered)
        else:
            self.offer(hub, offered)

    def offer(self, hub: Any, offered: list[Any]) -> None:
        """Offer every task that is not offered already."""
        there = [task.task_spec for task in offered]
        for spec in self.outputs:
            if spec not in there and not isinstance(spec, EndEvent):
                child = hub._add_child(spec, TaskState.FUTURE)
                child.triggered = True
                spec._predict(child, mask=TaskState.FUTURE | TaskState.PREDICTED_MASK)
                spec._update(child)

    def _is_enough(self, hub: Any) -> bool:
        environment = hub.workflow.script_engine.environment
        return environment.evaluate(self.condition, hub.data) is True


def hub_of(part: Any) -> Any:
    """Return the hub that offers in this part; None when none does."""
    tasks = part.tasks.values()
    hubs = (task for task in tasks if task._state == STARTED and isinstance(task.task_spec, Offer))
    return next(hubs, None)


def _offered(hub: Any) -> Iterator[Any]:
    """Yield what nobody has done yet; around a watched task stands a split."""
    for child in hub.children:
        inside = child.children if isinstance(child.task_spec, BoundaryEventSplit) else [child]
        main = [task for task in inside if not isinstance(task.task_spec, BoundaryEvent)]
        if child.triggered and any(task._state & UNFINISHED for task in main):
            yield child


def _begun(hub: Any) -> Iterator[Any]:
    """Yield what goes on behind a task that is done."""
    offered = list(_offered(hub))
    for child in hub.children:
        waits_ahead = isinstance(child.task_spec, EndEvent) or child in offered
        if not waits_ahead and any(task._state & UNFINISHED for task in below(child)):
            yield child


def _withdraw(tasks: list[Any]) -> None:
    for task in tasks:
        task.cancel()
