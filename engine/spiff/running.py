"""One case while it takes a step: restored, told what happened, run to the next waits, dumped."""

from datetime import datetime
from typing import Any, Final

from engine.errors import TaskNotOpen, WrongState
from engine.model import WEEKDAYS, Failure, JsonObject, Node, Progress, WorkingDays, say
from engine.spiff import codec
from engine.spiff.compaction import compact
from engine.spiff.definition import Definition
from engine.spiff.events import happen
from engine.spiff.inside import call_out, wake
from engine.spiff.instance import Instance
from engine.spiff.journal import Journal
from engine.spiff.marks import COMPLETED, FAILED, READY
from engine.spiff.progress import Open, compare, look, settle, waits
from engine.spiff.reminders import withdraw
from engine.spiff.stall import Stall, failure_of, hold, release
from engine.spiff.tasks import assign

#: Automatic nodes one step may run; more is a loop nobody waits in.
STEPS: Final = 1000
#: Automatic nodes between two compactions inside a step: the tree stays small, the cost linear.
_SWEEP: Final = 50


class Running:
    """A fresh copy per command: start or restore it, tell it what happened, advance, dump."""

    #: Signals reach the case from outside too; where none can, waiting for one is an incident.
    signals_come = False

    def __init__(self, definition: Definition, instance: Instance, before: Open) -> None:
        self.definition = definition
        self._instance = instance
        self._before = before
        self._after = before
        #: What is run before all else: human tasks that are done, nodes tried again.
        self._first: list[Any] = []
        self._finished: set[str] = set()

    @classmethod
    def start(
        cls,
        definition: Definition,
        data: JsonObject,
        now: datetime,
        working: WorkingDays = WEEKDAYS,
    ) -> "Running":
        """Begin a case with these variables; `advance` takes it to its first waits."""
        instance = codec.fresh(definition, Journal(now, working))
        instance.learn(instance.task_tree, definition.language.reads.part(data))
        return cls(definition, instance, Open())

    @classmethod
    def restore(
        cls, definition: Definition, state: bytes, now: datetime, working: WorkingDays = WEEKDAYS
    ) -> "Running":
        """Take up the case that `dump` wrote; raises Broken when it cannot be read."""
        instance = codec.load(state, definition, Journal(now, working))
        return cls(definition, instance, look(instance))

    def finish(self, task_id: str, data: JsonObject) -> None:
        """Complete a human task; `data` is cut to what the bundle reads. Raises TaskNotOpen."""
        task = self._before.people.get(task_id)
        if task is None or task_id in self._finished:
            raise TaskNotOpen
        self._instance.learn(task, self.definition.language.reads.part(data))
        self._first.append(task)
        self._finished.add(task_id)

    def receive(self, wait_id: str, data: JsonObject) -> None:
        """Hand a message to this one wait; raises WrongState when it is over."""
        found = self._before.messages.get(wait_id)
        if found is None:
            raise WrongState(say("Kasus ini tidak sedang menunggu pesan tersebut."))
        happen(found, self.definition.language.reads.part(data))

    def fire(self, clock_id: str) -> None:
        """Let exactly this clock fire, however late; raises WrongState when it is over."""
        found = self._before.clocks.get(clock_id)
        if found is None:
            raise WrongState(say("Pengatur waktu ini sudah tidak berjalan."))
        happen(found)

    def hear(self, signal: str) -> None:
        """Let everybody who waits for this signal hear it; raises WrongState when nobody does."""
        if not call_out(self._instance, signal):
            raise WrongState(say("Tidak ada yang menunggu sinyal “{signal}”.", signal=signal))

    def retry(self, failure_id: str) -> None:
        """Run the node again that could not run; raises WrongState when it is not held."""
        held = [task for task in self._before.held if str(task.id) == failure_id]
        if not held:
            raise WrongState(say("Langkah ini tidak sedang tertahan."))
        if release(held[0]):
            self._first.append(held[0])
        elif held[0]._state < READY:
            held[0].task_spec._update(held[0])

    def advance(self) -> Progress:
        """Run to the next waits and return what changed. A node that fails is held, not raised."""
        for task in self._first:
            self._attempt(task)
        agenda, journal = self._instance.agenda, self._instance.journal
        while wake(self._instance) or withdraw(self._instance):
            task = agenda.popleft()
            if task._state != READY or task.task_spec.manual or FAILED in task.internal_data:
                continue
            self._attempt(task)
            if journal.steps % _SWEEP == 0:
                withdraw(self._instance)  # compaction drops what tells whether one is needed
                self._compact()
        self._instance.bpmn_events.clear()
        self._after, new = settle(self._instance, self._before, signals_come=self.signals_come)
        return compare(self._instance, self._before, self._after, new, self._finished)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not run when the case last advanced, told or not."""
        return tuple(map(failure_of, self._after.held))

    @property
    def events(self) -> tuple[Node, ...]:
        """The events of every kind that the case waits for since it last advanced, each once.

        An event of several triggers is put in place of several events.
        """
        found = ((wait.parent.id, wait.task_spec.node) for wait in waits(self._instance))
        return tuple({(parent, node.id): node for parent, node in found}.values())

    def dump(self) -> bytes:
        """Return the case as bytes, without what no step can look at again."""
        self._compact()
        return codec.dump(self._instance, self.definition)

    def _compact(self) -> None:
        compact(self._instance, self.definition.parts)

    def _attempt(self, task: Any) -> None:
        """Run one node; when it cannot run, hold it and leave the other branches be."""
        try:
            self._count(task)
            if task._state == COMPLETED:  # it ran, but what follows could not begin
                task.task_spec._on_complete(task)
                return
            task.task_spec._run_hook(task)
            if task.task_spec.after:
                assign(task, task.task_spec.after)
            task.complete()
        except Exception as error:  # noqa: BLE001 - whatever it is, the case waits for a person
            hold(task, error, ran=True)

    def _count(self, task: Any) -> None:
        journal = self._instance.journal
        journal.steps += 1
        if task.task_spec.node:
            journal.recent.append(task.task_spec.node.name or task.task_spec.node.id)
        if journal.steps > STEPS:
            loop = " → ".join(dict.fromkeys(journal.recent))
            raise Stall(
                say("prosesnya berputar tanpa berhenti ({n} langkah): {loop}", n=STEPS, loop=loop)
            )
