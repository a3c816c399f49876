"""Sign the history as it stands, daerah by daerah."""

from dataclasses import dataclass
from datetime import timedelta

from engine.access import Subject, guard
from engine.ports import Deliver
from engine.store.work import Work
from engine.views import Receipt
from engine.witness import Frontier, sealed_note

#: A daerah that is at work gets a checkpoint this often.
REST = timedelta(minutes=1)
#: Entries one transaction takes in.
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class SealTree:
    """Take the waiting entries of one daerah into its tree and sign the new root."""

    daerah: str

    def attempt(self, _deliver: Deliver | None) -> "SealTree":
        """Nothing is to be done outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with the number of entries taken in."""
        guard(work.actor, "work_clock", Subject(daerah=self.daerah))
        before = work.trees.hold(self.daerah)
        rows = work.trees.leaves(self.daerah, BATCH)
        if not rows or work.means.seal is None:
            return Receipt(deed="tree_sealed")

        grown: Frontier = before.grown(row.hash for row in rows)

        work.trees.number(self.daerah, rows, before.size)
        note = sealed_note(work.means.seal, self.daerah, grown)
        work.trees.keep(self.daerah, grown, note)
        return Receipt(deed="tree_sealed", subject=self.daerah, count=len(rows))


@dataclass(frozen=True, slots=True)
class SealHistory:
    """Seal each daerah that has new entries and was not sealed for `rest`."""

    deed = "history_sealed"

    rest: timedelta = REST

    def hand_out(self, work: Work) -> tuple[SealTree, ...]:
        """Name the deed for each daerah; without a key there is nothing to do."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        if work.means.seal is None:
            return ()
        return tuple(map(SealTree, work.trees.waiting(self.rest)))
