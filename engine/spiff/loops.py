"""Activities done several times: a standard loop, or once per item, at once or one by one.

The counts stand on the task itself, so that what is finished can be forgotten.
"""

from abc import abstractmethod
from typing import Any, Final

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec

from engine.model import Json, say
from engine.spiff.marks import (
    INDEX,
    LOOP,
    OUTER,
    OUTPUTS,
    READY,
    STARTED,
    TOLD,
    UNFINISHED,
    WAITING,
)
from engine.spiff.stall import Stall
from engine.spiff.tasks import Ours

#: Instances of one multi-instance activity; SpiffWorkflow would make a hundred million.
MOST_INSTANCES: Final = 200
#: The number of an instance or round, from 1; BPMN 2.0, tables 10.25 and 10.29.
_COUNTER: Final = "loopCounter"
#: Places of the counts in the mark LOOP.
_TOTAL, _BEGUN, _DONE = 0, 1, 2


class _Repeated(Ours):
    """What loops and multi-instance activities share."""

    input_item: Any = None
    output_item: Any = None

    def _update_hook(self, my_task: Any) -> bool:
        BpmnTaskSpec._update_hook(self, my_task)
        seen = my_task.data
        if shadowed := {name: seen[name] for name in self._names if name in seen}:
            my_task.internal_data[OUTER] = shadowed
            my_task.data = {name: seen[name] for name in seen if name not in shadowed}
        my_task.internal_data[LOOP] = [self.total(my_task), 0, 0]
        over = self.go_on(my_task)
        if not over:
            my_task._set_state(STARTED)
        return over

    def _run_hook(self, my_task: Any) -> bool:
        my_task.data = {**my_task.data, **my_task.internal_data.pop(OUTER, {})}
        return True

    @property
    def _names(self) -> list[str]:
        """Variables of an instance alone; what stood under these names outside comes back."""
        items = [item.bpmn_id for item in (self.input_item, self.output_item) if item is not None]
        return [*items, _COUNTER]

    @abstractmethod
    def total(self, task: Any) -> int:
        """Return how many instances there will be at most; -1 when nobody knows."""

    @abstractmethod
    def go_on(self, task: Any) -> bool:
        """Begin what is to begin; tell whether all is done."""

    def begin(self, task: Any, item: "dict[str, Json]") -> None:
        """Begin the next instance with `item` among its variables."""
        counts = task.internal_data[LOOP]
        index, counts[_BEGUN] = counts[_BEGUN], counts[_BEGUN] + 1
        child = task._add_child(self._wf_spec.task_specs[self.task_spec], WAITING)
        child.triggered = True
        child.internal_data[INDEX] = index
        environment = task.workflow.script_engine.environment
        child.data = item | environment.kept({_COUNTER: index + 1})
        child.task_spec._update(child)

    def merge_child(self, workflow: Any, child: Any) -> None:
        """Take over what an instance set and see whether that was enough."""
        del workflow
        task = child.parent
        if INDEX in child.internal_data:  # else it was counted, but what follows could not begin
            self.take(task, child)
            task.internal_data[LOOP][_DONE] += 1
            del child.internal_data[INDEX]
        if self.go_on(task):
            task._set_state(READY)

    def take(self, task: Any, child: Any) -> None:
        """Take over the variables of an instance, but not those it has for itself."""
        child.data = {name: child.data[name] for name in child.data if name not in self._names}
        task.data = {**task.data, **child.data}

    def holds(self, task: Any, counts: "dict[str, Json]") -> bool:
        """Evaluate the condition on the variables so far and these counts."""
        seen = {**task.data}
        _lay(task.internal_data.get(TOLD, {}), seen)
        environment = task.workflow.script_engine.environment
        return environment.evaluate(self.condition, {**seen, **counts}) is True


class StandardLoop(_Repeated, defaults.StandardLoopTask):
    """An activity repeated while its condition holds."""

    def total(self, task: Any) -> int:
        """Nobody knows how often; `maximum` is asked in every round."""
        del task
        return -1

    def go_on(self, task: Any) -> bool:
        """Begin another round unless the condition or the maximum says no."""
        _, begun, done = task.internal_data[LOOP]
        tested = self.condition is not None and (self.test_before or begun)
        over = done == self.maximum or (tested and not self.holds(task, {_COUNTER: done}))
        if not over:
            self.begin(task, {})
        return over


class _Several(_Repeated):
    """An activity done once per item of a list."""

    def total(self, task: Any) -> int:
        """Return the number of items; raises Stall on a list that is none or too long."""
        if self.data_input is not None:
            several = task.data.get(self.data_input.bpmn_id)
            if not isinstance(several, list):
                raise Stall(say("daftar “{name}” belum ada.", name=self.data_input.bpmn_id))
            count = len(several)
        else:
            count = task.workflow.script_engine.evaluate(task, self.cardinality)
            if not isinstance(count, int) or isinstance(count, bool) or count < 0:
                raise Stall(say("jumlah pengulangannya bukan bilangan bulat."))
        if count > MOST_INSTANCES:
            raise Stall(say("pengulangannya {n}, lebih dari {most}.", n=count, most=MOST_INSTANCES))
        return count

    def begin_next(self, task: Any) -> None:
        """Begin the next instance on its item."""
        if self.input_item is None:
            self.begin(task, {})
            return
        index = task.internal_data[LOOP][_BEGUN]
        several = task.data.get(self.data_input.bpmn_id) if self.data_input is not None else None
        item = index if self.data_input is None else _at(several, index)
        self.begin(task, {self.input_item.bpmn_id: item})

    def take(self, task: Any, child: Any) -> None:
        """Put the instance's output in its place of the output list, too."""
        if self.data_output is not None and self.output_item is not None:
            outputs = task.internal_data.setdefault(OUTPUTS, [])
            outputs += [None] * (task.internal_data[LOOP][_TOTAL] - len(outputs))
            outputs[child.internal_data[INDEX]] = child.data.get(self.output_item.bpmn_id)
        super().take(task, child)

    def is_enough(self, task: Any) -> bool:
        """Tell whether every instance is done or the completion condition holds."""
        total, begun, done = task.internal_data[LOOP]
        if done == total or not done or self.condition is None:
            return bool(done == total)
        counts = {
            "numberOfInstances": begun,
            "numberOfActiveInstances": begun - done,
            "numberOfCompletedInstances": done,
            "numberOfTerminatedInstances": 0,
            # the same in Camunda's words, where all that will be are counted
            "nrOfInstances": total,
            "nrOfActiveInstances": begun - done,
            "nrOfCompletedInstances": done,
        }
        return self.holds(task, counts)

    def _run_hook(self, my_task: Any) -> bool:
        my_task.data = {**my_task.data}
        _lay(my_task.internal_data.pop(TOLD, {}), my_task.data)
        outputs = my_task.internal_data.pop(OUTPUTS, [])
        if self.data_output is not None and self.output_item is not None:
            environment = my_task.workflow.script_engine.environment
            given = environment.kept({self.data_output.bpmn_id: outputs})
            my_task.workflow.top_workflow.learn(my_task, given)
        return super()._run_hook(my_task)


class InParallel(_Several, defaults.ParallelMultiInstanceTask):
    """All items at once."""

    def go_on(self, task: Any) -> bool:
        """Begin all instances, once; withdraw the rest when those done are enough."""
        total, begun, _ = task.internal_data[LOOP]
        for _ in range(total - begun):
            self.begin_next(task)
        enough = self.is_enough(task)
        if enough:
            for child in [child for child in task.children if child._state & UNFINISHED]:
                if child.triggered:
                    child.cancel()
        return enough

    def take(self, task: Any, child: Any) -> None:
        """Note what the instance changed: the others began with what stood here before."""
        base = task.data
        super().take(task, child)
        told = task.internal_data.setdefault(TOLD, {})
        _lay(_changes(task.data, base), told)
        task.data = base


class InSequence(_Several, defaults.SequentialMultiInstanceTask):
    """One item after the other."""

    def go_on(self, task: Any) -> bool:
        """Begin the next instance unless those done are enough."""
        enough = self.is_enough(task)
        if not enough:
            self.begin_next(task)
        return enough


def _at(several: object, index: int) -> Json:
    return several[index] if isinstance(several, list) and index < len(several) else None


def _lay(changes: "dict[str, Any]", under: "dict[str, Any]") -> None:
    """Put the changes over what is there; a nested value is replaced, for others hold it too."""
    for name, value in changes.items():
        below = under.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            under[name] = {**below}
            _lay(value, under[name])
        else:
            under[name] = value


def _changes(after: "dict[str, Any]", before: "dict[str, Any]") -> "dict[str, Any]":
    found = {}
    for name, value in after.items():
        old = before.get(name)
        if isinstance(value, dict) and isinstance(old, dict):
            if inner := _changes(value, old):
                found[name] = inner
        elif name not in before or type(value) is not type(old) or value != old:
            found[name] = value
    return found
