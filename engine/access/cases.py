"""The rules of a case: who knows of it, reads it, moves it, opens it to others."""

from engine.access.hats import (
    AUDITOR,
    DATA_OFFICER,
    GUESTS,
    LOG_READERS,
    MACHINE,
    MANAGER,
    RESCUERS,
    REVIEWERS,
    reads_cases,
)
from engine.access.subject import (
    HIDDEN,
    NOT_FOR_ROLE,
    Denied,
    Rule,
    Subject,
    reads,
    stands_in,
    works_on,
)
from engine.model import Actor, say

NOT_THE_AUTHOR = say("Hanya penulisnya atau manajer kasus dalam tim yang dapat membetulkan isian.")
OTHERS_HANDOVER = say("Serah terima ini bukan untuk Anda jawab.")
OWN_EMERGENCY = say("Akses darurat ditinjau oleh orang lain, bukan oleh yang membukanya.")


def may(*roles: str) -> Rule:
    """Allow these roles; to all others the verb is closed, though not secret."""
    return lambda actor, _subject: None if actor.role in roles else NOT_FOR_ROLE


def knows(*roles: str) -> Rule:
    """Allow these roles and who reads the case; to all others it does not exist."""
    return lambda actor, subject: None if actor.role in roles or reads(actor, subject) else HIDDEN


see_case = knows(MANAGER, AUDITOR, DATA_OFFICER)
see_history = knows(*LOG_READERS)


def see_answers(actor: Actor, subject: Subject) -> Denied | None:
    """Read what the family said."""
    return None if reads(actor, subject) else HIDDEN


def correct(actor: Actor, subject: Subject) -> Denied | None:
    """Write a new version of an answer."""
    if not works_on(actor, subject):
        return HIDDEN
    absent = stands_in(actor, subject)
    hers = subject.author in {actor.username, absent.absent if absent else ""}
    allowed = hers or actor.role == MANAGER
    return None if allowed else Denied(NOT_THE_AUTHOR)


def take_part(actor: Actor, subject: Subject) -> Denied | None:
    """Write notes, flags and appointments beside the forms: an emergency only reads."""
    return None if works_on(actor, subject) else HIDDEN


def see_handover(actor: Actor, subject: Subject) -> Denied | None:
    """See who hands a case to whom; `subject.author` gives, `subject.assignee` takes.

    The taker reads what the giver wrote for her before she says yes, the giver what she signed.
    """
    signs = reads_cases(actor.role) and actor.username in {subject.author, subject.assignee}
    return None if signs or works_on(actor, subject) else HIDDEN


def answer_handover(actor: Actor, subject: Subject) -> Denied | None:
    """Take over, or refuse to."""
    return None if actor.username == subject.assignee else Denied(OTHERS_HANDOVER)


def withdraw_handover(actor: Actor, subject: Subject) -> Denied | None:
    """Take the proposal back."""
    return None if actor.username == subject.author else Denied(OTHERS_HANDOVER)


def receive(actor: Actor, subject: Subject) -> Denied | None:
    """Write down an answer from outside."""
    return None if actor.role == MACHINE or works_on(actor, subject) else HIDDEN


def answer_by_link(actor: Actor, subject: Subject) -> Denied | None:
    """Answer without an account; `subject.assignee` is whom the link lets in, and nobody else."""
    return None if actor.role in GUESTS and actor.username == subject.assignee else HIDDEN


def manage(actor: Actor, subject: Subject) -> Denied | None:
    """Suspend, resume or cancel; stop its clocks, or let them run."""
    if hidden := see_case(actor, subject):
        return hidden
    return None if actor.role == MANAGER else NOT_FOR_ROLE


def mends(*roles: str) -> Rule:
    """Allow these roles in their whole daerah, whether they see the case's content or not."""

    def rule(actor: Actor, subject: Subject) -> Denied | None:
        if actor.role in roles:
            return None
        return see_case(actor, subject) or NOT_FOR_ROLE

    return rule


def open_to_others(actor: Actor, subject: Subject) -> Denied | None:
    """Let somebody in by name.

    A manager may in an emergency too: the team does not answer, and somebody has to go to the
    family. It takes nothing from anybody, and the team can take it back.
    """
    return _manages_access(actor, subject, near=reads(actor, subject))


def shut_to_others(actor: Actor, subject: Subject) -> Denied | None:
    """Take somebody's access, put her on the deny list, take her off it: no emergency is enough."""
    return _manages_access(actor, subject, near=works_on(actor, subject))


def mend_weight(actor: Actor, subject: Subject) -> Denied | None:
    """Set how grave a case is where it is stuck: it decides who reads it, so who reads it does."""
    if actor.role == MACHINE:
        return None
    return _manages_access(actor, subject, near=works_on(actor, subject))


def _manages_access(actor: Actor, subject: Subject, *, near: bool) -> Denied | None:
    if not near:
        return HIDDEN if see_case(actor, subject) else NOT_FOR_ROLE
    return None if actor.role == MANAGER else NOT_FOR_ROLE


def see_readers(actor: Actor, subject: Subject) -> Denied | None:
    """See who opened the case, and who found it shut."""
    return None if actor.role in {AUDITOR, DATA_OFFICER} else open_to_others(actor, subject)


def break_glass(actor: Actor, _subject: Subject) -> Denied | None:
    """Open a case in an emergency; to all others there is no such case."""
    return None if actor.role in RESCUERS else HIDDEN


def review_emergency(actor: Actor, subject: Subject) -> Denied | None:
    """Judge an emergency access; `subject.author` is who opened the case."""
    if actor.role not in REVIEWERS:
        return see_case(actor, subject) or NOT_FOR_ROLE
    return Denied(OWN_EMERGENCY) if actor.username == subject.author else None
