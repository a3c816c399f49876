"""Offer a retired institution again."""

from dataclasses import dataclass, replace

from engine.commands.cases import required
from engine.commands.institutions import kept
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

OFFERED = say("Lembaga ini masih dipakai.")


@dataclass(frozen=True, slots=True)
class RestoreInstitution:
    """Put it back into the lists that forms offer."""

    id: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the id; WrongState when it never was retired."""
        old = kept(work, self.id)
        if old.active:
            raise WrongState(OFFERED)
        new = replace(old, active=True, reason=required(self.reason))

        version = work.institutions.change(old, new, "institution_restored")

        return Receipt(deed="institution_restored", subject=old.id, version=version)
