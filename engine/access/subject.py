"""What the rules look at, and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.access.hats import reads_cases
from engine.model import Actor, Text, say

#: The class whose readers are named one by one.
NAMED_CLASS = "K4"


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
    return subject.klass != NAMED_CLASS and actor.username in subject.team


def reads(actor: Actor, subject: Subject) -> bool:
    """Tell whether what families said is open to her: to the team, and in an emergency."""
    in_emergency = reads_cases(actor.role) and actor.username in subject.emergency
    return in_emergency or works_on(actor, subject)
