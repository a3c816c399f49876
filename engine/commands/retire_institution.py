"""Offer an institution no longer."""

from dataclasses import dataclass, replace

from engine.commands.cases import required
from engine.commands.institutions import kept
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

RETIRED = say("Lembaga ini sudah tidak dipakai.")


@dataclass(frozen=True, slots=True)
class RetireInstitution:
    """Take it out of every list that forms offer; what was answered stays as it was."""

    id: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the id; WrongState when it is retired already."""
        old = kept(work, self.id)
        if not old.active:
            raise WrongState(RETIRED)
        new = replace(old, active=False, reason=required(self.reason))

        version = work.institutions.change(old, new, "institution_retired")

        return Receipt(deed="institution_retired", subject=old.id, version=version)
