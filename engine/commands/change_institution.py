"""Change what the registry knows of an institution."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.commands.institutions import kept, told
from engine.errors import StaleVersion
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ChangeInstitution:
    """Write the next version; answers that named it keep what they said."""

    id: str
    #: The version that was looked at.
    version: int
    #: By the names of InstitutionView; what is not named stays.
    words: Mapping[str, str]

    def run(self, work: Work) -> Receipt:
        """Answer with the id and its new version; nothing happens when nothing differs."""
        old = kept(work, self.id)
        if old.version != self.version:
            raise StaleVersion
        new = told(old, self.words)
        if new == old:
            return Receipt(deed="institution_changed", subject=old.id, version=old.version)

        version = work.institutions.change(old, replace(new, reason=""), "institution_changed")

        return Receipt(deed="institution_changed", subject=old.id, version=version)
