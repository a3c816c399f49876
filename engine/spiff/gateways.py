"""Gateways that choose, and note why."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from engine.model import Chosen, Node, say
from engine.spiff.joins import waits_for_more, ways_to
from engine.spiff.stall import Stall
from engine.spiff.tasks import Ours

_RUNNABLE = TaskState.FUTURE | TaskState.PREDICTED_MASK


@dataclass(frozen=True, slots=True)
class Way:
    """One flow out of a gateway, in the order it is written."""

    flow: str
    #: FEEL; "" for the default.
    condition: str
    #: Name of the spec it leads to.
    target: str


class _Choosing(Ours):
    """Looks at its flows and notes what it saw."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways: list[Way] = []

    def choose(self, task: Any, *, all_of_them: bool) -> list[Way]:
        """Return the ways to go: the first that holds, or all; else the default."""
        environment = task.workflow.script_engine.environment
        looked: list[Way] = []
        taken: list[Way] = []
        for way in [way for way in self.ways if way.condition]:
            looked.append(way)
            if environment.evaluate(way.condition, task.data) is True:
                taken.append(way)
                if not all_of_them:
                    break
        if not taken:
            taken = [way for way in self.ways if not way.condition]
            looked += taken
        if not taken:
            raise Stall(say("tidak ada syarat yang terpenuhi dan tidak ada jalur bawaan."))
        if len(self.ways) > 1:
            self._note(task, looked, taken)
        return taken

    def _note(self, task: Any, looked: list[Way], taken: list[Way]) -> None:
        environment = task.workflow.script_engine.environment
        node = _drawn(task)
        chosen = Chosen(
            element=node.id if node else "",
            process=node.process if node else "",
            flows=tuple((way.flow, way.condition, way in taken) for way in looked),
            values=environment.seen([way.condition for way in looked if way.condition], task.data),
        )
        task.workflow.top_workflow.journal.chosen.append(chosen)

    def _predict_hook(self, my_task: Any) -> None:
        """Grow nothing: whoever is chosen grows then, and most of what may come never does."""

    def _go(self, task: Any, ways: list[Way]) -> bool:
        specs = self._wf_spec.task_specs
        task._sync_children([specs[way.target] for way in ways], TaskState.FUTURE)
        for child in task.children:
            child.task_spec._predict(child, mask=_RUNNABLE)
        return True


def _drawn(task: Any) -> Node | None:
    """Return the node a choice is seen at: conditions may leave an activity without a gateway."""
    while task is not None and task.task_spec.node is None:
        task = task.parent
    return task.task_spec.node if task else None


class ExclusiveGateway(_Choosing, defaults.ExclusiveGateway):
    """Goes one way: the first in writing order whose condition holds."""

    def _run_hook(self, my_task: Any) -> bool:
        return self._go(my_task, self.choose(my_task, all_of_them=False))


class InclusiveGateway(_Choosing, defaults.InclusiveGateway):
    """Goes every way whose condition holds; waits for all that can still come.

    SpiffWorkflow follows one way back only, and sees no token that stands in a part.
    """

    @cached_property
    def _ways(self) -> dict[Any, frozenset[Any]]:
        return ways_to(self)

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        return not waits_for_more(self, my_task.workflow.tasks.values(), self._ways)

    def _run_hook(self, my_task: Any) -> bool:
        UnstructuredJoin._run_hook(self, my_task)
        return self._go(my_task, self.choose(my_task, all_of_them=True))
