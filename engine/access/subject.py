"""What the rules look at, and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from engine.access.hats import reads_cases
from engine.model import Actor, Text, say

#: The class whose readers are named one by one.
NAMED_CLASS = "K4"


class StandIn(NamedTuple):
    """Somebody who works in another's place on one task that the other holds."""

    #: Who works, under the hat that the task asks for.
    username: str
    role: str
    task_id: str
    #: Whose task it is.
    absent: str
    absent_name: str
    #: What her name is, and whether the task alone was entrusted to her.
    name: str = ""
    entrusted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What somebody wants to act on, reduced to what the rules look at."""

    daerah: str
    #: The case, for the row that tells of a refusal; "" when there is none.
    case_id: str = ""
    case_no: str = ""
    #: K2, K3 or K4; "" before it is known.
    klass: str = ""
    #: Usernames of who holds or held a task of the case under a hat that reads cases.
    team: frozenset[str] = frozenset()
    #: Usernames of who was let in by name, and still is.
    named: frozenset[str] = frozenset()
    #: Usernames on the case's deny list.
    denied: frozenset[str] = frozenset()
    #: Usernames with an emergency access in force.
    emergency: frozenset[str] = frozenset()
    #: Role code of the task, and who holds it ("" while in the pool).
    role: str = ""
    assignee: str = ""
    #: The task; "" where the whole case is looked at.
    task_id: str = ""
    #: Who works in the place of those who hold open tasks of the case, now.
    stand_ins: frozenset[StandIn] = frozenset()
    #: Region code of the family, where the task asks for somebody of the place; else "".
    area: str = ""
    #: Username of the answer's author, or of who opened the case in an emergency.
    author: str = ""
    #: Whether somebody asked for the case to be destroyed.
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Denied:
    """Why not; `hidden` when even the existence must not show."""

    why: Text
    hidden: bool = False


HIDDEN = Denied(say("Tidak ditemukan."), hidden=True)
NOT_FOR_ROLE = Denied(say("Peran Anda tidak mencakup tindakan ini."))

Rule = Callable[[Actor, Subject], Denied | None]


def works_on(actor: Actor, subject: Subject) -> bool:
    """Tell whether she is of the case's team under a hat that reads cases.

    Of a case of the highest class only those are who were let in by name.
    """
    if not reads_cases(actor.role):
        return False
    if actor.username in subject.named:
        return True
    if subject.klass == NAMED_CLASS:
        return False
    return actor.username in subject.team or bool(_in_place(actor, subject))


def stands_in(actor: Actor, subject: Subject) -> StandIn | None:
    """Return in whose place she works: on the task, or on a case that she has no part in herself.

    For her the task and its case are what they are for whoever is away, but that no case of the
    highest class opens for it: there she must have been let in by name.
    """
    here = _in_place(actor, subject)
    if subject.klass == NAMED_CLASS and actor.username not in subject.named:
        return None
    if subject.task_id:
        return next((one for one in here if one.task_id == subject.task_id), None)
    return None if actor.username in subject.team | subject.named else next(iter(here), None)


def _in_place(actor: Actor, subject: Subject) -> list[StandIn]:
    hers = (one for one in subject.stand_ins if one.username == actor.username)
    return sorted(one for one in hers if one.role in {"", actor.role})


def reads(actor: Actor, subject: Subject) -> bool:
    """Tell whether what families said is open to her: to the team, and in an emergency."""
    in_emergency = reads_cases(actor.role) and actor.username in subject.emergency
    return in_emergency or works_on(actor, subject)
