"""Publish a process, with everything it needs, as the next version in a daerah."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.errors import DefinitionRefused, StaleVersion
from engine.model import Files
from engine.store.bundles import Bundle, read_bundle
from engine.store.history import Deed
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
        bundle = self._checked(work)
        chain = f"proses:{self.daerah}:{self.process}"
        work.history.hold(self.daerah, chain)
        current = work.definitions.current(self.daerah, self.process)
        if current is not None and current.bundle == bundle.hash:
            work.definitions.drop_draft(self.daerah, self.process)
            return self._receipt("definition_unchanged", current.version)
        before = current.version if current is not None else 0
        if self.seen_version not in (0, before):
            raise StaleVersion

        version = before + 1
        work.keep_bundle(self.daerah, bundle)
        work.definitions.add(self.daerah, bundle, version, self.note)
        work.definitions.drop_draft(self.daerah, self.process)

        deed = Deed(
            deed="definition_published",
            name=bundle.checked.processes[self.process].name,
            bundle=bundle.hash,
            digest=bundle.hash,
            reason=self.note,
            detail={"process": self.process, "version": version},
        )
        work.history.of_chain(self.daerah, chain, deed)
        return self._receipt("definition_published", version)

    def _checked(self, work: Work) -> Bundle:
        bundle = read_bundle(self.process, self.files, work.means.forms)
        if any(problem.severity == "error" for problem in bundle.problems):
            raise DefinitionRefused(bundle.problems)
        return bundle

    def _receipt(self, deed: str, version: int) -> Receipt:
        return Receipt(deed=deed, subject=self.process, version=version)
