"""Take one running case to another version of its process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.access import guard
from engine.commands.migrating import record_change, tried
from engine.errors import WrongState
from engine.lifecycle import fits
from engine.model import Json, say
from engine.ports import Deliver
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

ELSEWHERE = say("Kasus ini berjalan pada versi lain dari yang direncanakan.")


@dataclass(frozen=True, slots=True)
class MigrateCase:
    """Try the case out on the other version and, when nothing is lost, leave it there.

    Done twice it changes nothing: a batch that was cut off is simply begun again.
    """

    daerah: str
    case_no: str
    from_version: int
    to_version: int
    #: Ids of nodes of the old version to ids of the new, where they differ.
    mapping: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    def attempt(self, _deliver: Deliver | None) -> "MigrateCase":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when the case was taken over, 0 when it was there already."""
        case = work.cases.lock_by_no(self.case_no)
        guard(work.actor, "migrate_case", work.cases.subject(case))
        if case.definition == self.to_version:
            return case.receipt("case_migrated", case.id, version=case.definition)
        if case.definition != self.from_version:
            raise WrongState(ELSEWHERE)
        fits("migrate", case.status)
        target = work.definitions.version(case.process, self.to_version)
        trial = tried(work, case, work.published_bundle(target.bundle), self.mapping)

        notes: list[Json] = [note.pieces() for note in trial.notes]
        deed = Deed(
            deed="case_migrated",
            reason=self.reason,
            detail={
                "from": case.definition,
                "to": target.version,
                "from_bundle": case.bundle,
                "mapping": dict(self.mapping),
                "notes": notes,
            },
        )
        after = record_change(work, case, trial, deed, to=(target.version, target.bundle))
        work.migrations.keep(case, after.state)

        return after.receipt("case_migrated", case.id, version=after.definition, count=1)
