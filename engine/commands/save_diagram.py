"""Keep an editor's diagram that is not published yet."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.errors import StaleVersion
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SaveDiagram:
    """Write the unpublished main diagram of `process`; it is checked when it is published."""

    process: str
    source: bytes
    #: Version of the unpublished diagram that the editor has seen; 0 when there was none.
    seen_version: int = 0

    def run(self, work: Work) -> Receipt:
        """Answer with the new version."""
        daerah = work.actor.daerah
        guard(work.actor, "edit_definition", Subject(daerah=daerah))
        work.definitions.published(self.process)
        work.history.hold(daerah, f"proses:{daerah}:{self.process}")
        version = work.definitions.draft_version(self.process)
        if version != self.seen_version:
            raise StaleVersion

        work.definitions.keep_draft(self.process, self.source, version + 1)

        return Receipt(deed="diagram_saved", subject=self.process, version=version + 1)
