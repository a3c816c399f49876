"""What every deed that moves a case shares: take its instance out, and write down the step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from engine.access import LOCAL, NAMED_CLASS
from engine.bpmn import Ground, grounds_of, pick
from engine.commands.naming import may_be_given, may_draw, name_those_at_work, put_on
from engine.commands.recounting import recount
from engine.commands.villages import ask_around
from engine.feel import compile_expression
from engine.lifecycle import case_moves
from engine.model import Failure, JsonObject, Progress, Reached
from engine.spiff import Definition, Running
from engine.store.bundles import Bundle
from engine.store.canonical import canonical
from engine.store.history import Deed
from engine.store.recent import Recent
from engine.store.records import CaseRecord
from engine.store.sentences import covered, written
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

_built: Recent[Definition] = Recent(64)
_grounds: Recent[Mapping[str, Ground]] = Recent(64)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is written but for its history row."""

    case: CaseRecord
    progress: Progress
    #: For the detail of the history row.
    detail: JsonObject


def definition_of(bundle: Bundle) -> Definition:
    """Return the runnable definition of a bundle, built once per process."""
    return _built.get(bundle.hash, lambda: Definition.build(bundle.checked))


def grounds(bundle: Bundle) -> Mapping[str, Ground]:
    """Return where tokens may stand in the processes of a bundle, found once per process."""
    return _grounds.get(bundle.hash, lambda: grounds_of(bundle.checked))


def restored(work: Work, case: CaseRecord) -> Running:
    """Take the instance of a locked case out of its state."""
    definition = definition_of(work.bundle(case))
    return Running.restore(definition, case.state, work.now, work.working(case.daerah))


def carried(bundle: Bundle, form: str, answers: JsonObject) -> JsonObject:
    """Return the variables that answers to a form set: only what some expression reads."""
    facts = bundle.facts.get(form)
    return pick(answers, bundle.checked.reads, facts.fields) if facts else {}


def take_step(work: Work, case: CaseRecord, running: Running, *, favoured: bool = False) -> Step:
    """Run to the next waits and write what changed: tasks, trail, waits, incident.

    `favoured` gives the first task that fits the actor's role to the actor.
    """
    progress = running.advance()
    after = _moved(work, case, running, progress)
    trail = work.trail.write(case, progress)
    work.waits.write(after, progress, _clock_names(work, case, progress))
    work.tasks.withdraw(after, progress.withdrawn)
    if after.klass == NAMED_CLASS != case.klass:
        name_those_at_work(work, case, after)
    work.tasks.place(after, _desks(work, after, progress.opened, favoured=favoured))
    if (after.risk, after.klass) != (case.risk, case.klass):
        work.tasks.colour(after)
    if case.clocks_stopped_at is not None:
        recount(work, after)
    taken_back = ask_around(work, case, after, {step.node.role for step in progress.opened})
    if after.status == "ended":
        work.waits.clear(after)
    detail: JsonObject = {
        "opened": [step.node.id for step in progress.opened],
        "status": after.status,
        "trail": trail,
        **({"taken_back": taken_back} if taken_back else {}),
    }
    return Step(after, progress, detail)


def held(work: Work, case: CaseRecord, kind: str, failure: Failure) -> Deed:
    """Open an incident; return the deed that tells of it."""
    incident = work.waits.open_incident(
        case,
        kind,
        subject=failure.id,
        element=failure.element,
        process=failure.process,
        message=written(failure.message),
    )
    detail: JsonObject = {"incident": incident, "message": covered(failure.message).pieces()}
    return Deed(deed="incident_opened", element=failure.element, detail=detail)


def receipt(work: Work, deed: str, case: CaseRecord, subject: str = "") -> Receipt:
    """Answer a deed: what it was, and what the actor may take up next on this case."""
    mine: list[str] = []
    pool: dict[str, list[str]] = {}
    for task_id, assignee, role, area in work.tasks.next_of_case(case):
        if assignee and assignee in {work.actor.username, work.absent.username}:
            mine.append(task_id)
        elif assignee is None and role == work.actor.role:
            pool.setdefault(area, []).append(task_id)
    drawn = [id_ for area, ids in pool.items() if may_draw(work, case, area) for id_ in ids]
    return replace(case.receipt(deed, subject), next_tasks=(*mine, *drawn))


def _moved(work: Work, case: CaseRecord, running: Running, progress: Progress) -> CaseRecord:
    ended = progress.status == "ended"
    data = {**progress.data, **_outcome(work, case, progress)}
    return case._replace(
        status=case_moves(case.status, progress.status),
        state=running.dump(),
        known=canonical(data),
        stage=_stage(work, case, progress),
        risk=_word(data, "risiko"),
        pathway=_word(data, "jalur"),
        klass=_word(data, "kelas"),
        closed_at=work.now if ended else None,
        end_name=name_of(work, case, progress.end) if ended else "",
    )


def _outcome(work: Work, case: CaseRecord, progress: Progress) -> JsonObject:
    """Return how a case ended, where the end that closed it says so."""
    checked = work.bundle(case).checked
    node = checked.processes[checked.root].nodes.get(progress.end)
    if node is None or not node.outcome:
        return {}
    known = {**checked.settings, **progress.data}
    said = compile_expression(node.outcome).evaluate(known, work.now)
    return {"hasil_akhir": said} if isinstance(said, str) else {}


def _stage(work: Work, case: CaseRecord, progress: Progress) -> str:
    """Return the stage of what is open now, else of what was last left behind."""
    stages = [step.node.stage for step in progress.opened]
    if not any(stages):
        processes = work.bundle(case).checked.processes
        nodes = (processes[step.process].nodes.get(step.element) for step in progress.passed)
        stages = [node.stage for node in nodes if node]
    named = [stage for stage in stages if stage]
    return named[-1] if named else case.stage or _word(progress.data, "tahap")


def _desks(
    work: Work, case: CaseRecord, opened: Iterable[Reached], *, favoured: bool
) -> Iterable[tuple[Reached, Person]]:
    for step in opened:
        person = _person(work, case, step)
        if favoured and not person.username and step.node.role == work.actor.role:
            person, favoured = Person(work.actor.username, work.actor.name), False
        yield step, person


def _person(work: Work, case: CaseRecord, step: Reached) -> Person:
    """Find whom the diagram names; a name that nobody bears leaves the task to the pool.

    So does the name of somebody whom the case keeps out, or who serves elsewhere. She
    comes under the hat that is asked for, whatever her main one is, if she has it.
    """
    username = step.assignee
    found = work.people.colleague(case.daerah, username) if username else None
    if found is None:
        return Person()
    name, roles = found
    asked = step.node.role
    person, role = Person(username, name), asked if asked in roles else roles[0]
    area = step.area if asked in LOCAL else ""
    if not may_be_given(work, case, person, role, area):
        return Person()
    put_on(work, case, person, role)
    return person


def _clock_names(work: Work, case: CaseRecord, progress: Progress) -> dict[str, str]:
    elements = [item.element for item in progress.started_clocks]
    return {element: name_of(work, case, element) for element in elements}


def name_of(work: Work, case: CaseRecord, element: str) -> str:
    """Return what an element of the case's bundle is called; its id when it has no name."""
    processes = work.bundle(case).checked.processes.values()
    found = (process.nodes[element].name for process in processes if element in process.nodes)
    return next(found, "") or element


def _word(data: JsonObject, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""
