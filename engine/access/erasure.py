"""The rules of erasing a case by law: two people under two hats, and what holds them back."""

from engine.access.cases import see_case
from engine.access.hats import AUDITOR, ERASURE_ASKERS, ERASURE_JUDGES
from engine.access.subject import NOT_FOR_ROLE, Denied, Subject, works_on
from engine.model import Actor, say

SAME_HAND = say("Pemusnahan diputuskan oleh orang lain dengan peran lain daripada yang memintanya.")


def see_erasure(actor: Actor, subject: Subject) -> Denied | None:
    """See what was asked and decided: who asks or audits, and whoever works on the case.

    For who decides there is no case before somebody has asked.
    """
    if actor.role in ERASURE_ASKERS | {AUDITOR} or works_on(actor, subject):
        return None
    if actor.role in ERASURE_JUDGES and subject.asked:
        return None
    return see_case(actor, subject) or NOT_FOR_ROLE


def decide_erasure(actor: Actor, subject: Subject) -> Denied | None:
    """Grant or refuse; `subject.author` is who asked, under the hat `subject.role`."""
    if actor.role not in ERASURE_JUDGES:
        return see_case(actor, subject) or NOT_FOR_ROLE
    same = actor.username == subject.author or actor.role == subject.role
    return Denied(SAME_HAND) if same else None


def hold_case(actor: Actor, subject: Subject) -> Denied | None:
    """Keep a case from being erased: whoever works on it knows of the police or the court."""
    if actor.role in ERASURE_ASKERS or works_on(actor, subject):
        return None
    return see_case(actor, subject) or NOT_FOR_ROLE
