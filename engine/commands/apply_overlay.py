"""Publish every pathway of a daerah as its overlay has it: all of them together, or none."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.publishing import current_version, publish, readable_bundle
from engine.errors import DefinitionRefused, Refused
from engine.model import Files, Json, JsonObject, Problem
from engine.store.bundles import Bundle
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ApplyOverlay:
    """Check the pathways of a daerah as a whole and publish them; running cases keep theirs."""

    daerah: str
    #: Process of each pathway that is offered -> its bundle.
    offered: Mapping[str, Files]
    #: Processes of those that are not: no case of theirs begins, what runs goes on.
    closed: tuple[str, ...] = ()
    note: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the overlay's number and how many pathways got another version.

        Raises:
            DefinitionRefused: everything wrong with any of them; what was published stays.
        """
        guard(work.actor, "publish", Subject(daerah=self.daerah))
        chain = f"overlay:{self.daerah}"
        work.history.hold(self.daerah, chain)
        bundles = self._checked(work)

        versions = {one.root: self._published(work, one) for one in bundles}
        changed: dict[str, Json] = {
            process: version for process, version in versions.items() if version
        }
        if not changed and work.definitions.closed(self.daerah) == frozenset(self.closed):
            return Receipt(deed="overlay_unchanged", subject=self.daerah)
        number = work.definitions.apply(self.daerah, self.closed, self.note)

        told: JsonObject = {"version": number, "published": changed, "closed": [*self.closed]}
        deed = Deed(deed="overlay_applied", reason=self.note, detail=told)
        work.history.of_chain(self.daerah, chain, deed)
        return Receipt(
            deed="overlay_applied", subject=self.daerah, version=number, count=len(changed)
        )

    def _checked(self, work: Work) -> list[Bundle]:
        bundles: list[Bundle] = []
        problems: list[Problem] = []
        for process, files in self.offered.items():
            try:
                bundles.append(readable_bundle(work, process, files))
            except Refused as refusal:
                problems += refusal.problems
        problems += [lost for bundle in bundles for lost in work.lost_choices(self.daerah, bundle)]
        if problems:
            raise DefinitionRefused(tuple(dict.fromkeys(problems)))
        return bundles

    def _published(self, work: Work, bundle: Bundle) -> int:
        """Return the new version; 0 where there is nothing new."""
        before, same = current_version(work, self.daerah, bundle)
        if not same:
            publish(work, self.daerah, bundle, before + 1, self.note)
        return 0 if same else before + 1
