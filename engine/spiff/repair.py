"""Verbs for a person who mends a case: set a value, pass over a node, move a token, take one away.

None leads to where the drawing itself could not have led: a join never waits for nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from engine.bpmn import Ground
from engine.errors import WrongState
from engine.model import Json, Node, Text, say
from engine.spiff.definition import Definition
from engine.spiff.events import BoundaryEvent, EventGateway
from engine.spiff.gateways import ExclusiveGateway, InclusiveGateway
from engine.spiff.marks import COMPLETED, FAILED, READY
from engine.spiff.running import Running
from engine.spiff.stall import release
from engine.spiff.tokens import SPLIT, holder_of, parts_of, running_id, standing, tokens

Grounds = Mapping[str, Ground]

#: Kinds of nodes a token may be put on; joins are reached by their flows alone.
TARGETS: Final = frozenset(
    (
        *("userTask", "manualTask", "task", "scriptTask", "serviceTask", "sendTask"),
        *("receiveTask", "businessRuleTask", "callActivity", "subProcess", "exclusiveGateway"),
        *("intermediateCatchEvent", "intermediateThrowEvent", "endEvent"),
    )
)
#: Ends that are caught elsewhere, and waits for what only this case itself could still tell.
_BOUND: Final = frozenset(
    (
        *(("endEvent", event) for event in ("error", "escalation", "cancel", "terminate")),
        *(("endEvent", event) for event in ("compensate", "signal", "message")),
        ("intermediateCatchEvent", "signal"),
    )
)
_CHOOSES: Final = (ExclusiveGateway, InclusiveGateway, EventGateway, UnstructuredJoin)
_RUNNABLE: Final = TaskState.FUTURE | TaskState.PREDICTED_MASK

NOT_HELD = say("Langkah ini tidak sedang tertahan.")
GONE = say("Penanda ini sudah tidak berada di sana.")
CHOOSES = say("Langkah ini memilih jalan; pindahkan penandanya ke langkah yang dituju.")
REPEATED = say("Langkah ini dimulai dan ditunggu langkah lain; penandanya tidak dapat dipindah.")
NOT_THERE = say("Tujuan itu tidak ada di bagian proses yang sama.")
UNSOUND = say("Dari sana kasus tidak dapat mencapai akhir dengan benar: jalur lain akan menunggu.")
THE_LAST = say("Ini penanda terakhir di bagian ini; pindahkan, atau batalkan kasusnya.")


@dataclass(frozen=True, slots=True)
class Point:
    """A token as a person sees it."""

    id: str
    node: Node
    held: bool
    #: Ids as drawn of the nodes it may be put on, with their names.
    targets: Mapping[str, str]
    may_cancel: bool


def points(running: Running, grounds: Grounds) -> Iterator[Point]:
    """Yield every token of the case, in the order they were reached."""
    found = sorted(tokens(running._instance), key=lambda task: task.last_state_change)
    for task in found:
        yield Point(
            id=str(task.id),
            node=task.task_spec.node,
            held=FAILED in task.internal_data,
            targets=targets(running.definition, task, grounds),
            may_cancel=_unmissed(task, grounds) is None,
        )


def held(running: Running) -> frozenset[str]:
    """Return the ids of the nodes that could not run."""
    parts = parts_of(running._instance)
    tasks = (task for part in parts for task in part.tasks.values())
    return frozenset(str(task.id) for task in tasks if FAILED in task.internal_data)


def element_of(running: Running, token_id: str) -> str:
    """Return the id of the drawn node a token is on; raises WrongState when it is gone."""
    element: str = _token(running, token_id).task_spec.node.id
    return element


def learn(running: Running, failure_id: str, path: str, value: Json) -> None:
    """Set the variable with this dotted path where a node is held; WrongState when it is not."""
    task = _held(running, failure_id)
    values = {**task.data} if task._state >= READY else {**task.parent.data}
    *outer, last = path.split(".")
    inside = values
    for name in outer:
        below = inside.get(name)
        inside[name] = {**below} if isinstance(below, dict) else {}
        inside = inside[name]
    inside[last] = value
    top = path.partition(".")[0]
    values = {top: values[top]}
    running._instance.learn(task, values)
    if task._state < READY and task.parent is not None:
        # it takes over its parent's variables when it begins; finished tasks share theirs
        task.parent.data = {**task.parent.data, **values}


def skip(running: Running, failure_id: str) -> None:
    """Go on as if the held node had run; one that chooses the way cannot be passed over."""
    task = _held(running, failure_id)
    if isinstance(task.task_spec, BoundaryEvent):
        release(task)
        task.cancel()  # the activity goes on without this watch
        return
    if isinstance(task.task_spec, _CHOOSES) or task.task_spec.node is None:
        raise WrongState(CHOOSES)
    release(task)
    if task._state < READY:
        task._inherit_data()
        task.task_spec._predict(task, mask=TaskState.NOT_FINISHED_MASK)
    if task._state != COMPLETED:
        running._instance.journal.left_out.add(str(task.id))
        task._set_state(COMPLETED)
    running._first.append(task)


def move(running: Running, token_id: str, element: str, grounds: Grounds) -> None:
    """Put a token on another node of its scope; raises WrongState where that is unsound."""
    task = _token(running, token_id)
    part = task.workflow
    if element not in targets(running.definition, task, grounds):
        known = element in {node.id for node in grounds[part.spec.name].nodes.values()}
        raise WrongState(UNSOUND if known else NOT_THERE)
    specs, name = part.spec.task_specs, running_id(running.definition, element)
    spec = specs.get(f"{name}{SPLIT}", specs[name])
    parent = holder_of(task).parent
    _take(task)
    fresh = parent._add_child(spec, TaskState.FUTURE)
    spec._predict(fresh, mask=_RUNNABLE)
    spec._update(fresh)
    part.update_waiting_tasks()


def withdraw(running: Running, token_id: str, grounds: Grounds) -> None:
    """Take a token away; raises WrongState when others would wait for it for ever."""
    task = _token(running, token_id)
    if why := _unmissed(task, grounds):
        raise WrongState(why)
    _take(task)
    part = task.workflow
    part.update_waiting_tasks()
    if part.spec.offer is not None:
        part.spec.offer.look(part, task)


def targets(definition: Definition, task: Any, grounds: Grounds) -> dict[str, str]:
    """Return the nodes a token may be put on, by their ids as drawn, with their names."""
    ground = grounds[task.workflow.spec.name]
    if isinstance(task.task_spec, BoundaryEvent) or _is_bound(task):
        return {}
    rest = standing(task.workflow) - {task.task_spec.bpmn_id}
    found = {}
    for name, node in ground.nodes.items():
        drawn = definition.checked.drawn.get(name, name)
        fits = name not in rest and ground.allows(rest | {name})
        if drawn and fits and node.kind in TARGETS and (node.kind, node.event) not in _BOUND:
            found[drawn] = node.name or drawn
    return found


def _held(running: Running, failure_id: str) -> Any:
    for task in running._before.held:
        if str(task.id) == failure_id:
            return task
    raise WrongState(NOT_HELD)


def _token(running: Running, token_id: str) -> Any:
    for task in tokens(running._instance):
        if str(task.id) == token_id:
            if _is_bound(task):
                raise WrongState(REPEATED)
            return task
    raise WrongState(GONE)


def _unmissed(task: Any, grounds: Grounds) -> Text | None:
    """Return why the case cannot do without this token; None when it can."""
    if _is_bound(task):
        return REPEATED
    if isinstance(task.task_spec, BoundaryEvent):
        return None
    rest = standing(task.workflow) - {task.task_spec.bpmn_id}
    if not rest:
        return THE_LAST
    return None if grounds[task.workflow.spec.name].allows(rest) else UNSOUND


def _is_bound(task: Any) -> bool:
    """Tell whether another node began this one and waits for it: a repeated or compensating one."""
    return bool(holder_of(task).triggered)


def _take(task: Any) -> None:
    if FAILED in task.internal_data:
        release(task)
    if isinstance(task.task_spec, BoundaryEvent):
        task.cancel()
    else:
        holder_of(task).cancel()
