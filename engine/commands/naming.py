"""Who is let into a case without a grant: whom a manager, the diagram or a step puts on it."""

from dataclasses import replace

from engine.access import (
    GUESTS,
    LOCAL,
    MANAGER,
    NAMED_CLASS,
    Subject,
    deny,
    reads_cases,
    stands_in,
    works_on,
)
from engine.model import Actor
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.store.work_tasks import Person


def in_place(work: Work, subject: Subject) -> None:
    """Have what follows written in the name of whoever the actor stands in for, if she does."""
    if one := stands_in(work.actor, subject):
        work.work_for(Person(one.absent, one.absent_name))


def put_on(work: Work, case: CaseRecord, person: Person, role: str) -> None:
    """Put somebody on the team; on a case that is open by name alone, by name."""
    work.cases.join_team(case, person.username, person.name, role)
    if case.klass == NAMED_CLASS and reads_cases(role):
        work.access.keep_in(case, person, role)


def name_those_at_work(work: Work, before: CaseRecord, case: CaseRecord) -> None:
    """Let in by name who works on a case in the step that makes it open by name alone.

    Those are who holds an open task, the team's managers, and who takes the step, unless she did
    not work on the case before: mending a case lets nobody into it.
    """
    held = (task for task in work.tasks.of_case(case) if task.assignee)
    actor = work.actor
    # Who stands in for somebody has been at work in her name, and names her.
    whoever = work.absent if work.absent.username else Person(actor.username, actor.name)
    hers = works_on(replace(actor, username=whoever.username), work.cases.subject(before))
    people = [
        *([(whoever, actor.role)] if hers else ()),
        *((person, MANAGER) for person in work.access.team_with(case, MANAGER)),
        *((Person(task.assignee or "", task.assignee_name), task.role) for task in held),
    ]
    for person, role in people:
        if reads_cases(role):
            work.access.keep_in(case, person, role)


def may_be_given(work: Work, case: CaseRecord, person: Person, role: str, area: str = "") -> bool:
    """Tell whether somebody may be handed a task of the case for `role`, in `area`."""
    her = Actor(
        username=person.username,
        name=person.name,
        daerah=case.daerah,
        role=role,
        areas=work.terms.areas(person.username) if area else (),
    )
    by = work.actor.username
    subject = replace(work.cases.subject(case), role=role, area=area, author=by)
    return deny(her, "be_given", subject) is None


def may_draw(work: Work, case: CaseRecord, area: str) -> bool:
    """Tell whether the actor, who has just acted on the case, may take its pool tasks too."""
    if case.klass != NAMED_CLASS and work.actor.role not in LOCAL | GUESTS:
        return True
    pool = replace(work.cases.subject(case), role=work.actor.role, area=area)
    return deny(work.actor, "see_task", pool) is None
