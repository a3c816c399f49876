"""The rule of absences: everybody enters her own, a manager also those of others."""

from engine.access.hats import MANAGER
from engine.access.subject import NOT_FOR_ROLE, Denied, Subject
from engine.model import Actor


def enter_absence(actor: Actor, subject: Subject) -> Denied | None:
    """Say when somebody is away and who works in her place; `subject.author` is who is away."""
    return None if actor.role == MANAGER or actor.username == subject.author else NOT_FOR_ROLE
