"""Which process a case begins in: one that its daerah offers, for who may open such cases."""

from engine.errors import Forbidden, WrongState
from engine.model import say
from engine.store.records import DefinitionRecord
from engine.store.work import Work

NOT_HERS = say("Kasus di jalur ini dibuka oleh peran lain; sampaikan kepada rekan yang membukanya.")
NOT_OFFERED = say("Jalur ini tidak dibuka di daerah ini.")


def offered(work: Work, process: str) -> DefinitionRecord:
    """Return the current version of a process; Unknown without one, WrongState when it is shut."""
    published = work.definitions.published(process)
    if process in work.definitions.closed(work.actor.daerah):
        raise WrongState(NOT_OFFERED)
    return published


def offered_to_her(work: Work, process: str) -> DefinitionRecord:
    """Return the same; Forbidden where others open such cases."""
    published = offered(work, process)
    if published.starters and work.actor.role not in published.starters.split():
        raise Forbidden(NOT_HERS)
    return published
