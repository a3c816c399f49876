"""Publish a process, with everything it needs, as the next version in a daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.publishing import current_version, publish, readable_bundle
from engine.errors import StaleVersion
from engine.model import Files
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class PublishDefinition:
    """Check `files` and publish them; running cases keep the version they began with."""

    daerah: str
    #: Id of the root process in `files`.
    process: str
    files: Files
    note: str = ""
    #: Version that these files were made from; 0 publishes over whichever is current.
    seen_version: int = 0

    def run(self, work: Work) -> Receipt:
        """Answer with the version; files equal to the current ones get the version they have."""
        guard(work.actor, "publish", Subject(daerah=self.daerah))
        bundle = readable_bundle(work, self.process, self.files)
        before, same = current_version(work, self.daerah, bundle)
        if same:
            work.definitions.drop_draft(self.daerah, self.process)
            return self._receipt("definition_unchanged", before)
        if self.seen_version not in (0, before):
            raise StaleVersion

        publish(work, self.daerah, bundle, before + 1, self.note)

        return self._receipt("definition_published", before + 1)

    def _receipt(self, deed: str, version: int) -> Receipt:
        return Receipt(deed=deed, subject=self.process, version=version)
