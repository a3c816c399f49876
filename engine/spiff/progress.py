"""What one step changed: the difference between what was open before and what is open after."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from engine.model import Awaited, Clock, Failure, Progress, Reached, say
from engine.spiff.events import seer_of, trigger_of, waits_of
from engine.spiff.inside import Condition, Signal
from engine.spiff.instance import Instance
from engine.spiff.marks import DUE, FAILED, LIVE, READY, WAITING
from engine.spiff.moments import deadline
from engine.spiff.stall import Stall, failure_of, hold
from engine.spiff.triggers import Alarm, Letter, due_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Open:
    """What a case waits for, by id, and what of it could not run."""

    people: dict[str, Any] = field(default_factory=dict)
    clocks: dict[str, Any] = field(default_factory=dict)
    messages: dict[str, Any] = field(default_factory=dict)
    #: Signals and conditions.
    signals: dict[str, Any] = field(default_factory=dict)
    held: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.people or self.clocks or self.messages or self.held)


def look(instance: Instance) -> Open:
    """Return what the case waits for now."""
    found = Open()
    if not instance.completed:
        _look_at_tasks(instance, found)
        for wait, trigger in _waits(instance):
            if isinstance(trigger, Alarm) and DUE in wait.internal_data:
                found.clocks[str(wait.id)] = wait
            elif isinstance(trigger, Letter):
                found.messages[str(wait.id)] = wait
            elif isinstance(trigger, Signal | Condition):
                found.signals[str(wait.id)] = wait
    return found


def waits(instance: Instance) -> list[Any]:
    """Return the tasks of the events of every kind that the case waits for."""
    return [] if instance.completed else [wait for wait, _ in _waits(instance)]


def _look_at_tasks(instance: Instance, found: Open) -> None:
    parts = (instance, *instance.subprocesses.values())
    for task in _in_order(task for part in parts for task in part.tasks.values()):
        if FAILED in task.internal_data:
            found.held.append(task)
        elif task._state == READY and task.task_spec.manual:
            found.people[str(task.id)] = task


def _in_order(tasks: Iterable[Any]) -> list[Any]:
    """Return the live and the held tasks in the order they were reached."""
    some = [task for task in tasks if task._state & LIVE or FAILED in task.internal_data]
    return sorted(some, key=lambda task: task.last_state_change)


def _waits(instance: Instance) -> Iterator[tuple[Any, Any]]:
    """Yield the events that are waited for, each with its trigger; a gateway offers several."""
    for task in _in_order(instance.event_manager.tasks.values()):
        yield from waits_of(task)


@dataclass(frozen=True, slots=True)
class New:
    """What became open in a step."""

    people: tuple[Reached, ...]
    clocks: tuple[Clock, ...]
    messages: tuple[Awaited, ...]


def settle(instance: Instance, before: Open, *, signals_come: bool) -> tuple[Open, New]:
    """Return what is open after a step, and what of it is new; hold what cannot be told.

    Unless `signals_come` from outside, whoever waits for nothing but a signal or a
    condition waits in vain.
    """
    after = look(instance)
    new = New(
        people=_told(_reached, after.people, before.people, after.held),
        clocks=_told(_clock, after.clocks, before.clocks, after.held),
        messages=_told(_awaited, after.messages, before.messages, after.held),
    )
    hopes = after or (signals_come and after.signals)
    if not hopes and not instance.completed:
        joins = [task for task in instance.tasks.values() if task._state == WAITING]
        dead = joins[0] if joins else instance.task_tree
        hold(dead, Stall(say("tidak ada lagi yang ditunggu, padahal prosesnya belum berakhir.")))
        after.held.append(dead)
    return after, new


def _told(
    tell: Callable[[Any], T], after: dict[str, Any], before: dict[str, Any], held: list[Any]
) -> tuple[T, ...]:
    """Return in values what is in `after` and not in `before`; hold what its settings spoil."""
    told = []
    for key in [key for key in after if key not in before]:
        try:
            told.append(tell(after[key]))
        except Exception as error:  # noqa: BLE001 - whatever it is, the case waits for a person
            task = after.pop(key)
            hold(task, error)
            held.append(task)
    return tuple(told)


def compare(
    instance: Instance, before: Open, after: Open, new: New, finished: set[str]
) -> Progress:
    """Return what changed; `finished` are the human tasks done in this step."""
    notes = instance.journal
    return Progress(
        status="ended" if instance.completed else "stuck" if after.held else "running",
        opened=new.people,
        withdrawn=tuple(sorted(before.people.keys() - after.people.keys() - finished)),
        passed=tuple(notes.passed),
        chosen=tuple(notes.chosen),
        decided=tuple(notes.decided),
        started_clocks=new.clocks,
        stopped_clocks=tuple(sorted(before.clocks.keys() - after.clocks.keys())),
        awaited=new.messages,
        unawaited=tuple(sorted(before.messages.keys() - after.messages.keys())),
        sent=tuple(notes.sent),
        data=dict(instance.known),
        end=notes.end if instance.completed else "",
        failure=_untold(after.held),
    )


def _untold(held: list[Any]) -> Failure | None:
    """Return the next failure nobody has been told of; one a step, so one incident each."""
    for task in held:
        if not task.internal_data[FAILED][2]:
            task.internal_data[FAILED][2] = True
            return failure_of(task)
    return None


def _reached(task: Any) -> Reached:
    """Return a human task with its due time and assignee; raises Stall on a bad due time."""
    node = task.task_spec.node
    environment = task.workflow.script_engine.environment
    journal = task.workflow.top_workflow.journal
    due = environment.evaluate(node.due, task.data) if node.due else None
    assignee = environment.evaluate(node.assignee, task.data) if node.assignee else None
    area = environment.evaluate(node.area, task.data) if node.area else None
    return Reached(
        id=str(task.id),
        node=node,
        deadline=None if due is None else deadline(due, journal.now, journal.working),
        assignee=assignee if isinstance(assignee, str) else "",
        area=area if isinstance(area, str) else "",
    )


def _clock(task: Any) -> Clock:
    node = task.task_spec.node
    budgets = task.workflow.top_workflow.journal.budgets
    return Clock(
        id=str(task.id),
        element=node.id,
        process=node.process,
        due=due_of(task),
        budget=budgets.get(str(task.id), ""),
    )


def _awaited(task: Any) -> Awaited:
    node = task.task_spec.node
    environment = task.workflow.script_engine.environment
    data = seer_of(task).data
    found = environment.evaluate(node.correlation, data) if node.correlation else None
    return Awaited(
        id=str(task.id),
        element=node.id,
        process=node.process,
        message=trigger_of(task).name,
        correlation="" if found is None else str(found),
        form=node.form,
        name=node.name,
    )
