"""A running case as SpiffWorkflow's tree of tasks, with our own bookkeeping on top."""

from collections import deque
from collections.abc import Mapping
from typing import Any, Final

from SpiffWorkflow.bpmn.util.subworkflow import BpmnBaseWorkflow, BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.specs.Join import Join

from engine.model import Json, Passed, say
from engine.spiff.journal import Journal
from engine.spiff.marks import CANCELLED, COMPLETED, LIVE, LOOP, READY, WAITING
from engine.spiff.stall import Stall

#: What can be undone: an activity, behind the embedded parts it stands in, outermost first.
Path = list[str]

#: The mark LOOP of what is not repeated.
_ONCE: Final = (0, 0, 0)
#: Call activities inside one another; a real pathway has two or three.
CALL_DEPTH: Final = 20


class _Part(BpmnBaseWorkflow):
    """What the whole case and each sub-process in it do alike."""

    def update_waiting_tasks(self) -> None:
        """Let the joins look again; nothing else that waits is moved by a neighbour."""
        waiting = [task for task in self.tasks.values() if task._state == WAITING]
        for task in waiting:
            if task._state == WAITING and isinstance(task.task_spec, Join):
                task.task_spec._update(task)

    def _task_completed_notify(self, task: Any) -> None:
        super()._task_completed_notify(task)
        if self.spec.offer is not None:
            self.spec.offer.look(self, task)

    def collect_log_extras(self, _more: object = None) -> dict[str, object]:
        """Build nothing: SpiffWorkflow would list every task for a log nobody reads."""
        return {}

    def _remove_task(self, task_id: Any) -> None:
        task = self.tasks[task_id]
        if task._state & LIVE:  # SpiffWorkflow forgets it without cancelling what hangs on it
            task.cancel()
        super()._remove_task(task_id)


class Inner(_Part, BpmnSubWorkflow):
    """An embedded sub-process or a called process of a case."""

    def __init__(self, spec: Any, owner: Any, top: "Instance", *, restoring: bool = False) -> None:
        self._parent = owner.workflow
        #: The task that opened it.
        self.owner = owner
        node = owner.task_spec.node
        #: Its end may be the case's: it is the case but for its event sub-processes, or one.
        self.ends_case = owner.workflow.ends_case and (node is None or node.handles)
        #: Element ids of the call activities it stands in, outermost first.
        self.within: tuple[str, ...] = owner.workflow.within
        if owner.task_spec.called:
            self.within = (*self.within, owner.task_spec.bpmn_id)
        if len(self.within) > CALL_DEPTH:
            raise Stall(say("proses saling memanggil lebih dari {n} tingkat.", n=CALL_DEPTH))
        #: What was last said of each variable: in the case, or in it alone when its call maps them.
        self.known: dict[str, Json] = owner.workflow.known
        if owner.task_spec.passing.is_mapped:
            self.known = {}
        #: What is completed here and can be compensated, the first done first.
        self.undoable: list[Path] = []
        super().__init__(spec, owner.id, top, deserializing=restoring)

    @property
    def parent_workflow(self) -> Any:
        """The part the calling task stands in; kept, as SpiffWorkflow searches for it."""
        return self._parent

    def end_handlers(self) -> None:
        """End what runs beside the body of a scope: its event sub-processes."""
        if self.owner.task_spec.node is not None:
            return
        beside = [task for task in self._parent.tasks.values() if task._state & LIVE]
        for task in beside:
            if task is not self.owner and not isinstance(task.task_spec, Join):
                task.cancel()
        self._parent.end_handlers()


class Instance(_Part, BpmnWorkflow):
    """The whole case: the tree, its variables and the notes of the step being taken."""

    within: tuple[str, ...] = ()
    ends_case = True
    owner = None

    def __init__(
        self,
        spec: Any,
        specs: Mapping[str, Any],
        script_engine: Any,
        journal: Journal,
        *,
        restoring: bool = False,
    ) -> None:
        self.journal = journal
        #: Count of changes of state so far; the clock that joins order arrivals by.
        self.tick = 0
        #: Variables of the case, the last writer's value of each.
        self.known: dict[str, Json] = {}
        #: Tasks that became ready, in that order.
        self.agenda: deque[Any] = deque()
        #: A variable may have changed since conditions were last looked at.
        self.changed = True
        #: What is completed here and can be compensated, the first done first.
        self.undoable: list[Path] = []
        super().__init__(spec, specs, script_engine=script_engine, deserializing=restoring)

    def create_subprocess(self, my_task: Any, spec_name: str) -> Inner:
        """Open the part that `my_task` stands for."""
        inner = Inner(self.subprocess_specs[spec_name], my_task, self)
        self.subprocesses[my_task.id] = inner
        return inner

    def moved(self, task: Any, before: int) -> None:
        """Note a change of state; `before` is the state it left."""
        self.tick += 1
        task.last_state_change = self.tick
        state = task._state
        if state == READY:
            self.agenda.append(task)
        elif state == COMPLETED:
            self._passed(task, "completed")
            self._remember(task)
        elif state == CANCELLED and before & LIVE and not isinstance(task.task_spec, Join):
            self._passed(task, "cancelled")  # a cancelled join only hands its token to its twin

    def _remember(self, task: Any) -> None:
        """Note what can undo the completed task; of an embedded part without a handler, all in it.

        What is called or repeated is one whole: what can be undone inside ends with it.
        """
        spec, inner = task.task_spec, self.subprocesses.get(task.id)
        if str(task.id) in self.journal.left_out:
            return
        if spec.undo:
            task.workflow.undoable.append([spec.name])
        elif inner is not None and inner.undoable and not (spec.called or task.triggered):
            task.workflow.undoable += [[spec.name, *path] for path in inner.undoable]

    def learn(self, task: Any, values: Mapping[str, Json]) -> None:
        """Set variables of the case, or of the mapped call around it, as seen from `task` on."""
        task.data = {**task.data, **values}
        task.workflow.known.update(values)
        self.changed = True

    def remind(self, task: Any) -> None:
        """Show `task` the variables as they are now: it may have waited since they were set."""
        task.data = {**task.data, **task.workflow.known}

    def end_handlers(self) -> None:
        """Stop here: nothing runs beside the case."""

    def _passed(self, task: Any, state: Any) -> None:
        node = task.task_spec.node
        if node is None or (state == "completed" and task.internal_data.get(LOOP, _ONCE)[1]):
            return  # of what was repeated, each instance has been told of
        key = str(task.id)
        self.journal.passed.append(
            Passed(
                id=key,
                element=node.id,
                process=node.process,
                kind=node.kind,
                state="failed" if key in self.journal.left_out else state,
                at=self.journal.now,
                within=task.workflow.within,
            )
        )
        if node.kind == "endEvent" and task.workflow.ends_case:
            self.journal.end = node.id
