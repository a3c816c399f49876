"""What somebody may do at all."""

from dataclasses import dataclass

from engine.access import RULES, Subject
from engine.store.reading import Reading


@dataclass(frozen=True, slots=True)
class Rights:
    """The verbs of engine.access that the actor's hat allows, whatever the case or task.

    What depends on a case's team or a task's holder is not among them: its own sheet tells.
    """

    def answer(self, reading: Reading) -> frozenset[str]:
        """Answer with verbs, so that pages offer no closed door."""
        anywhere = Subject(daerah=reading.actor.daerah)
        return frozenset(verb for verb in RULES if reading.may(verb, anywhere))
