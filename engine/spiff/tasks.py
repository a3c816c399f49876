"""Our task classes: SpiffWorkflow's tree, our meaning; none lets an error out of a step."""

from typing import Any

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.bpmn.specs.mixins import BpmnSpecMixin

from engine.model import Decided, Node, Sent, say
from engine.spiff.marks import FAILED
from engine.spiff.passing import Passing
from engine.spiff.stall import Stall, hold


def send(task: Any, message: str) -> None:
    """Put a message in the outbox; the node instance's id is the idempotency key."""
    spec = task.task_spec
    element = spec.node.id if spec.node else spec.name
    sent = Sent(element=element, message=message, key=str(task.id), payload=dict(task.data))
    task.workflow.top_workflow.journal.sent.append(sent)


class Ours(BpmnTaskSpec):
    """What all our task classes share; stands before SpiffWorkflow's class."""

    #: The drawn node; None for what was put in to run it.
    node: Node | None = None
    #: It opens a called process (not an embedded sub-process).
    called = False
    #: What a called process sees and gives back; see `CallActivity`.
    passing = Passing()
    #: FEEL assignments run when the node is reached and before it is left; "" when none.
    before = ""
    after = ""
    #: Name of the handler that undoes it once it is completed; "" when none does.
    undo = ""

    def prepare(self, _workflow: object, task: Any) -> None:
        """Run the assignments of `before`; hooked up when the definition is built."""
        assign(task, self.before)

    def test(self) -> None:
        """Nothing: the diagram was proven, and no flow leads to what undoes another node."""

    def _update(self, my_task: Any) -> None:
        if FAILED in my_task.internal_data:
            return
        try:
            super()._update(my_task)
        except Exception as error:  # noqa: BLE001 - whatever it is, the case waits for a person
            hold(my_task, error)


def assign(task: Any, source: str) -> None:
    """Run FEEL assignments on the task's variables."""
    environment = task.workflow.script_engine.environment
    task.workflow.top_workflow.learn(task, environment.assigned(source, task.data))


class UserTask(Ours, defaults.UserTask):
    """Waits for a person and a form."""


class ManualTask(Ours, defaults.ManualTask):
    """Waits for a person."""


class NoneTask(Ours, defaults.NoneTask):
    """A task without a kind waits for a person too."""


class ScriptTask(Ours, defaults.ScriptTask):
    """FEEL assignments."""

    def _execute(self, task: Any) -> bool:
        assign(task, self.script)
        return True


class ServiceTask(Ours, defaults.ServiceTask):
    """Asks a service by a message in the outbox and goes on."""

    def _execute(self, task: Any) -> bool:
        name = self.node.event_name or self.node.name if self.node else ""
        send(task, name or self.name)
        return True


class RuleTask(Ours, BpmnSpecMixin):
    """Asks a decision; its outputs become variables."""

    def _run_hook(self, my_task: Any) -> bool:
        top = my_task.workflow.top_workflow
        environment = my_task.workflow.script_engine.environment
        decision = environment.decisions.get(self.node.decision) if self.node else None
        if self.node is None or decision is None:
            raise Stall(say("tabel keputusannya tidak ada dalam berkas proses."))
        found = environment.decided(decision, my_task.data)
        if found.problem is not None:
            raise Stall(found.problem)
        top.journal.decided.append(
            Decided(
                element=self.node.id,
                decision=decision.id,
                inputs=found.inputs,
                hits=found.hits,
                outputs=found.outputs,
            )
        )
        top.learn(my_task, environment.kept(found.outputs))
        return True


class _Embedded(Ours):
    """Shares its variables with what is inside; SpiffWorkflow copies them, value by value."""

    def copy_data(self, my_task: Any, subworkflow: Any) -> None:
        """Let the part begin with the variables that stand around it."""
        subworkflow.task_tree.data = my_task.data

    def update_data(self, my_task: Any, subworkflow: Any) -> None:
        """Go on with the variables that the part ended with."""
        my_task.data = subworkflow.last_task.data


class SubProcess(_Embedded, defaults.SubWorkflowTask):
    """An embedded sub-process."""


class Transaction(_Embedded, defaults.TransactionSubprocess):
    """An embedded sub-process that an inner end can call off."""


class CallActivity(Ours, defaults.CallActivity):
    """A called process: sees the caller's variables and gives its own back, or what is named."""

    called = True

    def copy_data(self, my_task: Any, subworkflow: Any) -> None:
        """Give the called process what it may see."""
        passing, seen = self.passing, subworkflow.task_tree.data
        if not passing.sees_named:
            seen.update(my_task.data)
        if passing.is_mapped:
            environment = my_task.workflow.script_engine.environment
            seen.update(environment.mapped(passing.before, my_task.data))

    def update_data(self, my_task: Any, subworkflow: Any) -> None:
        """Take what the called process gives back."""
        given = {**subworkflow.last_task.data}
        if not self.passing.is_mapped:
            my_task.data = given
            return
        if self.passing.gives_named:
            environment = my_task.workflow.script_engine.environment
            given = environment.mapped(self.passing.after, given)
        my_task.workflow.top_workflow.learn(my_task, given)


class ParallelGateway(Ours, defaults.ParallelGateway):
    """Splits in all directions; waits for one token from each."""
