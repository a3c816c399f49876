"""Write a step down; where it leads into another pathway, open that one's case."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.access import MANAGER, reads_cases
from engine.bpmn import OPENED
from engine.commands.settling import kept
from engine.commands.stepping import Step, definition_of, held, take_step
from engine.feel import compile_expression
from engine.model import Node
from engine.spiff import Running
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.packet import Told, told_in
from engine.store.records import CARRIED, CaseRecord, DefinitionRecord
from engine.store.records_access import Word
from engine.store.work import Work
from engine.store.work_answers import Filled


def record_step(work: Work, step: Step, deed: Deed, *more: Deed) -> CaseRecord:
    """Write the deeds into the history, then how the case stands if that changed, and save.

    The case that this one leads to is opened in the same transaction: no family falls between
    two pathways.
    """
    deeds = [replace(deed, detail={**deed.detail, **step.detail}), *more]
    if step.case.status == "ended":
        deeds.append(Deed(deed="case_ended", element=step.progress.end, name=step.case.end_name))
    if failure := step.progress.failure:
        deeds.append(held(work, step.case, "node", failure))
    deeds += [_led_on(work, step.case, *way) for way in _ways(work, step)]
    return work.record(step.case, *deeds)


def begin(
    work: Work,
    published: DefinitionRecord,
    told: Iterable[Told] = (),
    *,
    favoured: bool,
    klass: str = "",
) -> CaseRecord:
    """Open a case; what the family has told before comes along.

    `favoured` gives the first task that fits the actor's role to the actor. `klass`: the case's
    class until its pathway has found one.
    """
    case = _new_case(work, published)
    definition = definition_of(work.published_bundle(published.bundle))
    built_in = {"no_kasus": case.no, "daerah": case.daerah, "pemulai": case.opened_by}
    built_in |= {"kelas": klass} if klass else {}
    running = Running.start(definition, built_in, work.now, work.working(case.daerah))

    work.cases.open(case)
    if reads_cases(work.actor.role):
        work.cases.join_team(case, work.actor.username, work.actor.name, work.actor.role)
    brought = list(_brought(work, case, told))
    step = take_step(work, case, running, favoured=favoured)
    deed = Deed(deed="case_started", name=case.process_name, detail={"no": case.no})
    return record_step(work, step, deed, *brought)


def said_in(work: Work, case: CaseRecord) -> Iterator[Told]:
    """Yield what the family has told in a case, and goes with it into the next one."""
    return told_in(work.cases.links, work.bundle(case), case)


def _ways(work: Work, step: Step) -> Iterator[tuple[Node, str, str]]:
    """Yield the steps that were done and lead on: code of the pathway, and its process."""
    checked = work.bundle(step.case).checked
    receiving = checked.settings.get(OPENED, {})
    for passed in step.progress.passed:
        node = checked.processes[passed.process].nodes.get(passed.element)
        if node is None or not node.opens or passed.state != "completed":
            continue
        known = {**checked.settings, **step.progress.data}
        code = compile_expression(node.opens).evaluate(known, work.now)
        if (
            isinstance(code, str)
            and code in receiving
            and not work.cases.links.has(step.case, node.id)
        ):
            yield node, code, str(receiving[code])


def _led_on(work: Work, case: CaseRecord, node: Node, code: str, process: str) -> Deed:
    """Open the case that this one leads to, where its pathway is offered; return what to write."""
    published = work.definitions.current(case.daerah, process) if process else None
    is_open = published and process not in work.definitions.closed(case.daerah)
    told = said_in(work, case)
    other = begin(work, published, told, favoured=True) if published and is_open else None
    work.cases.links.add(case, node.id, code, other.id if other else "")
    if other is not None:
        by = work.actor
        word = Word(kind="case_led_on", role=MANAGER, about=by.username, about_name=by.name)
        work.notices.tell(replace(word, case_no=other.no), case.daerah)
    return Deed(deed="case_led_on", element=node.id, name=code, detail={"opened": bool(other)})


def _brought(work: Work, case: CaseRecord, told: Iterable[Told]) -> Iterator[Deed]:
    """Copy what goes with the family into its new case; yield what its history says of each."""
    known = work.bundle(case).facts
    for form, body in told:
        if form.file not in known:
            continue
        filled = Filled(
            task_id=fresh_id(work.now),
            element=CARRIED,
            task_name=form.title,
            form=form.file,
            body=body,
        )
        digest, detail = kept(work, case, filled)
        yield Deed(
            deed="answer_carried",
            task_id=filled.task_id,
            element=CARRIED,
            name=filled.task_name,
            digest=digest,
            detail=detail,
        )


def _new_case(work: Work, published: DefinitionRecord) -> CaseRecord:
    return CaseRecord(
        daerah=work.actor.daerah,
        id=fresh_id(work.now),
        no=work.cases.next_number(),
        process=published.process,
        process_name=published.name,
        definition=published.version,
        bundle=published.bundle,
        status="running",
        opened_at=work.now,
        opened_by=work.actor.username,
        opened_by_name=work.actor.name,
    )
