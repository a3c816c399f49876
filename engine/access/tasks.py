"""The rules of a task: who sees it, takes it, hands it on, fills it."""

from engine.access.areas import covers
from engine.access.hats import (
    GUESTS,
    HELD_ONLY,
    LOCAL,
    MANAGER,
    READERS,
    is_task_alone,
    reads_cases,
)
from engine.access.subject import (
    HIDDEN,
    NAMED_CLASS,
    NOT_FOR_ROLE,
    Denied,
    Subject,
    reads,
    stands_in,
    works_on,
)
from engine.model import Actor, say

OTHERS_TASK = say("Tugas ini bukan tugas Anda.")
CLAIM_FIRST = say("Ambil tugas ini dahulu, lalu isi.")
TAKEN = say("Tugas ini sudah dipegang orang lain.")


def _holds(actor: Actor, subject: Subject) -> bool:
    """Tell whether it lies on her desk; a hat for tasks alone brings no other hat's tasks."""
    if actor.role in HELD_ONLY and subject.role not in {"", actor.role}:
        return False
    held = bool(subject.assignee) and actor.username == subject.assignee
    return (held or stands_in(actor, subject) is not None) and _is_near(actor, subject)


def _is_near(actor: Actor, subject: Subject) -> bool:
    """Tell whether a task for somebody of the place may be hers.

    Whoever handed her a task of no known place knew whose village it is; no pool brings her one.
    """
    if LOCAL.isdisjoint((actor.role, subject.role)):
        return True
    if subject.klass == NAMED_CLASS:
        return False
    return covers(actor.areas, subject.area) or (not subject.area and bool(subject.assignee))


def _reaches(actor: Actor, subject: Subject) -> bool:
    """Tell whether the task lies in a pool she draws from."""
    return not subject.assignee and _serves(actor, subject)


def _serves(actor: Actor, subject: Subject) -> bool:
    """Tell whether she is one of those whom the task's pool serves.

    Nobody takes herself a task of a case that is open by name alone, but what the diagram asks
    of the case manager: in a small office nobody else could let her in, and a family waits.
    """
    if not subject.role or actor.role != subject.role or actor.role in GUESTS:
        return False
    if actor.role in LOCAL:
        return subject.klass != NAMED_CLASS and covers(actor.areas, subject.area)
    if subject.klass != NAMED_CLASS or subject.role == MANAGER:
        return True
    return works_on(actor, subject)


def see_task(actor: Actor, subject: Subject) -> Denied | None:
    """See that the task is there, and what it asks; nothing of the case."""
    if actor.role in READERS:
        return HIDDEN
    hers = _holds(actor, subject) or _reaches(actor, subject)
    return None if hers or actor.role == MANAGER or reads(actor, subject) else HIDDEN


def read_task(actor: Actor, subject: Subject) -> Denied | None:
    """Read what of the case comes with the task: prefilled fields, drafts, why it is here."""
    alone = is_task_alone(actor.role, subject.role)
    holder = _holds(actor, subject) and not alone and actor.role not in READERS
    return None if holder or reads(actor, subject) else HIDDEN


def know_task(actor: Actor, subject: Subject) -> Denied | None:
    """Let also those know of a task who could have taken it: "somebody was faster"."""
    return None if _serves(actor, subject) else see_task(actor, subject)


def claim(actor: Actor, subject: Subject) -> Denied | None:
    """Take it from the pool."""
    if hidden := know_task(actor, subject):
        return hidden
    if subject.assignee:
        return Denied(TAKEN)
    return None if _reaches(actor, subject) else NOT_FOR_ROLE


def release(actor: Actor, subject: Subject) -> Denied | None:
    """Put it back into the pool."""
    if hidden := know_task(actor, subject):
        return hidden
    return None if _holds(actor, subject) or actor.role == MANAGER else Denied(OTHERS_TASK)


def assign(actor: Actor, subject: Subject) -> Denied | None:
    """Hand it to somebody: a manager does, whether she reads the case or not."""
    if hidden := know_task(actor, subject):
        return hidden
    return None if actor.role == MANAGER else NOT_FOR_ROLE


def entrust(actor: Actor, subject: Subject) -> Denied | None:
    """Have a colleague work on it in the holder's place, and take it back: she, or a manager."""
    if hidden := know_task(actor, subject):
        return hidden
    hers = bool(subject.assignee) and actor.username == subject.assignee
    return None if hers or actor.role == MANAGER else Denied(OTHERS_TASK)


def be_given(actor: Actor, subject: Subject) -> Denied | None:
    """Be handed a task by a manager; `subject.author` is the manager.

    What opens a case by name nobody hands to herself, unless she is in it already. An emergency
    is over after hours, a name stays: it lets nobody in for good. A village official is given what
    lies in her villages, and nothing of the highest class.
    """
    if subject.role in LOCAL and subject.klass == NAMED_CLASS:
        return HIDDEN
    if subject.area and not covers(actor.areas, subject.area):
        return HIDDEN
    if subject.klass != NAMED_CLASS or not reads_cases(subject.role):
        return None
    hers = actor.username == subject.author
    return HIDDEN if hers and not works_on(actor, subject) else None


def stop_clock(actor: Actor, subject: Subject) -> Denied | None:
    """Stop its clock and let it run: a manager, or who holds it and reads the case."""
    if hidden := know_task(actor, subject):
        return hidden
    hers = _holds(actor, subject) and reads(actor, subject)
    return None if hers or actor.role == MANAGER else Denied(OTHERS_TASK)


def complete(actor: Actor, subject: Subject) -> Denied | None:
    """Hand in its answers."""
    if hidden := know_task(actor, subject):
        return hidden
    hers = _holds(actor, subject) or _reaches(actor, subject)
    return None if hers else Denied(OTHERS_TASK)


def read_left(actor: Actor, subject: Subject) -> Denied | None:
    """Read again what she typed and nobody handed in; `subject.author` typed it."""
    named = subject.klass != NAMED_CLASS or works_on(actor, subject)
    return None if named and actor.username == subject.author else HIDDEN


def save_draft(actor: Actor, subject: Subject) -> Denied | None:
    """Keep what was typed so far."""
    if hidden := know_task(actor, subject):
        return hidden
    return None if _holds(actor, subject) else Denied(CLAIM_FIRST)
